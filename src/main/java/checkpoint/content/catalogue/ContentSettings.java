package checkpoint.content.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the checkpoints are.
 *
 * @param content folders, or {@code classpath:} locations, each with one sub-folder per checkpoint; separated by commas, or numbered
 */
@Validated
@ConfigurationProperties("checkpoint")
record ContentSettings(
        @DefaultValue("classpath:checkpoints/") @NotEmpty(message = "checkpoint.content must not be empty")
        List<@NotBlank(message = "checkpoint.content must not be empty") String> content) {}
