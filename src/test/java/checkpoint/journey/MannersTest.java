package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Cases;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Dials;
import practice.Faults;
import practice.HeadlessLaunch;
import practice.Member;
import practice.Person;
import practice.PracticeLms;

/** The whole way over HTTP, without a window and without scripts, at a platform of each manner. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class MannersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void allDialsAsUsual() {
        world.forgetEverything();
    }

    @Cases(
            always = "MOODLE",
            nightly = {"PLAIN", "CANVAS", "BLACKBOARD", "BRIGHTSPACE", "SCHOOLOGY", "SAKAI", "OPEN_EDX"})
    void a_grade_reaches_the_gradebook_of_each_manner_and_nothing_overlaps_or_goes_down(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);
        Member ada = world.lms.member(Person.ADA);

        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, ada, "checkpoint-12");
        assertThat(launch.said("next", "data-locked")).contains("true");
        launch.start();
        assertThat(launch.questions()).isNotEmpty();
        launch.submit();

        assertThat(launch.said("score", "data-passed")).contains("false");
        assertThat(grade().map(BigDecimal::signum))
                .as(world.lms.requests().toString())
                .contains(0);
        assertThat(world.lms.watch().overlaps()).isEmpty();
        assertThat(world.lms.watch().lowerings()).isEmpty();
    }

    @Cases(
            always = "BLACKBOARD",
            nightly = {"PLAIN", "CANVAS", "MOODLE", "BRIGHTSPACE", "SCHOOLOGY", "SAKAI", "OPEN_EDX"})
    void each_manner_gets_its_scores_with_what_it_insists_on_and_reads_the_grade_back(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();
        launch.submit();

        assertThat(grade()).isPresent();
        boolean wantsComment = manner == Dials.Manner.SCHOOLOGY || manner == Dials.Manner.BLACKBOARD;
        assertThat(world.lms.requests())
                .filteredOn(request -> request.path().endsWith("/scores"))
                .isNotEmpty()
                .allMatch(request -> request.status() == 200)
                .allMatch(request -> request.body().contains("\"comment\"") == wantsComment);
        assertThat(standsAs("confirmed")).as("read back").isTrue();
    }

    @Cases(
            always = "CANVAS",
            nightly = {"PLAIN", "MOODLE", "BLACKBOARD", "BRIGHTSPACE", "SCHOOLOGY", "SAKAI", "OPEN_EDX"})
    void a_pass_after_a_fail_unlocks_next_and_counts_in_the_gradebook_of_each_manner(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();
        launch.submit();
        assertThat(grade().map(BigDecimal::signum)).contains(0);

        launch.start();
        AnswersByHand.answer(launch, world.quiz());
        launch.submit();

        assertThat(launch.said("score", "data-passed")).contains("true");
        assertThat(launch.said("next", "data-locked")).contains("false");
        assertThat(gradeBecomes("100")).as(world.lms.requests().toString()).isTrue();
        assertThat(world.lms.watch().overlaps()).isEmpty();
        assertThat(world.lms.watch().lowerings()).isEmpty();
        assertThat(standsAs("confirmed")).as("read back").isTrue();
    }

    @Test
    void blackboard_which_clears_a_comment_with_each_score_shows_ours() throws IOException {
        world.lms.dials().turn(Dials.Manner.BLACKBOARD);
        world.lms.gradebook().comment(Person.ADA, "A teacher’s words");
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();

        launch.submit();

        assertThat(grade()).isPresent();
        assertThat(world.lms.gradebook().comment(Person.ADA)).contains("Score sent automatically by the quiz.");
    }

    @Cases(
            always = "BRIGHTSPACE",
            nightly = {"PLAIN", "CANVAS", "MOODLE", "BLACKBOARD", "SCHOOLOGY", "SAKAI", "OPEN_EDX"})
    void an_instructor_of_each_manner_sees_the_class_but_where_no_role_of_the_course_is_named(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);

        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.MARGARET), "checkpoint-12");

        assertThat(launch.page().status()).isEqualTo(200);
        assertThat(launch.page().body().contains("data-testid=\"instructor-view\""))
                .isEqualTo(manner != Dials.Manner.OPEN_EDX);
        assertThat(launch.page().body().contains("did not say which role you have in this course"))
                .isEqualTo(manner == Dials.Manner.OPEN_EDX);
        assertThat(launch.said("start-attempt", "type")).isEmpty();
    }

    @Test
    void a_results_service_that_never_answers_holds_back_no_score() throws IOException {
        world.lms.faults().on(Faults.Service.RESULTS, Faults.Kind.HANG);
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();

        launch.submit();

        assertThat(grade()).isPresent();
    }

    @Test
    void a_score_service_that_never_answers_holds_it_back() throws IOException {
        world.lms.faults().on(Faults.Service.SCORES, Faults.Kind.HANG);
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();

        launch.submit();

        assertThat(launch.said("grade-status", "data-state")).contains("pending");
        assertThat(world.lms.gradebook().grade(Person.ADA)).isEmpty();
    }

    /** Over http, as the trial is: WebKit keeps no cookie there, which a window that was refused ought to say. */
    @Test
    void a_window_without_cookies_names_http_where_the_tool_is_served_over_it() throws Exception {
        String form = "iss=" + encoded(world.lms.issuer()) + "&client_id=" + encoded(PracticeLms.CLIENT_ID)
                + "&login_hint=7&checkpoint_step=WINDOW&target_link_uri="
                + encoded(world.toolUrl + "/checkpoints/chapter-12");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> probe = browser.send(
                    HttpRequest.newBuilder(URI.create(world.toolUrl + "/lti/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            URI next = URI.create(world.toolUrl)
                    .resolve(probe.headers().firstValue("Location").orElseThrow());
            HttpResponse<String> refused =
                    browser.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("LTI-104", "This tool’s address starts with http.");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether a later launch of Ada's finds her grade so before long. */
    private boolean standsAs(String state) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            HeadlessLaunch again = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
            if (again.said("grade-status", "data-state").equals(Optional.of(state))) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return false;
    }

    private boolean gradeBecomes(String points) {
        BigDecimal wanted = new BigDecimal(points);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (world.lms
                    .gradebook()
                    .grade(Person.ADA)
                    .filter(shown -> shown.compareTo(wanted) == 0)
                    .isPresent()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }

    private Optional<BigDecimal> grade() {
        Instant end = Instant.now().plus(PATIENCE);
        while (world.lms.gradebook().grade(Person.ADA).isEmpty()
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return world.lms.gradebook().grade(Person.ADA);
    }
}
