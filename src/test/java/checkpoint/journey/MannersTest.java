package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import practice.Dials;
import practice.HeadlessLaunch;
import practice.Member;
import practice.Person;

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

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void a_grade_reaches_the_gradebook_of_each_manner_and_nothing_overlaps_or_goes_down(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);
        Member ada = world.lms.member(Person.ADA);

        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, ada, "checkpoint-12");
        assertThat(launch.said("next", "data-locked")).contains("true");
        launch.start();
        assertThat(launch.questions()).isNotEmpty();
        launch.handIn();

        assertThat(launch.said("score", "data-passed")).contains("false");
        assertThat(grade().map(BigDecimal::signum))
                .as(world.lms.requests().toString())
                .contains(0);
        assertThat(world.lms.watch().overlaps()).isEmpty();
        assertThat(world.lms.watch().lowerings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void each_manner_gets_its_scores_with_what_it_insists_on_and_reads_the_grade_back(Dials.Manner manner)
            throws IOException {
        world.lms.dials().turn(manner);
        HeadlessLaunch launch = HeadlessLaunch.open(world.lms, world.lms.member(Person.ADA), "checkpoint-12");
        launch.start();
        launch.handIn();

        assertThat(grade()).isPresent();
        boolean wantsComment = manner == Dials.Manner.SCHOOLOGY || manner == Dials.Manner.BLACKBOARD;
        assertThat(world.lms.requests())
                .filteredOn(request -> request.path().endsWith("/scores"))
                .isNotEmpty()
                .allMatch(request -> request.status() == 200)
                .allMatch(request -> request.body().contains("\"comment\"") == wantsComment);
        assertThat(standsAs("confirmed")).as("read back").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
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

    private Optional<BigDecimal> grade() {
        Instant end = Instant.now().plus(PATIENCE);
        while (world.lms.gradebook().grade(Person.ADA).isEmpty()
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return world.lms.gradebook().grade(Person.ADA);
    }
}
