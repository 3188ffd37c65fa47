package checkpoint.administration.platforms;

import checkpoint.platform.registration.Endpoints;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registration.Source;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.tool.cluster.Clusters;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A platform as the console shows it.
 *
 * @param product its proper name; {@code null} if the platform does not say
 */
record PlatformView(Registration of, @Nullable String product) {

    /**
     * One of its addresses.
     *
     * @param elsewhere whether it lives on another host than the issuer, and is no known one of a hosted Canvas
     */
    record Endpoint(String label, URI address, boolean elsewhere) {}

    public List<Endpoint> endpoints() {
        return List.of(
                endpoint("console.authorization", of.authorizationEndpoint()),
                endpoint("console.token", of.tokenEndpoint()),
                endpoint("console.keys", of.jwksUri()));
    }

    private Endpoint endpoint(String label, URI address) {
        return new Endpoint(label, address, !Endpoints.isAtHome(of.issuer(), address));
    }

    /** The product, to show beside the platform's name; {@code null} where that says it already: {@code Moodle (moodle.school.example)}. */
    public @Nullable String badge() {
        return product == null || of.name().toLowerCase(Locale.ROOT).contains(product.toLowerCase(Locale.ROOT))
                ? null
                : product;
    }

    public boolean isElsewhere() {
        return endpoints().stream().anyMatch(Endpoint::elsewhere);
    }

    /** Changed only in the configuration file; one that left the file is the administrators' again. */
    public boolean isLocked() {
        return of.source() == Source.FILE && of.status() == Status.ACTIVE;
    }

    public boolean isPending() {
        return of.status() == Status.PENDING;
    }

    public boolean isActive() {
        return of.status() == Status.ACTIVE;
    }

    /** Whether its rows are on their way to another database. */
    public boolean isMoving() {
        return of.place().moving();
    }

    /** The name of the further database that has its rows; {@code null} where that is the first one, as usual. */
    public @Nullable String database() {
        return of.place().cluster().equals(Clusters.HOME) ? null : of.place().cluster();
    }

    /** The address of its page. */
    public String path() {
        return "/admin/platforms/" + of.id();
    }
}
