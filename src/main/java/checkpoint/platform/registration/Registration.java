package checkpoint.platform.registration;

import checkpoint.tool.cluster.Placement;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform that knows us, keyed by issuer and client id (LTI 1.3, 4.1.3: an issuer alone is not a key).
 *
 * @param tokenAudience what a client assertion names as its audience; the token endpoint unless the platform says otherwise
 * @param frameOrigins further origins that may frame our pages, beside the platform's own
 * @param allowedDeployments the only deployments that may launch; {@code null}: any, recorded when first seen
 * @param institutionRoles whose roles in the institution count where a message names none of the course
 * @param place which cluster holds its rows
 */
public record Registration(
        long id,
        String name,
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        String tokenAudience,
        List<String> frameOrigins,
        @Nullable List<String> allowedDeployments,
        Status status,
        Source source,
        InstitutionRoles institutionRoles,
        Placement.Place place) {

    /** Its status, which decides whether it may launch: pending ones wait for an administrator, suspended ones were switched off by one. */
    public enum Status {
        ACTIVE,
        PENDING,
        SUSPENDED
    }

    /** Its origin; one from the file is changed only in the file. */
    public enum Source {
        FILE,
        CONSOLE,
        DYNAMIC
    }

    public boolean admits(String deploymentId) {
        return allowedDeployments == null || allowedDeployments.contains(deploymentId);
    }
}
