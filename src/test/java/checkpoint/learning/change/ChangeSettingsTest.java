package checkpoint.learning.change;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static checkpoint.learning.policy.AttemptBench.RIGHT;
import static checkpoint.learning.policy.AttemptBench.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.learning.policy.Turn;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A course's settings over its author's policy, on the real database, while the class is at work. */
@Timeout(60)
@ResourceLock(TestPostgres.MIGRATED)
class ChangeSettingsTest {

    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    private final AttemptBench bench = new AttemptBench();
    private final ChangeBench change = new ChangeBench(bench);
    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    private static final class Wanted {

        Instant opens;
        Instant closes;
        Integer attempts;
        Duration coolDown;
        Duration timeLimit;
        String passMark;
        Quiz.Report report;

        CourseSettings settings() {
            return new CourseSettings(
                    opens,
                    closes,
                    attempts,
                    coolDown,
                    timeLimit,
                    passMark == null ? null : new BigDecimal(passMark),
                    null,
                    null,
                    report);
        }
    }

    private final Wanted wanted = new Wanted();

    private void set() {
        change.set(bench.ada, wanted.settings());
    }

    private Turn turn() {
        return turn(Availability.NONE);
    }

    private Turn turn(Availability available) {
        return bench.start.start(bench.ada, bench.shelf.put(sample.checkpoint()), available);
    }

    private Attempt newest() {
        return bench.read.of(bench.ada).getLast();
    }

    @Nested
    class Dates {

        @Test
        void before_it_opens_nobody_starts() {
            wanted.opens = TOMORROW;
            set();

            assertThat(turn()).isEqualTo(new Turn.NotYet(TOMORROW));
            bench.clock.set(TOMORROW);
            assertThat(turn()).isInstanceOf(Turn.Open.class);
        }

        @Test
        void once_it_has_closed_nobody_starts_and_who_is_in_it_is_submitted() {
            wanted.closes = TOMORROW;
            set();
            assertThat(turn()).isInstanceOf(Turn.Open.class);

            bench.clock.set(TOMORROW.plusSeconds(11));

            assertThat(newest().isOpen()).isFalse();
            assertThat(newest().ranOut()).isTrue();
            assertThat(turn()).isEqualTo(new Turn.Closed(TOMORROW));
        }

        @Test
        void the_platforms_dates_count_where_the_course_sets_none() {
            assertThat(turn(new Availability(TOMORROW, null))).isEqualTo(new Turn.NotYet(TOMORROW));
            assertThat(turn(new Availability(null, NOON))).isEqualTo(new Turn.Closed(NOON));
            assertThat(turn(new Availability(NOON, TOMORROW))).isInstanceOf(Turn.Open.class);
            assertThat(newest().deadline()).isEqualTo(TOMORROW);
        }

        @Test
        void a_date_of_the_course_counts_before_the_platforms() {
            wanted.closes = TOMORROW;
            set();

            assertThat(turn(new Availability(null, NOON))).isInstanceOf(Turn.Open.class);
        }

        @Test
        void a_later_date_gives_an_open_attempt_more_time() {
            wanted.closes = TOMORROW;
            set();
            turn();

            wanted.closes = TOMORROW.plusSeconds(3600);
            set();

            assertThat(newest().deadline()).isEqualTo(TOMORROW.plusSeconds(3600));
        }

        @Test
        void a_date_that_is_set_while_somebody_works_leaves_them_a_last_quarter_of_an_hour() {
            turn();

            wanted.closes = NOON;
            set();

            assertThat(newest().deadline()).isEqualTo(NOON.plus(OpenAttempts.LAST_CALL));
            assertThat(turn()).isInstanceOf(Turn.Open.class);
        }

        @Test
        void an_accommodation_keeps_it_open_for_one_learner() {
            wanted.closes = TOMORROW;
            set();
            change.accommodate(bench.ada, new Accommodation(100, false, 0, 0, TOMORROW.plusSeconds(60)));
            bench.clock.set(TOMORROW);
            Place grace = new Place(
                    bench.ada.registration(),
                    bench.learner(bench.ada.registration(), "grace"),
                    bench.ada.course(),
                    SampleQuiz.SLUG);

            assertThat(turn()).isInstanceOf(Turn.Open.class);
            assertThat(newest().deadline()).isEqualTo(TOMORROW.plusSeconds(60));
            assertThat(bench.start.start(grace, bench.shelf.put(sample.checkpoint()), Availability.NONE))
                    .isEqualTo(new Turn.Closed(TOMORROW));
        }

        @Test
        void an_earlier_date_of_an_accommodation_takes_nothing_away() {
            wanted.closes = TOMORROW;
            set();
            change.accommodate(bench.ada, new Accommodation(100, false, 0, 0, NOON));

            assertThat(turn()).isInstanceOf(Turn.Open.class);
            assertThat(newest().deadline()).isEqualTo(TOMORROW);
        }
    }

    @Nested
    class Attempts {

        @Test
        void their_number_counts_over_the_authors() {
            sample.attempts = 1;
            bench.work(sample, WRONG);
            wanted.attempts = 2;
            set();

            bench.work(sample, WRONG);

            assertThat(turn()).isEqualTo(new Turn.UsedUp(2));
        }

        @Test
        void no_limit_takes_the_authors_away() {
            sample.attempts = 1;
            bench.work(sample, WRONG);
            wanted.attempts = CourseSettings.UNLIMITED;
            set();

            assertThat(turn()).isInstanceOf(Turn.Open.class);
        }

        @Test
        void an_accommodation_gives_more_of_them() {
            sample.attempts = 1;
            bench.work(sample, WRONG);
            assertThat(turn()).isEqualTo(new Turn.UsedUp(1));

            change.accommodate(bench.ada, new Accommodation(100, false, 0, 1, null));

            bench.work(sample, WRONG);
            assertThat(turn()).isEqualTo(new Turn.UsedUp(2));
        }

        @Test
        void the_pause_between_them_is_the_courses() {
            wanted.coolDown = Duration.ofHours(2);
            set();
            bench.work(sample, WRONG);

            assertThat(turn()).isEqualTo(new Turn.CoolingDown(NOON.plus(Duration.ofHours(2))));
        }
    }

    @Nested
    class Time {

        @Test
        void a_limit_of_the_course_counts_with_the_learners_factor() {
            wanted.timeLimit = Duration.ofMinutes(30);
            set();
            change.accommodate(bench.ada, new Accommodation(150, false, 5, 0, null));

            turn();

            assertThat(newest().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(50)));
        }

        @Test
        void more_of_it_is_an_open_attempts_at_once_and_less_is_not() {
            sample.timeLimit = Duration.ofMinutes(20);
            turn();

            wanted.timeLimit = Duration.ofMinutes(40);
            set();
            assertThat(newest().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(40)));

            wanted.timeLimit = Duration.ofMinutes(10);
            set();
            assertThat(newest().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(40)));

            wanted.timeLimit = Duration.ZERO;
            set();
            assertThat(newest().deadline()).isNull();
        }

        @Test
        void what_is_over_stays_over() {
            sample.timeLimit = Duration.ofMinutes(20);
            turn();
            bench.clock.set(NOON.plus(Duration.ofMinutes(21)));

            wanted.timeLimit = Duration.ofMinutes(40);
            set();

            assertThat(newest().isOpen()).isFalse();
        }

        @Test
        void somebody_who_has_never_come_has_theirs_at_their_first_attempt() {
            sample.timeLimit = Duration.ofMinutes(20);
            Accommodations.Whose grace =
                    new Accommodations.Whose(bench.ada.registration(), bench.ada.course(), "grace");
            assertThat(change.accommodate.accommodate(grace, ChangeBench.DOUBLE, 0))
                    .isTrue();

            Place came = new Place(
                    bench.ada.registration(),
                    bench.learner(bench.ada.registration(), "grace"),
                    bench.ada.course(),
                    SampleQuiz.SLUG);
            bench.start.start(came, bench.shelf.put(sample.checkpoint()), Availability.NONE);

            assertThat(bench.read.of(came).getFirst().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(40)));
        }
    }

    @Nested
    class PassMark {

        private final SampleQuiz two = SampleQuiz.sevenTypes();

        /** One of seven points. */
        private Attempt oneRight() {
            Attempt attempt = begin();
            return bench.submit
                    .submit(
                            bench.ada,
                            attempt.number(),
                            checkpoint.learning.answer.Answers.newest(java.util.Map.of("lakehouse-first", RIGHT)))
                    .orElseThrow()
                    .attempt();
        }

        private Attempt begin() {
            return bench.begin(two);
        }

        @Test
        void an_attempt_is_judged_by_the_courses() {
            wanted.passMark = "0.1";
            set();

            assertThat(oneRight().hasPassed()).isTrue();
        }

        @Test
        void an_open_attempt_keeps_the_lower_one_that_it_was_begun_under() {
            wanted.passMark = "0.1";
            set();
            Attempt open = begin();
            wanted.passMark = "0.9";
            set();

            Attempt ended = bench.submit
                    .submit(
                            bench.ada,
                            open.number(),
                            checkpoint.learning.answer.Answers.newest(java.util.Map.of("lakehouse-first", RIGHT)))
                    .orElseThrow()
                    .attempt();

            assertThat(ended.hasPassed()).isTrue();
            assertThat(ended.passMark()).isEqualByComparingTo("0.1");
            assertThat(oneRight().hasPassed()).isFalse();
        }

        @Test
        void a_lower_one_lets_those_pass_who_reach_it_and_says_so_first() {
            oneRight();
            bench.decided.clear();
            wanted.passMark = "0.1";

            assertThat(change.change.foresee(ChangeBench.in(bench.ada), wanted.settings()))
                    .isEqualTo(new ChangeSettings.Effect(0, 1, 0));
            assertThat(newest().hasPassed()).isFalse();
            set();

            assertThat(newest().hasPassed()).isTrue();
            assertThat(bench.decided)
                    .singleElement()
                    .satisfies(said -> assertThat(said.passed()).isTrue());
        }

        @Test
        void one_that_is_still_out_of_reach_lets_nobody_pass() {
            oneRight();
            bench.decided.clear();
            wanted.passMark = "0.2";

            assertThat(change.change
                            .foresee(ChangeBench.in(bench.ada), wanted.settings())
                            .isForGood())
                    .isFalse();
            set();

            assertThat(newest().hasPassed()).isFalse();
            assertThat(bench.decided).isEmpty();
        }

        @Test
        void a_higher_one_takes_no_pass_away() {
            wanted.passMark = "0.1";
            set();
            oneRight();

            wanted.passMark = "1";
            set();

            assertThat(newest().hasPassed()).isTrue();
            bench.decide.decide(bench.ada);
            assertThat(bench.decided).extracting(ScoreDecided::passed).doesNotContain(false);
        }
    }

    @Test
    void grades_that_were_held_back_go_out_once_every_score_is_reported() {
        wanted.report = Quiz.Report.PASSING_ONLY;
        set();
        bench.work(sample, WRONG);
        assertThat(bench.decided).isEmpty();
        wanted.report = Quiz.Report.EVERY_SCORE;

        assertThat(change.change.foresee(ChangeBench.in(bench.ada), wanted.settings()))
                .isEqualTo(new ChangeSettings.Effect(0, 0, 1));
        set();

        assertThat(bench.decided).hasSize(1);
    }

    @Test
    void another_course_and_another_checkpoint_have_none_of_it() {
        wanted.closes = NOON;
        change.set(
                new Place(
                        bench.ada.registration(),
                        bench.ada.learner(),
                        bench.course(bench.ada.registration(), "chemistry"),
                        SampleQuiz.SLUG),
                wanted.settings());
        change.set(
                new Place(bench.ada.registration(), bench.ada.learner(), bench.ada.course(), "chapter-13"),
                wanted.settings());

        assertThat(turn()).isInstanceOf(Turn.Open.class);
    }

    @Test
    void of_two_instructors_the_second_changes_nothing_and_is_told() {
        set();
        wanted.closes = NOON;

        assertThat(change.change.change(ChangeBench.in(bench.ada), wanted.settings(), 0))
                .isFalse();
        assertThat(turn()).isInstanceOf(Turn.Open.class);
    }

    @Test
    void an_erased_course_is_refused() {
        Place gone = new Place(bench.ada.registration(), bench.ada.learner(), 987_654, SampleQuiz.SLUG);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.change.change(ChangeBench.in(gone), wanted.settings(), 0))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AttemptReason.ERASED));
    }

    /** Two nodes: one changes the limit while learners start on the other. */
    @Test
    void however_often_a_class_starts_while_the_limit_changes_all_have_the_new_one() throws Exception {
        sample.timeLimit = Duration.ofMinutes(20);
        bench.shelf.put(sample.checkpoint());
        try (ExecutorService others = Executors.newFixedThreadPool(4)) {
            for (int round = 1; round <= 15; round++) {
                wanted.timeLimit = Duration.ofMinutes(20 + round);
                List<Place> places = new ArrayList<>();
                List<Callable<Object>> all = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Place one = new Place(
                            bench.ada.registration(),
                            bench.learner(bench.ada.registration(), "l-" + round + "-" + i),
                            bench.ada.course(),
                            SampleQuiz.SLUG);
                    places.add(one);
                    all.add(() -> bench.start.start(one, sample.checkpoint(), Availability.NONE));
                }
                all.add(1, () -> {
                    set();
                    return true;
                });
                for (Future<Object> done : others.invokeAll(all)) {
                    done.get();
                }
                for (Place one : places) {
                    assertThat(bench.read.of(one).getFirst().deadline()).isEqualTo(NOON.plus(wanted.timeLimit));
                }
            }
        }
    }
}
