package checkpoint.learning.policy;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static checkpoint.learning.policy.AttemptBench.RIGHT;
import static checkpoint.learning.policy.AttemptBench.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Response;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.answer.SaveResponses;
import checkpoint.learning.answer.SavingNode;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.change.ChangeBench;
import checkpoint.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A learner's attempts from start to submission, on the real database. */
@ResourceLock(TestPostgres.MIGRATED)
class AttemptTest {

    private final AttemptBench bench = new AttemptBench();
    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(Collections.nCopies(threads, work))) {
                results.add(one.get());
            }
            return results;
        }
    }

    private Turn start() {
        return bench.start.start(bench.ada, bench.shelf.put(sample.checkpoint()), Availability.NONE);
    }

    @Test
    void twenty_starts_at_once_begin_one_attempt() throws Exception {
        Checkpoint checkpoint = bench.shelf.put(sample.checkpoint());

        List<Turn> turns = atOnce(20, () -> bench.start.start(bench.ada, checkpoint, Availability.NONE));

        assertThat(turns).allSatisfy(turn -> assertThat(turn).isInstanceOf(Turn.Open.class));
        assertThat(turns.stream().map(turn -> ((Turn.Open) turn).attempt().id()).distinct())
                .hasSize(1);
        assertThat(bench.attempts.of(bench.ada)).hasSize(1);
    }

    @Test
    void a_second_start_finds_the_open_attempt_as_it_was_laid_out() {
        Attempt first = bench.begin(SampleQuiz.bank(6, 10));
        Layout laidOut = bench.sheets.of(first).layout();

        Attempt second = bench.begin(SampleQuiz.bank(6, 10));

        assertThat(second).isEqualTo(first);
        assertThat(bench.sheets.of(second).layout()).isEqualTo(laidOut);
    }

    @Test
    void what_an_attempt_asks_and_what_is_answered_are_stored_without_the_names_of_questions() {
        sample.digest = "5".repeat(64);
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));

        assertThat(bench.database
                        .sql(
                                "select get_byte(layout, 0) || ' ' || get_byte(responses, 0) || ' ' || array_to_string(questions, ',')"
                                        + " from attempt a join attempt_response r on r.attempt_id = a.id"
                                        + " join content_version v on v.digest = a.content_digest")
                        .query(String.class)
                        .single())
                .isEqualTo("1 1 only");
        assertThat(bench.sheets.of(open).layout().questions())
                .extracting(Layout.Put::question)
                .containsExactly("only");
    }

    @Test
    void an_attempt_at_questions_that_its_version_had_not_before_keeps_their_names_itself() {
        sample.digest = "6".repeat(64);
        bench.work(sample, WRONG);
        sample.questions = List.of(SampleQuiz.truth("another", "ops"));

        Attempt open = bench.begin(sample);

        assertThat(bench.sheets.of(open).layout().questions())
                .extracting(Layout.Put::question)
                .containsExactly("another");
    }

    @Test
    void an_attempt_stays_on_the_version_that_it_was_started_on() {
        Attempt first = bench.begin(sample);
        sample.digest = "b".repeat(64);
        sample.questions = List.of(SampleQuiz.truth("another", "ops"));

        Attempt resumed = bench.begin(sample);
        Attempt ended = bench.submit(resumed, RIGHT);

        assertThat(resumed.digest()).isEqualTo(first.digest());
        assertThat(ended.hasPassed()).isTrue();
    }

    @Test
    void no_attempt_is_started_when_all_are_used() {
        sample.attempts = 2;
        bench.work(sample, WRONG);
        bench.work(sample, WRONG);

        assertThat(start()).isEqualTo(new Turn.UsedUp(2));
        assertThat(bench.attempts.of(bench.ada)).hasSize(2);
    }

    @Test
    void a_failed_attempt_cools_down_before_the_next() {
        sample.coolDown = Duration.ofMinutes(10);
        bench.work(sample, WRONG);

        bench.clock.set(NOON.plusSeconds(599));
        assertThat(start()).isEqualTo(new Turn.CoolingDown(NOON.plusSeconds(600)));

        bench.clock.set(NOON.plusSeconds(600));
        assertThat(start()).isInstanceOf(Turn.Open.class);
    }

    @Test
    void a_passed_attempt_does_not_cool_down() {
        sample.coolDown = Duration.ofMinutes(10);
        bench.work(sample, RIGHT);

        assertThat(start()).isInstanceOf(Turn.Open.class);
    }

    @Test
    void of_many_submissions_at_once_one_wins_and_all_show_its_result() throws Exception {
        Attempt open = bench.begin(sample);

        List<SubmitAttempt.Outcome> outcomes = atOnce(
                10,
                () -> bench.submit
                        .submit(bench.ada, open.number(), Answers.newest(Map.of("only", RIGHT)))
                        .orElseThrow());

        assertThat(outcomes)
                .filteredOn(SubmitAttempt.Outcome.Submitted.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(SubmitAttempt.Outcome.Before.class::isInstance)
                .hasSize(9);
        assertThat(outcomes.stream().map(SubmitAttempt.Outcome::attempt).distinct())
                .hasSize(1);
        assertThat(bench.decided).hasSize(1);
    }

    @Test
    void a_second_submission_with_other_answers_changes_nothing() {
        Attempt ended = bench.work(sample, RIGHT);

        Attempt again = bench.submit(ended, WRONG);

        assertThat(again).isEqualTo(ended);
        assertThat(bench.sheets.of(again).saved().responses()).isEqualTo(Map.of("only", RIGHT));
    }

    @Test
    void of_many_saves_at_once_each_is_kept_and_has_its_own_revision() throws Exception {
        Attempt open = bench.begin(sample);
        AtomicInteger pages = new AtomicInteger();

        List<Integer> revisions = atOnce(10, () -> {
            Answers one = Answers.newest(Map.of("q" + pages.incrementAndGet(), RIGHT));
            return ((SaveResponses.Outcome.Saved) bench.save(open.number(), one).orElseThrow())
                    .sheet()
                    .saved()
                    .revision();
        });

        assertThat(revisions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(bench.sheets.of(open).saved().responses()).hasSize(10);
    }

    @Test
    void a_save_on_one_node_sees_what_another_node_has_saved_since() {
        SaveResponses other = SavingNode.of(bench.sheets, bench.shelf, bench.clock);
        Attempt open = bench.begin(sample);
        bench.save(open.number(), new Answers(Map.of("only", RIGHT), 0, List.of("one")));
        other.save(bench.ada, open.number(), new Answers(Map.of("only", WRONG), 1, List.of("two")), null);

        SaveResponses.Outcome outcome = bench.save(open.number(), new Answers(Map.of("only", RIGHT), 1, List.of("one")))
                .orElseThrow();

        assertThat(outcome)
                .isEqualTo(new SaveResponses.Outcome.Saved(bench.sheets.of(open), NOON, Map.of("only", RIGHT)));
        assertThat(bench.sheets.of(open).saved().responses()).isEqualTo(Map.of("only", WRONG));
    }

    @Test
    void a_save_on_one_node_comes_too_late_after_a_submission_on_another() {
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        bench.submit.submit(bench.ada, open.number(), Answers.NONE);

        assertThat(bench.save(open.number(), Answers.newest(Map.of("only", WRONG))))
                .contains(new SaveResponses.Outcome.TooLate(bench.sheets.of(open)));
    }

    @Test
    void a_save_tells_of_time_that_was_given_since_the_one_before() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        new ChangeBench(bench).accommodate(bench.ada, ChangeBench.DOUBLE);

        bench.clock.set(NOON.plusSeconds(400));
        SaveResponses.Outcome outcome =
                bench.save(open.number(), Answers.newest(Map.of("only", WRONG))).orElseThrow();

        assertThat(outcome)
                .isEqualTo(new SaveResponses.Outcome.Saved(bench.sheets.of(open), NOON.plusSeconds(400), Map.of()));
        assertThat(bench.sheets.of(open).attempt().deadline()).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void after_an_older_database_was_put_back_a_save_brings_all_that_its_page_sends() {
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        bench.database.sql("delete from attempt_response").update();

        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT, "other", RIGHT)));

        assertThat(bench.sheets.of(open).saved().responses()).isEqualTo(Map.of("only", RIGHT, "other", RIGHT));
    }

    @Test
    void what_was_decided_from_an_older_reading_is_not_written() {
        Attempt open = bench.begin(sample);
        Sheet read = bench.sheets.of(open);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));

        assertThat(bench.sheets.save(read, Map.of("only", WRONG), null, NOON)).isEmpty();
        assertThat(bench.sheets.of(open).saved().responses()).isEqualTo(Map.of("only", RIGHT));
    }

    @Test
    void a_save_that_was_decided_before_the_submission_is_not_written_after_it() {
        Attempt open = bench.begin(sample);
        Sheet read = bench.sheets.of(open);
        bench.submit.submit(bench.ada, open.number(), Answers.NONE);

        assertThat(bench.sheets.save(read, Map.of("only", RIGHT), null, NOON)).isEmpty();
        assertThat(bench.sheets.of(open).saved().responses()).isEmpty();
    }

    @Test
    void nothing_is_saved_once_an_attempt_is_submitted() {
        Attempt ended = bench.work(sample, WRONG);

        SaveResponses.Outcome outcome = bench.save(ended.number(), Answers.newest(Map.of("only", RIGHT)))
                .orElseThrow();

        assertThat(outcome).isEqualTo(new SaveResponses.Outcome.TooLate(bench.sheets.of(ended)));
        assertThat(bench.sheets.of(ended).saved().responses()).isEqualTo(Map.of("only", WRONG));
    }

    @Test
    void what_was_saved_is_marked_when_the_submission_brings_no_answers() {
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));

        Attempt ended = bench.submit
                .submit(bench.ada, open.number(), Answers.NONE)
                .orElseThrow()
                .attempt();

        assertThat(ended.hasPassed()).isTrue();
    }

    @Test
    void what_comes_within_the_grace_counts() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(310));

        SubmitAttempt.Outcome outcome = bench.submit
                .submit(bench.ada, open.number(), Answers.newest(Map.of("only", RIGHT)))
                .orElseThrow();

        assertThat(outcome).isInstanceOf(SubmitAttempt.Outcome.Submitted.class);
        assertThat(outcome.attempt().hasPassed()).isTrue();
    }

    @Test
    void what_comes_a_moment_after_the_grace_does_not() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(310).plusNanos(1));

        assertThat(bench.save(open.number(), Answers.newest(Map.of("only", RIGHT))))
                .contains(new SaveResponses.Outcome.TooLate(bench.sheets.of(open)));
    }

    @Test
    void what_is_saved_at_the_end_of_the_grace_counts() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(310));
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        bench.clock.set(NOON.plusSeconds(320));

        assertThat(bench.read.of(bench.ada).getFirst().hasPassed()).isTrue();
    }

    @Test
    void attempts_put_what_was_not_met_until_the_bank_is_used_up_and_spread_over_the_objectives() {
        SampleQuiz bank = SampleQuiz.bank(6, 10);
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Attempt attempt = bench.begin(bank);
            List<String> put = bench.sheets.of(attempt).layout().questions().stream()
                    .map(Layout.Put::question)
                    .toList();
            assertThat(put.stream().map(id -> id.substring(0, id.indexOf('-'))).distinct())
                    .hasSize(5);
            met.addAll(put);
            bench.submit.submit(bench.ada, attempt.number(), Answers.NONE);
        }

        assertThat(met).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void what_comes_after_the_grace_is_dropped_and_what_was_saved_is_submitted() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", WRONG)));
        bench.clock.set(NOON.plusSeconds(311));

        assertThat(bench.save(open.number(), Answers.newest(Map.of("only", RIGHT))))
                .contains(new SaveResponses.Outcome.TooLate(bench.sheets.of(open)));
        SubmitAttempt.Outcome outcome = bench.submit
                .submit(bench.ada, open.number(), Answers.newest(Map.of("only", RIGHT)))
                .orElseThrow();

        assertThat(outcome).isInstanceOf(SubmitAttempt.Outcome.TimeWasUp.class);
        assertThat(outcome.attempt().hasPassed()).isFalse();
        assertThat(outcome.attempt().requireResult().submittedAt()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void an_attempt_out_of_time_is_submitted_when_somebody_looks() {
        sample.timeLimit = Duration.ofMinutes(5);
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        bench.clock.set(NOON.plus(Duration.ofDays(3)));

        List<Attempt> all = bench.read.of(bench.ada);

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().hasPassed()).isTrue();
        assertThat(bench.decided).hasSize(1);
    }

    @Test
    void an_attempt_in_time_is_left_open_when_somebody_looks() {
        sample.timeLimit = Duration.ofMinutes(5);
        bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(310));

        assertThat(bench.read.of(bench.ada).getFirst().isOpen()).isTrue();
    }

    @Test
    void another_course_sees_none_of_these_attempts() {
        bench.work(sample, RIGHT);
        Place elsewhere = new Place(
                bench.ada.registration(),
                bench.ada.learner(),
                bench.course(bench.ada.registration(), "chemistry"),
                SampleQuiz.SLUG);

        assertThat(bench.attempts.of(elsewhere)).isEmpty();
        assertThat(bench.submit.submit(elsewhere, 1, Answers.NONE)).isEmpty();
    }

    @Test
    void the_event_tells_the_standing_score_with_its_own_submission_moment() {
        Attempt passed = bench.work(sample, RIGHT);
        bench.clock.advance(Duration.ofHours(1));
        bench.work(sample, WRONG);

        assertThat(bench.decided).hasSize(2);
        ScoreDecided last = bench.decided.getLast();
        assertThat(last.attempt()).isEqualTo(passed.id());
        assertThat(last.given()).isEqualByComparingTo("1");
        assertThat(last.maximum()).isEqualByComparingTo("1");
        assertThat(last.passed()).isTrue();
        assertThat(last.submittedAt()).isEqualTo(NOON);
    }

    @Test
    void a_fail_is_not_told_where_only_passes_are_reported() {
        sample.report = Quiz.Report.PASSING_ONLY;
        bench.work(sample, WRONG);
        assertThat(bench.decided).isEmpty();

        bench.work(sample, RIGHT);
        assertThat(bench.decided).hasSize(1);
    }

    @Test
    void a_standing_score_is_reported_again_for_a_further_link() {
        Attempt passed = bench.work(sample, RIGHT);

        bench.decide.decide(bench.ada);

        assertThat(bench.decided).hasSize(2);
        assertThat(bench.decided.getLast()).isEqualTo(bench.decided.getFirst());
        assertThat(bench.decided.getLast().attempt()).isEqualTo(passed.id());
    }

    @Test
    void nothing_is_reported_for_a_further_link_where_nothing_stands() {
        bench.begin(sample);

        bench.decide.decide(bench.ada);

        assertThat(bench.decided).isEmpty();
    }

    @Test
    void each_kind_of_response_comes_back_as_it_was_saved() {
        Attempt open = bench.begin(sample);
        List<Integer> places = new ArrayList<>(List.of(2, 0));
        places.add(null);
        Map<String, Response> responses = Map.of(
                "b", new Response.Chosen(java.util.Set.of(0, 2)),
                "c", new Response.TrueOrFalse(false),
                "d", new Response.Typed("4,3e10 \"<b>\" ☃ 𝄞"),
                "e", new Response.Placed(places));

        bench.save(open.number(), Answers.newest(responses));

        assertThat(bench.sheets.of(open).saved().responses()).isEqualTo(responses);
    }
}
