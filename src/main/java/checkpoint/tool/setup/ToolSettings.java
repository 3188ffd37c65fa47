package checkpoint.tool.setup;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings that the tool cannot work out by itself.
 *
 * @param publicUrl the address as browsers and platforms see it; http or https, a path is allowed
 * @param secret base64 of at least 32 random bytes; several may be given, of which the first one signs
 */
@Validated
@ConfigurationProperties("checkpoint")
record ToolSettings(
        @NotNull(
                message = "checkpoint.public-url is missing: the address as browsers and platforms see this tool,"
                        + " such as https://checkpoint.school.example")
        @Nullable
        URI publicUrl,

        @NotEmpty(
                message = "checkpoint.secret is missing: at least 32 random bytes in base64,"
                        + " such as `openssl rand -base64 32` prints")
        @Nullable
        List<String> secret) {

    @AssertTrue(
            message =
                    "checkpoint.public-url must be http:// or https:// with a host, and without query, fragment or user: for example https://checkpoint.school.example")
    boolean isPublicUrlUsable() {
        return publicUrl == null
                || (("http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme()))
                        && publicUrl.getHost() != null
                        && publicUrl.getRawUserInfo() == null
                        && publicUrl.getRawQuery() == null
                        && publicUrl.getRawFragment() == null);
    }

    @AssertTrue(
            message =
                    "checkpoint.secret must be base64 of at least 32 random bytes (each, where it is a list): `openssl rand -base64 32` makes one")
    boolean isSecretStrong() {
        return secret == null || secret.stream().allMatch(ToolSettings::isStrong);
    }

    private static boolean isStrong(String value) {
        try {
            return decode(value).length >= 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static byte[] decode(String value) {
        String standard = value.strip().replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(standard);
    }
}
