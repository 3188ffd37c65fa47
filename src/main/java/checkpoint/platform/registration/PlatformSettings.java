package checkpoint.platform.registration;

import checkpoint.tool.setup.Origins;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Platforms registered from a file, and what becomes of those that register themselves.
 *
 * @param platforms shown in the console, changed only in the file
 * @param registration what Dynamic Registration does with a platform that nobody knows yet
 */
@Validated
@ConfigurationProperties("checkpoint")
public record PlatformSettings(
        @DefaultValue List<@Valid Platform> platforms,
        @DefaultValue("approve") @NotNull Welcome registration) {

    /** Pending until an administrator approves; active at once where its endpoints are its own; not at all. */
    public enum Welcome {
        APPROVE,
        OPEN,
        CLOSED
    }

    /**
     * One platform.
     *
     * @param deploymentIds the only deployments that may launch; absent: any
     * @param tokenAudience absent: the token endpoint
     * @param frameOrigins further origins that may frame the tool, such as {@code https://portal.school.example}
     * @param institutionRoles whose roles in the institution count where a launch names none of the course
     */
    record Platform(
            @Nullable String name,

            @NotBlank(
                    message =
                            "issuer is missing: exactly what the platform calls itself, for example https://moodle.school.example")
            String issuer,

            @NotBlank(message = "client-id is missing: the platform shows it where the tool is registered")
            String clientId,

            @Nullable List<String> deploymentIds,

            @NotNull(message = "authorization-endpoint is missing")
            URI authorizationEndpoint,

            @NotNull(message = "token-endpoint is missing") URI tokenEndpoint,
            @NotNull(message = "jwks-uri is missing") URI jwksUri,
            @Nullable String tokenAudience,
            @DefaultValue List<String> frameOrigins,
            @DefaultValue("learners") @NotNull InstitutionRoles institutionRoles) {

        @AssertTrue(
                message =
                        "authorization-endpoint, token-endpoint and jwks-uri must be http:// or https:// URLs with a host")
        boolean isReachable() {
            return Stream.of(authorizationEndpoint, tokenEndpoint, jwksUri)
                    .allMatch(uri -> uri == null || Origins.isWeb(uri));
        }

        @AssertTrue(message = "frame-origins must be origins such as https://portal.school.example, without a path")
        boolean isFrameable() {
            return frameOrigins.stream().allMatch(Origins::isOrigin);
        }
    }
}
