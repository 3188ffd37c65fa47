package checkpoint.administration.platforms;

import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds platforms for the console's pages. */
@Component
class PlatformViews {

    private static final String PRODUCTS = """
            select r.id, coalesce(r.product_family, max(d.product_family)) product
            from registration r left join deployment d on d.registration_id = r.id
            group by r.id""";

    private final Registrations registrations;
    private final JdbcClient database;
    private final Clusters clusters;

    PlatformViews(Registrations registrations, JdbcClient database, Clusters clusters) {
        this.registrations = registrations;
        this.clusters = clusters;
        this.database = database;
    }

    /** By name; as they are now, whichever node changed them. */
    List<PlatformView> all() {
        registrations.changed();
        Map<Long, String> products = products();
        return registrations.all().stream()
                .map(one -> new PlatformView(one, products.get(one.id())))
                .sorted(Comparator.comparing((PlatformView view) -> view.of().name())
                        .thenComparingLong(view -> view.of().id()))
                .toList();
    }

    PlatformView require(long id) {
        registrations.changed();
        return registrations
                .byId(id)
                .map(found -> new PlatformView(found, products().get(id)))
                .orElseThrow(() -> Refusal.of(ConsoleReason.UNKNOWN_PLATFORM, "registration " + id));
    }

    private Map<Long, String> products() {
        Map<Long, String> products = new HashMap<>();
        clusters.each(() -> database.sql(PRODUCTS).query(row -> {
            String product = row.getString("product");
            if (product != null && clusters.isHere(row.getLong("id"))) {
                products.put(row.getLong("id"), KnownProduct.nameOf(product));
            }
        }));
        return products;
    }
}
