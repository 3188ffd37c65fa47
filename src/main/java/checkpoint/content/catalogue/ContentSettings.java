package checkpoint.content.catalogue;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the checkpoints are.
 *
 * @param content a folder, or a {@code classpath:} location, with one sub-folder per checkpoint
 */
@Validated
@ConfigurationProperties("checkpoint")
record ContentSettings(
        @DefaultValue("classpath:checkpoints/") @NotBlank(message = "checkpoint.content must not be empty")
        String content) {}
