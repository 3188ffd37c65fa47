package checkpoint.platform.registration;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.HomeDatabase;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Each further cluster has copies of its registrations' own rows, since others point to them. The original is in the home cluster, and it
 * alone is ever changed; the copies follow within a minute, and are there when a registration comes.
 */
@Component
class RegistrationCopies {

    private static final String OF_CLUSTER = "select jsonb_agg(to_jsonb(r)) from registration r where r.cluster = ?";
    private static final String ONE = "select jsonb_build_array(to_jsonb(r)) from registration r where r.id = ?";
    private static final String KEEP = "select keep_registrations(?::jsonb)";

    private final HomeDatabase home;
    private final JdbcClient database;

    RegistrationCopies(HomeDatabase home, JdbcClient database) {
        this.home = home;
        this.database = database;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void follow() {
        if (!Clusters.isAtHome()) {
            keep(home.sql(OF_CLUSTER).param(Clusters.here()).query(String.class).optional());
        }
    }

    /** Brings one to this thread's cluster. */
    public void bring(long registration) {
        keep(home.sql(ONE).param(registration).query(String.class).optional());
    }

    private void keep(Optional<String> rows) {
        rows.ifPresent(json -> database.sql(KEEP).param(json).query(row -> {}));
    }
}
