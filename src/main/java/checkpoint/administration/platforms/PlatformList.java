package checkpoint.administration.platforms;

import checkpoint.platform.registration.KnownProduct;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.time.StoredInstant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists the deployments seen in launches, and counts the refused launches. */
@Repository
class PlatformList {

    private static final String DEPLOYMENTS = """
            select deployment_id, product_family, first_seen_at
            from deployment where registration_id = ? order by id desc limit 200""";
    // As the log counts them: addresses that nothing answers are not launches. No more than it is worth to count.
    private static final String REFUSED = """
            select count(*) from (
                select from refusal where at > ? and code not like 'WEB-%' limit 1000) r""";

    private static final String WITH_LEARNERS = """
            select r.id from registration r where exists (select from learner p where p.registration_id = r.id)""";

    private static final int MOST = 1000;

    private final JdbcClient database;
    private final Clusters clusters;

    PlatformList(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /** A deployment that has launched, or that the platform named when it registered itself. */
    record SeenDeployment(String deploymentId, @Nullable String product, Instant firstSeenAt) {}

    /** The newest first, two hundred at most; none where its cluster is away. */
    List<SeenDeployment> deployments(long registration) {
        return clusters.askAt(
                        registration,
                        () -> database.sql(DEPLOYMENTS)
                                .param(registration)
                                .query((row, number) -> new SeenDeployment(
                                        row.getString("deployment_id"),
                                        Optional.ofNullable(row.getString("product_family"))
                                                .map(KnownProduct::nameOf)
                                                .orElse(null),
                                        StoredInstant.of(row, "first_seen_at")))
                                .list())
                .orElse(List.of());
    }

    /** Where a platform that is kept in another cluster still has learners: a move was interrupted. */
    Map<Long, String> leftBehind() {
        Map<Long, String> left = new HashMap<>();
        if (clusters.names().size() > 1) {
            clusters.each(() -> database.sql(WITH_LEARNERS).query(row -> {
                if (!clusters.isHere(row.getLong("id"))) {
                    left.put(row.getLong("id"), Clusters.here());
                }
            }));
        }
        return left;
    }

    /** How many launches were refused since then; a thousand at most. */
    long refusedSince(Instant instant) {
        long refused = clusters
                .ask(() -> database.sql(REFUSED)
                        .param(instant.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .list())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return Math.min(MOST, refused);
    }
}
