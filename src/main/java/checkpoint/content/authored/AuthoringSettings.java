package checkpoint.content.authored;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of what courses may write.
 *
 * @param perCourse checkpoints of one course
 * @param perPlatform checkpoints of all courses of a platform
 * @param bytesPerCourse of all files of a course's drafts together
 */
@Validated
@ConfigurationProperties("checkpoint.authoring")
record AuthoringSettings(
        @DefaultValue("200") @Min(0) int perCourse,
        @DefaultValue("5000") @Min(0) int perPlatform,
        @DefaultValue("200MB") DataSize bytesPerCourse) {}
