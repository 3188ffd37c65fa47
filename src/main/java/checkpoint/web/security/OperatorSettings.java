package checkpoint.web.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The account that may read the metrics, by HTTP Basic.
 *
 * @param password where none is given, metrics are served on a separate {@code management.server.port} alone
 */
@Validated
@ConfigurationProperties("checkpoint.operator")
record OperatorSettings(
        @DefaultValue("operator") @NotBlank(message = "checkpoint.operator.username must not be empty")
        String username,

        @Size(min = 12, max = 200, message = "checkpoint.operator.password must have 12 to 200 characters") @Nullable
        String password) {

    @AssertTrue(message = "checkpoint.operator.username must not have a colon: HTTP Basic cannot carry one")
    boolean isUsernameUsable() {
        return username.indexOf(':') < 0;
    }
}
