package checkpoint.teaching.tally;

import static checkpoint.learning.policy.AttemptBench.RIGHT;
import static checkpoint.learning.policy.AttemptBench.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Response;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.teaching.statistics.Proportion;
import checkpoint.testing.TestPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

@ResourceLock(TestPostgres.MIGRATED)
class CountAnswersTest {

    private static final Function<String, Response> ALL_RIGHT = question -> RIGHT;
    private static final Function<String, Response> ALL_WRONG = question -> WRONG;

    private final TallyBench tally = new TallyBench();
    private final SampleQuiz one = SampleQuiz.oneQuestion();
    private final SampleQuiz seven = SampleQuiz.sevenTypes();

    /** A number that cannot be read would be asked about. */
    private static Function<String, Response> typed(String text) {
        return question -> new Response.Typed(question.equals("bytes-per-day") ? "1" : text);
    }

    @Test
    void a_submission_is_counted_once_however_often_somebody_looks() {
        tally.work(tally.learner("ben"), one, ALL_RIGHT);

        assertThat(tally.node.count()).isEqualTo(1);
        assertThat(tally.node.count()).isZero();

        assertThat(tally.attempts(true).attempts()).isEqualTo(1);
        assertThat(tally.question(one, "only").seen()).isEqualTo(1);
        assertThat(tally.question(one, "only").right()).isEqualTo(1);
    }

    @Test
    void the_answers_to_all_questions_are_written_by_one_statement() {
        JdbcClient database = JdbcClient.create(TestPostgres.migrated());
        database.sql("create extension pg_stat_statements").update();
        try {
            tally.work(tally.learner("ben"), seven, ALL_RIGHT);
            long before = callsOfWriting(database);

            tally.node.count();

            assertThat(database.sql("select count(*) from question_tally")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(1);
            assertThat(callsOfWriting(database) - before).isEqualTo(1);
        } finally {
            database.sql("drop extension pg_stat_statements").update();
        }
    }

    private static long callsOfWriting(JdbcClient database) {
        return database.sql("""
                        select coalesce(sum(s.calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
                        where d.datname = current_database() and s.query like 'insert into question_tally%'""").query(Long.class).single();
    }

    @Test
    void an_attempt_that_is_open_is_not_counted() {
        tally.bench.begin(one);

        assertThat(tally.node.count()).isZero();
    }

    /** Random draws, first and later attempts, in batches as they come: the same as all of it at once. */
    @Test
    void what_is_added_up_as_it_comes_is_what_all_answers_together_give() {
        SampleQuiz bank = SampleQuiz.bank(3, 5);
        bank.passMark = BigDecimal.ONE;
        Random random = new Random(17);
        for (int i = 0; i < 30; i++) {
            long learner = tally.learner("learner-" + i);
            for (int j = 0; j <= i % 3; j++) {
                tally.work(learner, bank, question -> random.nextInt(3) == 0 ? WRONG : RIGHT);
            }
            if (i % 7 == 0) {
                tally.node.count();
            }
        }
        tally.node.count();
        List<String> added = tally.rows();

        tally.countAnew();

        assertThat(added).hasSize(2 * 15 + 2).isEqualTo(tally.rows());
        assertThat(tally.attempts(true).attempts()).isEqualTo(30);
        assertThat(tally.attempts(false).attempts()).isEqualTo(30);
    }

    @Test
    void a_node_that_dies_while_it_counts_has_counted_nothing_and_the_next_one_counts_it_once() {
        tally.work(tally.learner("ben"), one, ALL_RIGHT);
        CountAnswers dying = tally.node(new JdbcTransactionManager(TestPostgres.migrated()) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                doRollback(status);
                throw new TransactionSystemException("killed");
            }
        });

        assertThat(dying.count()).isZero();
        assertThat(tally.rows()).isEmpty();
        tally.node.count();

        assertThat(tally.attempts(true).attempts()).isEqualTo(1);
    }

    @Test
    void of_two_nodes_one_counts_a_course_and_the_other_goes_on() {
        tally.work(tally.learner("ben"), one, ALL_RIGHT);

        tally.bench.transaction.executeWithoutResult(status -> {
            assertThat(tally.due.claim(tally.course)).isTrue();
            try (var elsewhere = Executors.newSingleThreadExecutor()) {
                assertThat(elsewhere.submit(tally.node::count).get()).isZero();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(tally.node.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void nothing_is_lost_or_counted_twice_while_a_class_submits_and_so_many_nodes_count(int nodes) throws Exception {
        List<Long> learners = IntStream.range(0, 40)
                .mapToObj(number -> tally.learner("learner-" + number))
                .toList();
        List<CountAnswers> counting = Stream.generate(
                        () -> tally.node(new JdbcTransactionManager(TestPostgres.migrated())))
                .limit(nodes)
                .toList();
        try (var threads = Executors.newFixedThreadPool(2 + nodes)) {
            List<Future<?>> all = new java.util.ArrayList<>();
            for (long learner : learners) {
                all.add(threads.submit(() -> tally.work(learner, one, ALL_RIGHT)));
                all.add(threads.submit(counting.get((int) (learner % nodes))::count));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        tally.node.count();

        assertThat(tally.attempts(true).attempts()).isEqualTo(40);
        assertThat(tally.question(one, "only").seen()).isEqualTo(40);
    }

    /** The rows that a whole class shares are locked; it submits all the same. */
    @Test
    void no_submission_waits_for_the_counting() {
        tally.work(tally.learner("ben"), one, ALL_RIGHT);
        tally.node.count();

        tally.bench.transaction.executeWithoutResult(status -> {
            tally.due.claim(tally.course);
            tally.bench.database.sql("update question_tally set tally = tally").update();
            tally.bench.database.sql("update attempt_tally set tally = tally").update();
            try (var elsewhere = Executors.newSingleThreadExecutor()) {
                assertThat(elsewhere
                                .submit(() -> tally.work(tally.learner("cem"), one, ALL_WRONG))
                                .get()
                                .isOpen())
                        .isFalse();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void an_attempt_that_was_erased_counts_no_more_and_neither_does_what_was_typed_in_it() {
        Attempt erased = tally.work(tally.learner("ben"), seven, typed("My name is Ben"));
        tally.work(tally.learner("cem"), seven, typed("no idea"));
        tally.node.count();
        assertThat(String.join("\n", tally.rows())).contains("my name is ben", "no idea");

        tally.bench
                .database
                .sql("delete from attempt where id = ?")
                .param(erased.id())
                .update();
        tally.node.count();

        assertThat(tally.attempts(true).attempts()).isEqualTo(1);
        assertThat(String.join("\n", tally.rows())).contains("no idea").doesNotContain("my name is ben");
    }

    @Test
    void an_attempt_whose_answers_cannot_be_read_is_not_counted_and_keeps_no_other_from_being_so() {
        Attempt damaged = tally.work(tally.learner("ben"), one, ALL_RIGHT);
        tally.work(tally.learner("cem"), one, ALL_RIGHT);
        tally.bench
                .database
                .sql(
                        "update attempt_response set responses = set_bit(responses, 43, 1 - get_bit(responses, 43)) where attempt_id = ?")
                .param(damaged.id())
                .update();

        tally.node.count();

        assertThat(tally.attempts(true).attempts()).isEqualTo(1);
    }

    @Test
    void a_score_that_was_changed_afterwards_is_counted_as_it_stands() {
        Attempt changed = tally.work(tally.learner("ben"), one, ALL_WRONG);
        tally.node.count();
        assertThat(tally.attempts(true).passed()).isZero();

        tally.bench
                .database
                .sql("update attempt set score_given = 1, passed = true where id = ?")
                .param(changed.id())
                .update();
        tally.node.count();

        assertThat(tally.attempts(true).attempts()).isEqualTo(1);
        assertThat(tally.attempts(true).passed()).isEqualTo(1);
    }

    @Test
    void first_attempts_are_kept_apart_and_passes_are_counted_by_attempt() {
        long ben = tally.learner("ben");
        tally.work(ben, one, ALL_WRONG);
        tally.work(ben, one, ALL_RIGHT);
        tally.work(tally.learner("cem"), one, ALL_RIGHT);
        tally.node.count();

        assertThat(tally.question(one, "only").seen()).isEqualTo(2);
        assertThat(tally.attempts(true).passed(1)).contains(new Proportion(1, 2));
        assertThat(tally.attempts(false).passed(2)).contains(new Proportion(1, 1));
        assertThat(tally.attempts(false).passed(3)).isEmpty();
    }

    @Test
    void what_happens_after_keys_were_shown_is_noticed_and_not_where_they_were_not() {
        long ben = tally.learner("ben");
        tally.work(ben, one, ALL_WRONG);
        tally.work(ben, one, ALL_RIGHT);
        tally.node.count();
        assertThat(tally.attempts(false).afterKeys().learners()).isZero();

        one.keys = checkpoint.content.checkpoint.Quiz.KeyTime.AFTER_SUBMIT;
        one.digest = "b".repeat(64);
        long cem = tally.learner("cem");
        tally.work(cem, one, ALL_WRONG);
        tally.work(cem, one, ALL_RIGHT);
        tally.node.count();

        AttemptTally.AfterKeys after = tally.attempts(false).afterKeys();
        assertThat(after.learners()).isEqualTo(1);
        assertThat(after.jumped()).isEqualTo(1);
        assertThat(after.before()).isZero();
        assertThat(after.after()).isEqualTo(1);
        assertThat(after.again()).contains(1.0);
        assertThat(after.fresh()).isEmpty();
    }

    @Test
    void choices_places_and_numbers_are_distinguished() {
        tally.work(tally.learner("ben"), seven, question -> switch (question) {
            case "retry-safe" -> new Response.Chosen(Set.of(2));
            case "cheap-query" -> new Response.Chosen(Set.of(0, 2));
            case "bytes-per-day" -> new Response.Typed("46");
            case "order-the-spine" -> new Response.Placed(List.of(1, 0, 2, 3));
            case "match-the-trigger" -> new Response.Placed(List.of(0, 2, 2));
            default -> new Response.Blank();
        });
        tally.node.count();

        assertThat(tally.question(seven, "retry-safe").took(2)).isEqualTo(1);
        assertThat(tally.question(seven, "retry-safe").took(0)).isZero();
        assertThat(tally.question(seven, "cheap-query").took(0)).isEqualTo(1);
        assertThat(tally.question(seven, "cheap-query").took(2)).isEqualTo(1);
        // 43.2 ± 2: 46 is between one and two tolerances above.
        assertThat(tally.question(seven, "bytes-per-day").took(7)).isEqualTo(1);
        assertThat(tally.question(seven, "order-the-spine").took(1)).isEqualTo(1);
        assertThat(tally.question(seven, "order-the-spine").took(4)).isEqualTo(1);
        assertThat(tally.question(seven, "match-the-trigger").took(3 + 2)).isEqualTo(1);
        assertThat(tally.question(seven, "lakehouse-first").blank()).isEqualTo(1);
        assertThat(tally.question(seven, "order-the-spine").averageCredit(5)).isEqualTo(0.5);
    }

    @Test
    void the_same_text_is_counted_as_one_whatever_its_case_and_spaces() {
        tally.work(tally.learner("ben"), seven, typed("Run  Key "));
        tally.work(tally.learner("cem"), seven, typed("run key"));
        tally.work(tally.learner("dia"), seven, typed("SECRET idempotency key"));
        tally.node.count();

        assertThat(tally.rows())
                .contains("text run key canonical-key true 2")
                .noneMatch(row -> row.contains("idempotency") || row.startsWith("text") && row.contains("cheap-query"));
    }

    @Test
    void the_time_on_a_question_is_known_where_its_answer_was_saved_by_itself() {
        Attempt open = tally.bench.begin(seven);
        save(open, Duration.ofSeconds(40), Map.of("lakehouse-first", RIGHT));
        save(open, Duration.ofSeconds(60), Map.of("canonical-key", new Response.Typed("a")));
        save(
                open,
                Duration.ofSeconds(90),
                Map.of("bytes-per-day", new Response.Typed("1"), "retry-safe", new Response.Chosen(Set.of(0))));

        assertThat(AnswerTimes.of(open.startedAt(), tally.bench.sheets.of(open).saved()))
                .containsOnly(Map.entry("lakehouse-first", 40L), Map.entry("canonical-key", 20L));
    }

    private void save(Attempt open, Duration since, Map<String, Response> answers) {
        tally.bench.clock.set(open.startedAt().plus(since));
        tally.bench.save.save(open.place(), open.number(), Answers.newest(answers), null);
    }
}
