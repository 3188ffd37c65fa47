package checkpoint.administration.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The console's first account.
 *
 * @param password where none is given, a one-time one is made and printed, and must be changed at the first sign-in
 */
@Validated
@ConfigurationProperties("checkpoint.admin")
record AdminSettings(
        @DefaultValue("admin") @NotBlank(message = "checkpoint.admin.username must not be empty")
        String username,

        @Size(min = 12, max = 200, message = "checkpoint.admin.password must have 12 to 200 characters") @Nullable
        String password) {}
