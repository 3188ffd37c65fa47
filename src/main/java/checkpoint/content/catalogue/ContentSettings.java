package checkpoint.content.catalogue;

import checkpoint.content.checkpoint.Embeds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The places where checkpoints are read.
 *
 * @param content folders, or {@code classpath:} locations, each with one sub-folder per checkpoint; separated by commas, or numbered
 * @param contentEmbeds hosts whose videos are shown within a page, such as {@code www.youtube-nocookie.com}
 */
@Validated
@ConfigurationProperties("checkpoint")
record ContentSettings(
        @DefaultValue("classpath:checkpoints/") @NotEmpty(message = "checkpoint.content must not be empty")
        List<@NotBlank(message = "checkpoint.content must not be empty") String> content,

        @DefaultValue List<@Pattern(regexp = Embeds.HOST, message = NO_HOST) String> contentEmbeds) {

    private static final String NO_HOST =
            "checkpoint.content-embeds takes host names, such as www.youtube-nocookie.com, separated by commas";
}
