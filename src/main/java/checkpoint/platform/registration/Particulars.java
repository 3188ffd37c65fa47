package checkpoint.platform.registration;

import checkpoint.tool.setup.Origins;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that a platform shows where this tool is registered.
 *
 * @param tokenAudience what a client assertion names as its audience; {@code null}: the token endpoint
 * @param frameOrigins further origins that may frame our pages
 * @param allowedDeployments the only deployments that may launch; {@code null}: any
 * @param institutionRoles whose roles in the institution count where a message names none of the course
 */
public record Particulars(
        String name,
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        @Nullable String tokenAudience,
        List<String> frameOrigins,
        @Nullable List<String> allowedDeployments,
        InstitutionRoles institutionRoles) {

    /** Of an issuer, a client id (LTI 1.3, 5.3: identifiers have at most 255 characters) and a name. */
    public static final int LONGEST = 255;

    public Particulars {
        Stream.of(name, issuer, clientId).forEach(Particulars::requireShort);
        if (!Stream.of(authorizationEndpoint, tokenEndpoint, jwksUri).allMatch(Origins::isWeb)) {
            throw new IllegalArgumentException("an endpoint is not a web address");
        }
        if (!frameOrigins.stream().allMatch(Origins::isOrigin)) {
            throw new IllegalArgumentException("a frame origin is not an origin");
        }
        frameOrigins = List.copyOf(frameOrigins);
        allowedDeployments = allowedDeployments == null ? null : List.copyOf(allowedDeployments);
    }

    private static void requireShort(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " characters: " + text.length());
        }
    }
}
