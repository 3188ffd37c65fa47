package checkpoint.platform.registration;

import checkpoint.tool.cluster.HomeDatabase;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names that platforms give themselves ({@code tool_platform}, LTI 1.3, 5.4.2). Such a name replaces one that nobody chose: the product and
 * the host, where a platform registered itself, or an issuer, where the file gives no name.
 */
@Component
public class PlatformNames {

    private static final String RENAME = "update registration set name = ? where id = ? and name = ?";

    private final HomeDatabase database;
    private final Registrations registrations;

    PlatformNames(HomeDatabase database, Registrations registrations) {
        this.database = database;
        this.registrations = registrations;
    }

    /**
     * The name of a platform that has none yet: {@code Moodle (moodle.school.example)}. The host is always in it: the rest is what a stranger says.
     *
     * @param product its product family; one that nobody here knows is no name
     */
    public static String madeUp(String issuer, @Nullable String product) {
        String host = URI.create(issuer).getHost();
        return KnownProduct.toldBy(product == null ? List.of() : List.of(product))
                .map(known -> madeUp(known, host))
                .orElse(host);
    }

    private static String madeUp(KnownProduct product, String host) {
        return product.label() + " (" + host + ")";
    }

    /** Hears a name from a signed message; writes only where the platform has no other yet, so once. */
    public void heard(long id, @Nullable String name) {
        if (name == null || name.length() > Particulars.LONGEST) {
            return;
        }
        Registration known = registrations.byId(id).orElse(null);
        if (known == null || known.name().equals(name) || !isMadeUp(known)) {
            return;
        }
        int renamed =
                database.sql(RENAME).param(name).param(id).param(known.name()).update();
        if (renamed > 0) {
            registrations.changed();
        }
    }

    private static boolean isMadeUp(Registration known) {
        String host = URI.create(known.issuer()).getHost();
        return known.name().equals(known.issuer())
                || known.name().equals(host)
                || Arrays.stream(KnownProduct.values())
                        .anyMatch(product -> known.name().equals(madeUp(product, host)));
    }
}
