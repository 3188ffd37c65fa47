package checkpoint.teaching.gate;

import checkpoint.launch.token.Launch;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The facts about a link's gate that launches and deliveries have left. */
@Repository
class GateFacts {

    private static final String COLUMN = """
            select i.id, i.url, i.container_url, i.scopes, i.gone_at is not null as gone
            from line_item i where i.registration_id = :registration and i.resource_link_id = :link""";

    private static final String MEMBERSHIPS = """
            select memberships_url from course
            where registration_id = :registration and id = :course and memberships_url is not null""";

    private static final String PAUSED =
            "select exists (select from delivery_pause where registration_id = :registration)";

    // A gradebook may round what it shows: half a percent is no other grade. A mark may have been lower for an older
    // attempt.
    private static final String PASSES = """
            select count(*) filter (where s.shown_maximum > 0 and
                       s.shown_given / s.shown_maximum >= least(:mark, s.score_given / s.score_maximum) - 0.005) as there,
                   count(*) filter (where s.shown_maximum > 0 and
                       s.shown_given / s.shown_maximum < least(:mark, s.score_given / s.score_maximum) - 0.005) as below,
                   count(*) filter (where s.state = 'FAILED' and s.cause is distinct from 'NOT_A_STUDENT') as refused,
                   count(*) filter (where s.state = 'PENDING' and s.cause = 'UNPUBLISHED') as unpublished
            from desired_score s
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            join learner p on p.registration_id = s.registration_id and p.id = s.learner_id
            where i.registration_id = :registration and i.resource_link_id = :link and s.passed and not p.test_user""";

    private final JdbcClient database;

    GateFacts(JdbcClient database) {
        this.database = database;
    }

    /**
     * A link's line item, as launches named it.
     *
     * @param url {@code null} where it is not known, or not made yet
     * @param container where it is looked for or made; {@code null} where the platform named no such place
     * @param scopes those that the platform offered with it
     * @param gone whether the platform said that it is gone
     */
    record Column(long id, @Nullable String url, @Nullable String container, List<String> scopes, boolean gone) {}

    /**
     * Passes of a link, without those of test students.
     *
     * @param there which the gradebook shows at or above the pass mark
     * @param below which it shows below
     * @param refused which it does not take
     * @param unpublished which wait for the platform's activity to be published
     */
    record Passes(int there, int below, int refused, int unpublished) {}

    /** Empty where no launch has named a gradebook. */
    Optional<Column> column(Launch launch) {
        return of(COLUMN, launch)
                .param("link", launch.resourceLink())
                .query((row, number) -> column(row))
                .optional();
    }

    /** The address of the course's roster; empty where no launch has named one. */
    Optional<String> memberships(Launch launch) {
        return of(MEMBERSHIPS, launch)
                .param("course", launch.course())
                .query(String.class)
                .optional();
    }

    /** Whether an administrator holds the platform's grades. */
    boolean paused(Launch launch) {
        return of(PAUSED, launch).query(Boolean.class).single();
    }

    /**
     * Those of one link.
     *
     * @param mark between 0 and 1
     */
    Passes passes(Launch launch, BigDecimal mark) {
        return of(PASSES, launch)
                .param("link", launch.resourceLink())
                .param("mark", mark)
                .query((row, number) -> new Passes(
                        row.getInt("there"), row.getInt("below"), row.getInt("refused"), row.getInt("unpublished")))
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, Launch launch) {
        return database.sql(sql).param("registration", launch.registration());
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getLong("id"),
                row.getString("url"),
                row.getString("container_url"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("gone"));
    }
}
