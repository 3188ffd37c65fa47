package checkpoint.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What PostgreSQL does for a save and a submission, by its own count, on a database whose statistics say that no attempt is open. */
@Isolated(
        "PostgreSQL clears a page of old rows only once the server's oldest transaction has moved on, whichever database that is in")
class RowsInPlaceTest {

    private static final int OPEN = 500;

    private Connection connection;
    private JdbcClient database;
    private Place ada;

    @BeforeEach
    void many_attempts_are_open_of_which_the_statistics_know_nothing() throws SQLException {
        connection = TestPostgres.another().getConnection();
        database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        long registration = AttemptBench.registration(database);
        long course = AttemptBench.course(database, registration, "biology101");
        database.sql("insert into content_version values (repeat('a', 64), 'chapter-12', now())")
                .update();
        work(registration, course, "before", "now(), 1, 1, true");
        database.sql("vacuum (analyze) attempt").update();
        work(registration, course, "now", "null, null, null, null");
        ada = database.sql("select min(learner_id) from attempt where submitted_at is null")
                .query((row, number) -> new Place(registration, row.getLong(1), course, "chapter-12"))
                .single();
    }

    private void work(long registration, long course, String who, String result) {
        database.sql("""
                        with met as (
                            insert into learner (registration_id, subject, first_seen_at)
                            select :registration, :who || n, now() from generate_series(1, :open) n returning id)
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout,
                                             started_at, submitted_at, score_given, score_maximum, passed)
                        select :registration, id, :course, 'chapter-12', 1, repeat('a', 64), '[]', now(),\s""" + result + " from met")
                .param("registration", registration)
                .param("course", course)
                .param("who", who)
                .param("open", OPEN)
                .update();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void an_answer_that_is_given_ten_times_more_is_changed_where_it_stands() {
        Attempt attempt = attempt();
        assertThat(save(attempt, 0)).isOne();
        // Everybody else saves after that: its page is as full as it gets.
        database.sql("""
                        select s.deadline from attempt a,
                            save_responses(a.registration_id, a.id, 0, now(), decode(repeat('01', 200), 'hex')) s
                        where a.submitted_at is null""").query((row, number) -> 1).list();
        long changed = count("n_tup_upd", "attempt_response");
        long inPlace = count("n_tup_hot_upd", "attempt_response");

        for (int revision = 1; revision <= 10; revision++) {
            assertThat(save(attempt, revision)).isOne();
        }

        assertThat(count("n_tup_upd", "attempt_response") - changed).isEqualTo(10);
        assertThat(count("n_tup_hot_upd", "attempt_response") - inPlace).isEqualTo(10);
    }

    @Test
    void a_save_looks_at_no_attempt_but_its_own() {
        Attempt attempt = attempt();
        long before = count("idx_tup_fetch", "attempt");

        assertThat(save(attempt, 0)).isOne();

        assertThat(count("idx_tup_fetch", "attempt") - before).isBetween(1L, 5L);
    }

    @Test
    void a_submission_looks_at_no_attempt_but_its_own() {
        Attempt attempt = attempt();
        long before = count("idx_tup_fetch", "attempt");

        Attempt ended = new AttemptTable(database)
                .end(
                        attempt,
                        new Score(BigDecimal.ONE, BigDecimal.ONE, true),
                        BigDecimal.ONE,
                        AttemptBench.NOON.plusSeconds(1))
                .attempt();

        assertThat(ended.isOpen()).isFalse();
        assertThat(count("idx_tup_fetch", "attempt") - before).isBetween(1L, 5L);
    }

    @Test
    void what_was_submitted_takes_no_answer_any_more() {
        Attempt attempt = attempt();
        new AttemptTable(database)
                .end(
                        attempt,
                        new Score(BigDecimal.ONE, BigDecimal.ONE, true),
                        BigDecimal.ONE,
                        AttemptBench.NOON.plusSeconds(1));

        assertThat(save(attempt, 0)).isZero();
    }

    @Test
    void a_function_that_keeps_its_plan_is_never_compiled_for_it() {
        List<String> settings = database.sql("""
                        select array_to_string(proconfig, ' ') from pg_proc
                        where 'plan_cache_mode=force_generic_plan' = any (proconfig)""").query(String.class).list();

        assertThat(settings)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(one -> assertThat(one).contains("jit=off"));
    }

    private Attempt attempt() {
        return new AttemptTable(database).find(ada, 1).orElseThrow();
    }

    /** How many rows it answered. */
    private int save(Attempt attempt, int revision) {
        return database.sql("select deadline from save_responses(?, ?, ?, now(), decode(repeat('01', 200), 'hex'))")
                .params(attempt.place().registration(), attempt.id(), revision)
                .query((row, number) -> 1)
                .list()
                .size();
    }

    private long count(String what, String table) {
        database.sql("select pg_stat_force_next_flush()")
                .query((row, number) -> 1)
                .list();
        return database.sql("select " + what + " from pg_stat_user_tables where relname = ?")
                .param(table)
                .query(Long.class)
                .single();
    }
}
