package checkpoint.teaching.regrade;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.score.Response;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.correction.Regrade;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.learning.policy.StartAttempt;
import checkpoint.learning.policy.SubmitAttempt;
import checkpoint.testing.FramedTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A key was wrong: the course's attempts are marked again. */
@WholeTool
class RegradeTest {

    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
    private static final Pattern AFTER = Pattern.compile("name=\"after\" value=\"(\\d+)\"");
    private static final Pattern REGRADE = Pattern.compile("name=\"regrade\" value=\"(\\d+)\"");
    private static final String BUTTON = "data-testid=\"apply-regrade\"";
    private static final String NEEDLESS = "data-testid=\"regrade-needless\"";
    private static final String OFFER = "data-testid=\"regrade-offer\"";
    private static final Response TRUE = new Response.TrueOrFalse(true);

    @Autowired
    private FramedTool tool;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private StartAttempt start;

    @Autowired
    private SubmitAttempt submit;

    @Autowired
    private RunRegrades run;

    @Autowired
    private Regrades regrades;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private SettableClock clock;

    private String slug;

    @BeforeEach
    void aQuizWithAWrongKeyIsPublished() {
        tool.reset();
        slug = WritingCourse.slug(biology().begin("Weather"));
        publish(true);
    }

    private static String yaml(boolean rain) {
        return """
                title: "Weather"
                next: { title: "Go on", page: next }
                quiz:
                  pass-mark: 100%%
                  questions:
                    - { id: rain, type: true-false, stem: "Rain is dry.", answer: %s, feedback: "It is water." }
                    - { id: snow, type: true-false, stem: "Snow is cold.", answer: true, feedback: "It is ice." }
                """.formatted(rain);
    }

    private void publish(boolean rain) {
        biology().publish(slug, yaml(rain));
    }

    private WritingCourse biology() {
        return new WritingCourse(tool, "biology");
    }

    private MvcTestResult launch(String course, String subject, String role, String checkpoint) {
        return new WritingCourse(tool, course).launch(subject, role, checkpoint);
    }

    private MvcTestResult student(String subject) {
        return launch("biology", subject, null, slug);
    }

    private MvcTestResult teacher() {
        return launch("biology", "teacher", INSTRUCTOR, slug);
    }

    private MvcTestResult begin(String subject) {
        return tool.post(student(subject), "/checkpoints/" + slug + "/attempts");
    }

    private MvcTestResult submit(MvcTestResult page, boolean rain, boolean snow) {
        return tool.post(
                page,
                "/checkpoints/" + slug + "/attempts/1/submission",
                "answers=shown",
                "q.rain=" + rain,
                "q.snow=" + snow);
    }

    private void work(String subject, boolean rain, boolean snow) {
        assertThat(submit(begin(subject), rain, snow)).bodyText().contains("data-testid=\"score\"");
    }

    private MvcTestResult preview() {
        return tool.post(teacher(), "/checkpoints/" + slug + "/regrade");
    }

    private MvcTestResult apply(String... fields) {
        return apply(preview(), fields);
    }

    private MvcTestResult apply(MvcTestResult page, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("digest=" + find(text(page), DIGEST));
        all.add("after=" + find(text(page), AFTER));
        return tool.post(page, "/checkpoints/" + slug + "/regrade/applied", all.toArray(String[]::new));
    }

    private MvcTestResult act(MvcTestResult page, String act) {
        return tool.post(
                page,
                "/checkpoints/" + slug + "/regrade/" + act,
                "regrade=" + find(text(page), REGRADE),
                "confirmed=true");
    }

    private String score(String subject) {
        return tool.database()
                .sql("""
                        select a.score_given, a.passed from attempt a
                        join learner l on l.registration_id = a.registration_id and l.id = a.learner_id
                        where l.subject = ? and a.number = 1""")
                .param(subject)
                .query((row, index) -> plain(row.getBigDecimal(1)) + (row.getBoolean(2) ? " passed" : " failed"))
                .single();
    }

    private static String plain(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }

    /** What the gradebook ought to show, and how often that was decided. */
    private String desired(String subject) {
        return tool.database()
                .sql("""
                        select s.score_given, s.version from desired_score s
                        join learner l on l.registration_id = s.registration_id and l.id = s.learner_id
                        where l.subject = ?""")
                .param(subject)
                .query((row, index) -> plain(row.getBigDecimal(1)) + " v" + row.getLong(2))
                .single();
    }

    private void deliver() {
        tool.database()
                .sql("update desired_score set pass_may_be_delivered = passed, state = 'CONFIRMED', due_at = null")
                .update();
    }

    private MvcTestResult gate(String subject) {
        return tool.post(student(subject), "/checkpoints/" + slug + "/pages/next");
    }

    private Regrade newest() {
        return regrades.running(1).stream().findFirst().orElseThrow();
    }

    @Test
    void the_preview_says_who_rises_who_would_fall_and_who_passes_now_and_changes_nothing() {
        work("ada", true, true);
        work("bob", false, true);
        work("cleo", true, false);
        publish(false);

        assertThat(preview())
                .bodyText()
                .contains("One student’s score rises.", "One more student passes", "One student’s score would fall.")
                .contains("One student who has passed would lose points, but keeps them.");
        assertThat(List.of(score("ada"), score("bob"), score("cleo")))
                .containsExactly("2 passed", "1 failed", "1 failed");
    }

    @Test
    void scores_only_rise_unless_more_is_asked_for_and_only_what_changed_is_sent_again() {
        work("ada", true, true);
        work("bob", false, true);
        work("cleo", true, false);
        publish(false);

        assertThat(apply()).bodyText().contains("Regraded.", "Scores raised: 1. Scores lowered: 0.");

        assertThat(List.of(score("ada"), score("bob"), score("cleo")))
                .containsExactly("2 passed", "2 passed", "1 failed");
        assertThat(List.of(desired("ada"), desired("bob"), desired("cleo"))).containsExactly("2 v1", "2 v2", "1 v1");
        assertThat(gate("bob")).hasStatusOk();
    }

    @Test
    void a_student_reads_that_an_attempt_was_regraded_and_sees_it_marked_by_the_correction() {
        work("bob", false, true);
        publish(false);
        apply();

        MvcTestResult page = student("bob");
        assertThat(page).bodyText().contains("data-testid=\"regraded\"", "50% before, 100% now");
        assertThat(tool.post(page, "/checkpoints/" + slug + "/attempts/1"))
                .bodyText()
                .contains("data-passed=\"true\"")
                .doesNotContain("verdict-wrong");
    }

    @Test
    void publishing_another_key_offers_a_regrade_until_it_is_done() {
        work("bob", false, true);
        assertThat(teacher()).bodyText().doesNotContain(OFFER);
        publish(false);

        assertThat(teacher())
                .bodyText()
                .contains(OFFER)
                .satisfies(page -> assertThat(page.indexOf(OFFER)).isLessThan(page.indexOf("id=\"grades\"")));
        assertThat(tool.post(teacher(), "/authoring/drafts/" + slug)).bodyText().contains(OFFER);
        apply();
        assertThat(teacher()).bodyText().doesNotContain(OFFER);
        assertThat(tool.post(launch("biology", "teacher", INSTRUCTOR, "chapter-12"), "/authoring/drafts/" + slug))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(OFFER);
    }

    @Test
    void a_second_press_of_the_same_page_and_a_second_run_change_nothing() {
        work("bob", false, true);
        publish(false);
        MvcTestResult page = preview();
        apply(page);

        assertThat(apply(page)).bodyText().contains("Nothing changed: this was done already");
        run.run();

        assertThat(desired("bob")).isEqualTo("2 v2");
        assertThat(tool.database()
                        .sql("select count(*) from regraded_attempt")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_delivered_pass_is_lowered_only_by_the_second_press_and_its_gate_stays_open() {
        work("ada", true, true);
        work("cleo", true, false);
        deliver();
        publish(false);

        MvcTestResult falls = apply("falls=true");
        assertThat(List.of(score("ada"), score("cleo"))).containsExactly("2 passed", "0 failed");
        assertThat(List.of(desired("ada"), desired("cleo"))).containsExactly("2 v1", "0 v2");

        assertThat(act(falls, "passes")).bodyText().contains("Passes were lowered");
        assertThat(score("ada")).isEqualTo("1 failed");
        assertThat(desired("ada")).isEqualTo("1 v2");
        assertThat(gate("ada")).hasStatusOk();
        assertThat(gate("cleo")).hasStatus(403);
    }

    @Test
    void the_second_press_asks_first_and_comes_after_a_first_one_alone() {
        work("ada", true, true);
        publish(false);
        MvcTestResult rises = apply();
        assertThat(act(rises, "passes")).bodyText().contains("Nothing changed");

        MvcTestResult falls = apply("falls=true");
        assertThat(tool.post(
                        falls, "/checkpoints/" + slug + "/regrade/passes", "regrade=" + find(text(falls), REGRADE)))
                .bodyText()
                .contains("data-testid=\"ask-first\"");
        assertThat(score("ada")).isEqualTo("2 passed");
    }

    @Test
    void undoing_gives_back_what_was_before_and_takes_a_delivered_pass_back_only_when_pressed_again() {
        work("bob", false, true);
        work("dora", false, false);
        publish(false);
        MvcTestResult done = apply();
        deliver();
        assertThat(List.of(score("bob"), score("dora"))).containsExactly("2 passed", "1 failed");

        MvcTestResult undone = act(done, "undone");
        assertThat(undone).bodyText().contains("Undone.");
        assertThat(List.of(score("bob"), score("dora"))).containsExactly("2 passed", "0 failed");

        act(undone, "undone-passes");
        assertThat(score("bob")).isEqualTo("1 failed");
        assertThat(desired("bob")).startsWith("1 ");
        assertThat(gate("bob")).hasStatusOk();
    }

    @Test
    void after_a_day_it_is_not_undone_any_more() {
        work("dora", false, false);
        publish(false);
        apply();
        clock.advance(Duration.ofDays(1).plusSeconds(1));

        assertThat(act(preview(), "undone")).bodyText().contains("can be undone for one day");
        assertThat(score("dora")).isEqualTo("1 failed");
    }

    @Test
    void an_attempt_that_was_open_is_marked_by_the_correction_when_it_is_submitted() {
        MvcTestResult quiz = begin("bob");
        publish(false);
        apply();

        assertThat(submit(quiz, false, true)).bodyText().contains("data-passed=\"true\"");
        assertThat(desired("bob")).isEqualTo("2 v1");
    }

    @Test
    void a_void_question_gives_everybody_full_credit() {
        work("bob", false, true);
        work("dora", false, false);

        apply("void.rain=FULL_CREDIT");

        assertThat(List.of(score("bob"), score("dora"))).containsExactly("2 passed", "1 failed");
    }

    @Test
    void a_void_question_is_taken_out_of_the_score() {
        work("bob", false, true);

        apply("void.rain=LEFT_OUT");

        assertThat(score("bob")).isEqualTo("1 passed");
        assertThat(tool.post(student("bob"), "/checkpoints/" + slug + "/attempts/1"))
                .bodyText()
                .contains("data-score-maximum=\"1\"");
    }

    @Test
    void an_attempt_of_which_nothing_would_be_left_keeps_its_score() {
        work("bob", false, true);

        apply("void.rain=LEFT_OUT", "void.snow=LEFT_OUT");

        assertThat(score("bob")).isEqualTo("1 failed");
    }

    @Test
    void where_a_regrade_would_change_nothing_the_page_says_so_and_has_no_button() {
        assertThat(preview())
                .bodyText()
                .contains(NEEDLESS, "Nobody has submitted")
                .doesNotContain(BUTTON);
        begin("ada");
        work("bob", false, true);
        assertThat(preview()).bodyText().contains(NEEDLESS, "No score changes").doesNotContain(BUTTON);

        publish(false);
        assertThat(preview()).bodyText().contains(BUTTON).doesNotContain(NEEDLESS);

        assertThat(apply()).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
    }

    @Test
    void a_regrade_that_concerns_only_open_attempts_is_offered_until_it_is_done() {
        begin("ada");
        publish(false);

        assertThat(preview())
                .bodyText()
                .contains(BUTTON, "Nobody has submitted")
                .doesNotContain(NEEDLESS);
        assertThat(apply()).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
    }

    @Test
    void the_page_speaks_of_its_button_only_where_there_is_one() {
        String words = "before you press the button at the end";
        work("bob", false, true);
        assertThat(preview()).bodyText().contains(NEEDLESS).doesNotContain(words);
        publish(false);

        assertThat(preview()).bodyText().contains(BUTTON, words);
    }

    private MvcTestResult draft() {
        return tool.post(teacher(), "/authoring/drafts/" + slug);
    }

    @Test
    void a_version_that_marks_as_the_last_regrade_did_is_offered_nowhere() {
        work("bob", false, true);
        publish(false);
        apply();
        biology().publish(slug, yaml(false).replace("It is ice.", "It is frozen water."));

        assertThat(teacher()).bodyText().doesNotContain(OFFER);
        assertThat(draft()).bodyText().doesNotContain(OFFER);
        assertThat(preview()).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
    }

    @Test
    void a_question_that_became_void_and_is_in_a_version_with_the_same_keys_is_offered_nowhere() {
        work("bob", false, true);
        apply("void.rain=FULL_CREDIT");
        biology().publish(slug, yaml(true).replace("It is ice.", "It is frozen water."));

        assertThat(teacher()).bodyText().doesNotContain(OFFER);
        assertThat(draft()).bodyText().doesNotContain(OFFER);
        assertThat(preview()).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
    }

    @Test
    void a_question_that_now_asks_for_another_kind_of_answer_is_offered_nowhere() {
        work("bob", false, true);
        biology()
                .publish(
                        slug,
                        yaml(true)
                                .replace(
                                        "type: true-false, stem: \"Rain is dry.\", answer: true",
                                        "type: numeric, stem: \"How dry is rain?\", answer: 0"));

        assertThat(teacher()).bodyText().doesNotContain(OFFER);
        assertThat(draft()).bodyText().doesNotContain(OFFER);
        assertThat(preview())
                .bodyText()
                .contains(NEEDLESS, "data-testid=\"regrade-kept\"")
                .doesNotContain(BUTTON);
    }

    /** What the page of the class offers can be done, or the offer would stay for ever. */
    @Test
    void a_regrade_for_another_key_is_offered_even_if_no_score_changes() {
        student("teacher-looks-first");
        submit.submit(open(1).getFirst(), 1, Answers.newest(Map.of("snow", TRUE)));
        publish(false);

        assertThat(teacher()).bodyText().contains(OFFER);
        assertThat(preview()).bodyText().contains("No score changes", BUTTON).doesNotContain(NEEDLESS);
        assertThat(apply()).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
        assertThat(teacher()).bodyText().doesNotContain(OFFER);
    }

    @Test
    void a_question_that_is_declared_void_or_no_longer_is_brings_the_button() {
        begin("ada");
        work("bob", true, true);
        String path = "/checkpoints/" + slug + "/regrade";

        assertThat(tool.post(teacher(), path, "shown=true", "void.rain=FULL_CREDIT"))
                .bodyText()
                .contains("No score changes", BUTTON)
                .doesNotContain(NEEDLESS);
        assertThat(apply("void.rain=FULL_CREDIT")).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
        assertThat(tool.post(teacher(), path, "shown=true"))
                .bodyText()
                .contains(BUTTON)
                .doesNotContain(NEEDLESS);
    }

    @Test
    void where_only_passes_are_left_their_own_button_is_the_only_one() {
        work("ada", true, true);
        publish(false);
        assertThat(apply()).bodyText().contains(BUTTON).doesNotContain("data-testid=\"lower-passes\"");

        MvcTestResult falls = apply("falls=true");
        assertThat(falls)
                .bodyText()
                .contains("data-testid=\"lower-passes\"")
                .doesNotContain(BUTTON)
                .doesNotContain(NEEDLESS);
        assertThat(act(falls, "passes")).bodyText().contains(NEEDLESS).doesNotContain(BUTTON);
    }

    @Test
    void a_correction_that_is_taken_back_is_offered_and_marks_what_it_marked_as_at_first() {
        work("bob", false, true);
        work("dora", false, false);
        publish(false);
        apply();
        assertThat(List.of(score("bob"), score("dora"))).containsExactly("2 passed", "1 failed");
        publish(true);

        assertThat(teacher()).bodyText().contains(OFFER);
        assertThat(preview())
                .bodyText()
                .contains(
                        "One student’s score would fall.",
                        "One student who has passed would lose points, but keeps them.");
        MvcTestResult falls = apply("falls=true");
        assertThat(List.of(score("bob"), score("dora"))).containsExactly("2 passed", "0 failed");
        act(falls, "passes");
        assertThat(score("bob")).isEqualTo("1 failed");
        assertThat(teacher()).bodyText().doesNotContain(OFFER);
    }

    @Test
    void an_attempt_that_no_regrade_has_marked_is_left_alone_when_a_correction_is_taken_back() {
        work("ada", true, true);
        publish(false);
        apply();
        publish(true);

        assertThat(apply("falls=true")).bodyText().contains("No score changes");
        assertThat(score("ada")).isEqualTo("2 passed");
        assertThat(tool.database()
                        .sql("select count(*) from regraded_attempt")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Place> open(int learners) {
        Checkpoint checkpoint = checkpoints.known(registration(), slug).orElseThrow();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < learners; i++) {
            long learner = AttemptBench.learner(tool.database(), registration(), "many-" + i, "Many " + i);
            places.add(new Place(registration(), learner, course(), slug));
            start.start(places.getLast(), checkpoint, Availability.NONE);
        }
        return places;
    }

    private long registration() {
        return tool.database()
                .sql("select registration_id from course where context_id = 'biology'")
                .query(Long.class)
                .single();
    }

    private long course() {
        return tool.database()
                .sql("select id from course where context_id = 'biology'")
                .query(Long.class)
                .single();
    }

    private Map<String, Response> answers(boolean rain) {
        return Map.of("rain", new Response.TrueOrFalse(rain), "snow", TRUE);
    }

    private long passed() {
        return tool.database()
                .sql("select count(*) from attempt where passed")
                .query(Long.class)
                .single();
    }

    @Test
    void who_submits_while_a_regrade_runs_on_two_nodes_is_marked_by_it_too() throws Exception {
        student("teacher-looks-first");
        List<Place> places = open(60);
        publish(false);
        AtomicInteger next = new AtomicInteger();
        Callable<Void> hands = () -> {
            for (int i = next.getAndIncrement(); i < places.size(); i = next.getAndIncrement()) {
                submit.submit(places.get(i), 1, Answers.newest(answers(false)));
            }
            return null;
        };
        Course biology = new Course(registration(), course(), slug);
        Callable<Void> regrade = () -> {
            String digest =
                    checkpoints.known(registration(), slug).orElseThrow().digest();
            regrades.ask(
                    biology,
                    new checkpoint.learning.correction.Correction(digest, Map.of()),
                    Regrade.Mode.RISES,
                    0,
                    clock.instant());
            run.run();
            return null;
        };
        Callable<Void> otherNode = () -> {
            run.run();
            return null;
        };

        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<Void> work : pool.invokeAll(List.of(hands, regrade, otherNode, hands))) {
                work.get();
            }
        }
        run.run();

        assertThat(passed()).isEqualTo(60);
        assertThat(regrades.running(9)).isEmpty();
    }

    @Test
    void where_a_node_is_killed_another_goes_on_and_nobody_is_left_out() {
        student("teacher-looks-first");
        List<Place> places = open(5);
        places.forEach(place -> submit.submit(place, 1, Answers.newest(answers(false))));
        publish(false);
        Course biology = new Course(registration(), course(), slug);
        String digest = checkpoints.known(registration(), slug).orElseThrow().digest();
        regrades.ask(
                biology,
                new checkpoint.learning.correction.Correction(digest, Map.of()),
                Regrade.Mode.RISES,
                0,
                clock.instant());
        AtomicInteger begun = new AtomicInteger();
        run.run(newest(), () -> begun.incrementAndGet() <= 2);
        assertThat(passed()).isEqualTo(2);

        transaction.executeWithoutResult(dies -> {
            assertThat(regrades.claim(newest(), clock.instant())).isPresent();
            dies.setRollbackOnly();
            inAnotherThread(run::run);
            assertThat(passed()).isEqualTo(4);
            assertThat(newest().state()).isEqualTo(Regrade.State.RUNNING);
        });
        run.run();

        assertThat(passed()).isEqualTo(5);
        assertThat(regrades.running(1)).isEmpty();
    }

    /** Its connection is cut within the transaction of a learner, when the new score is decided and nothing is committed: as by SIGKILL. */
    private ApplicationListener<PayloadApplicationEvent<ScoreDecided>> diesAtScore(int number) {
        AtomicInteger decided = new AtomicInteger();
        Thread node = Thread.currentThread();
        return new ApplicationListener<>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<ScoreDecided> event) {
                if (Thread.currentThread().equals(node) && decided.incrementAndGet() == number) {
                    tool.database()
                            .sql("select pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }
            }
        };
    }

    private long regraded() {
        return tool.database()
                .sql("select count(*) from regraded_attempt")
                .query(Long.class)
                .single();
    }

    @Test
    void a_node_that_dies_within_a_learner_leaves_them_whole_to_another_while_the_class_submits() throws Exception {
        student("teacher-looks-first");
        List<Place> places = open(24);
        places.subList(0, 12).forEach(place -> submit.submit(place, 1, Answers.newest(answers(false))));
        publish(false);
        regrades.ask(
                new Course(registration(), course(), slug),
                new checkpoint.learning.correction.Correction(
                        checkpoints.known(registration(), slug).orElseThrow().digest(), Map.of()),
                Regrade.Mode.RISES,
                0,
                clock.instant());
        Callable<Void> hands = () -> {
            places.subList(12, 24).forEach(place -> submit.submit(place, 1, Answers.newest(answers(false))));
            return null;
        };
        Callable<Void> node = () -> {
            var death = diesAtScore(3);
            context.addApplicationListener(death);
            try {
                assertThatThrownBy(run::run).isInstanceOfAny(DataAccessException.class, TransactionException.class);
            } finally {
                context.removeApplicationListener(death);
            }
            return null;
        };

        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Void> work : pool.invokeAll(List.of(node, hands))) {
                work.get();
            }
        }
        long before = passed();
        assertThat(before).isLessThan(24).isEqualTo(regraded());
        run.run();

        assertThat(passed()).isEqualTo(24);
        assertThat(regraded()).isEqualTo(24);
        assertThat(regrades.running(1)).isEmpty();
    }

    @Test
    void a_submission_that_has_not_committed_does_not_keep_a_regrade_from_starting() {
        student("teacher-looks-first");
        Place late = open(1).getFirst();
        publish(false);
        assertThat(regrades.ask(
                        new Course(registration(), course(), slug),
                        new checkpoint.learning.correction.Correction(
                                checkpoints
                                        .known(registration(), slug)
                                        .orElseThrow()
                                        .digest(),
                                Map.of()),
                        Regrade.Mode.RISES,
                        0,
                        clock.instant()))
                .isTrue();
        Regrade asked = regrades.running(1).getFirst();

        transaction.executeWithoutResult(status -> {
            submit.submit(late, 1, Answers.newest(answers(false)));
            inAnotherThread(() -> run.run(asked, () -> false));
        });

        assertThat(regrades.find(asked.registration(), asked.id()).orElseThrow().state())
                .isEqualTo(Regrade.State.RUNNING);
    }

    @Test
    void a_regrade_on_another_platform_of_the_same_checkpoint_changes_nothing_here() {
        student("teacher-looks-first");
        open(2).forEach(place -> submit.submit(place, 1, Answers.newest(answers(false))));
        publish(false);
        long elsewhere = AttemptBench.registration(tool.database());
        Course twin = new Course(elsewhere, AttemptBench.course(tool.database(), elsewhere, "twin"), slug);

        regrades.ask(
                twin,
                new checkpoint.learning.correction.Correction(
                        checkpoints.known(registration(), slug).orElseThrow().digest(), Map.of()),
                Regrade.Mode.RISES,
                0,
                clock.instant());
        run.run();

        assertThat(passed()).isZero();
        assertThat(regrades.running(9)).isEmpty();
    }

    private static void inAnotherThread(Runnable work) {
        try (var pool = Executors.newSingleThreadExecutor()) {
            pool.submit(work).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void students_and_instructors_of_another_course_or_checkpoint_change_nothing() {
        work("bob", false, true);
        publish(false);
        MvcTestResult page = preview();
        String[] fields = {"digest=" + find(text(page), DIGEST), "after=0"};
        String path = "/checkpoints/" + slug + "/regrade";

        assertThat(tool.post(student("bob"), path)).hasStatus(403);
        assertThat(tool.post(student("bob"), path + "/applied", fields)).hasStatus(403);
        MvcTestResult chemistry = launch("chemistry", "teacher", INSTRUCTOR, slug);
        assertThat(tool.post(chemistry, path + "/applied", fields)).hasStatusOk();
        MvcTestResult other = launch("biology", "teacher", INSTRUCTOR, "chapter-12");
        assertThat(tool.post(other, path + "/applied", fields)).hasStatus(403);
        assertThat(score("bob")).isEqualTo("1 failed");

        apply();
        String ours = "regrade=" + find(text(preview()), REGRADE);
        tool.post(launch("chemistry", "teacher", INSTRUCTOR, slug), path + "/undone", ours, "confirmed=true");
        assertThat(tool.post(student("bob"), path + "/undone", ours, "confirmed=true"))
                .hasStatus(403);
        assertThat(score("bob")).isEqualTo("2 passed");
    }
}
