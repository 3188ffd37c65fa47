package checkpoint.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the console shows of launches: the deployments that were seen, and refusals by their reference. */
@Repository
public class PlatformList {

    private static final String DEPLOYMENTS = """
            select deployment_id, product_family, first_seen_at
            from deployment where registration_id = ? order by id desc limit 200""";
    private static final String RECENT = """
            select reference, at, code, registration_id, path, detail, browser from refusal
            order by at desc limit 50""";
    private static final String BY_REFERENCE = """
            select reference, at, code, registration_id, path, detail, browser from refusal
            where reference = ?""";

    private final JdbcClient database;

    PlatformList(JdbcClient database) {
        this.database = database;
    }

    /** A deployment that has launched, or that the platform named when it registered itself. */
    public record SeenDeployment(
            String deploymentId, @Nullable String product, Instant firstSeenAt) {}

    /** A refusal as the log has it. */
    public record Refused(
            String reference,
            Instant at,
            String code,
            @Nullable Long registration,
            String path,
            @Nullable String detail,
            @Nullable String browser) {}

    /** The newest first, two hundred at most. */
    List<SeenDeployment> deployments(long registration) {
        return database.sql(DEPLOYMENTS)
                .param(registration)
                .query((row, number) -> new SeenDeployment(
                        row.getString("deployment_id"),
                        row.getString("product_family"),
                        row.getObject("first_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Refused> recentRefusals() {
        return refusals(database.sql(RECENT));
    }

    List<Refused> refusal(String reference) {
        if (!reference.chars().allMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        return refusals(database.sql(BY_REFERENCE).param(reference));
    }

    private static List<Refused> refusals(JdbcClient.StatementSpec statement) {
        List<Refused> all = new ArrayList<>();
        statement.query(row -> {
            all.add(new Refused(
                    row.getString("reference"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("code"),
                    row.getObject("registration_id", Long.class),
                    row.getString("path"),
                    row.getString("detail"),
                    row.getString("browser")));
        });
        return all;
    }
}
