package checkpoint.administration.contents;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.policy.AttemptBench;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Clusters;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the console's page of checkpoints reads, by PostgreSQL's own count, where no table was ever analysed or vacuumed. */
class CheckpointUseTest {

    private static final int SUBMITTED = 2000;
    private static final int OPEN = 3;

    private Connection connection;
    private JdbcClient database;
    private CheckpointUse use;

    @BeforeEach
    void many_attempts_were_submitted() throws SQLException {
        connection = TestPostgres.another().getConnection();
        database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        use = new CheckpointUse(database, Clusters.alone());
        long registration = AttemptBench.registration(database);
        long course = AttemptBench.course(database, registration, "biology101");
        database.sql("insert into content_version values (repeat('a', 64), 'chapter-12', now())")
                .update();
        begin(registration, course, SUBMITTED);
        database.sql("update attempt set submitted_at = now(), score_given = 1, score_maximum = 1, passed = true")
                .update();
        begin(registration, course, OPEN);
    }

    private void begin(long registration, long course, int attempts) {
        database.sql("""
                        with met as (
                            insert into learner (registration_id, subject, first_seen_at)
                            select :registration, gen_random_uuid()::text, now() from generate_series(1, :attempts) returning id)
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at)
                        select :registration, id, :course, 'chapter-12', 1, repeat('a', 64), '[]', now() from met""")
                .param("registration", registration)
                .param("course", course)
                .param("attempts", attempts)
                .update();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void attempts_are_counted_and_those_that_were_submitted_are_not_read() {
        long before = attemptsRead();

        assertThat(use.attempts())
                .hasEntrySatisfying(
                        "chapter-12",
                        found -> assertThat(found).isEqualTo(new CheckpointUse.Attempts(SUBMITTED + OPEN, OPEN)))
                .hasSize(1);

        assertThat(attemptsRead() - before).isEqualTo(OPEN);
    }

    @Test
    void what_is_erased_stays_counted_if_it_was_submitted() {
        database.sql("delete from attempt").update();

        assertThat(use.attempts())
                .hasEntrySatisfying(
                        "chapter-12", found -> assertThat(found).isEqualTo(new CheckpointUse.Attempts(SUBMITTED, 0)));
    }

    private long attemptsRead() {
        database.sql("select pg_stat_force_next_flush()")
                .query((row, number) -> 1)
                .list();
        return database.sql("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'attempt'")
                .query(Long.class)
                .single();
    }
}
