package checkpoint.learning.page;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Ancestry;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.testing.TestPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A course that its platform has copied, on the real database. */
@ResourceLock(TestPostgres.MIGRATED)
class CopiedSettingsTest {

    private static final CourseSettings SET = new CourseSettings(
            NOON,
            NOON.plusSeconds(60),
            3,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            new BigDecimal("0.7000"),
            Quiz.KeyTime.NEVER,
            Quiz.FeedbackTime.AFTER_PASS,
            Quiz.Report.PASSING_ONLY);

    private final AttemptBench bench = new AttemptBench();
    private final StoredSettings stored = new StoredSettings(bench.database);
    private CopiedSettings copied = new CopiedSettings(bench.database, bench.clock);
    private final long registration = bench.ada.registration();
    private long fresh;

    @BeforeEach
    void theOldCourseHasSettings() {
        assertThat(stored.save(at(bench.ada.course()), SET, 0, NOON)).isTrue();
        fresh = bench.course(registration, "biology102");
    }

    private InCourse at(long course) {
        return new InCourse(registration, course, "chapter-12");
    }

    private CourseSettings after(Ancestry ancestry) {
        copied.copy(registration, fresh, ancestry);
        return stored.find(at(fresh)).settings();
    }

    private static Ancestry contexts(String... ids) {
        return new Ancestry(List.of(ids), List.of());
    }

    @Test
    void it_has_the_settings_of_the_old_one_without_its_dates() {
        assertThat(after(contexts("biology101")))
                .isEqualTo(new CourseSettings(
                        null,
                        null,
                        SET.attempts(),
                        SET.coolDown(),
                        SET.timeLimit(),
                        SET.passMark(),
                        SET.keys(),
                        SET.feedback(),
                        SET.report()));
        assertThat(stored.find(at(fresh)).copied()).isTrue();
    }

    @Test
    void the_newest_ancestor_that_has_any_counts() {
        long newer = bench.course(registration, "biology101b");
        stored.save(at(newer), new CourseSettings(null, null, 7, null, null, null, null, null, null), 0, NOON);

        assertThat(after(contexts("unknown", "biology101b", "biology101")).attempts())
                .isEqualTo(7);
    }

    @Test
    void a_link_that_was_copied_names_its_course_too() {
        bench.database.sql("""
                        insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                        select registration_id, deployment_id, 'old-link', id, now() from course
                        where registration_id = ? and id = ?
                        """).params(registration, bench.ada.course()).update();

        assertThat(after(new Ancestry(List.of(), List.of("old-link"))).attempts())
                .isEqualTo(3);
    }

    @Test
    void it_happens_once_so_that_what_the_instructor_changes_stays() {
        after(contexts("biology101"));
        stored.save(at(fresh), CourseSettings.NONE, 1, NOON);
        copied = new CopiedSettings(bench.database, bench.clock);

        assertThat(after(contexts("biology101"))).isEqualTo(CourseSettings.NONE);
        assertThat(stored.find(at(fresh)).copied()).isFalse();
    }

    @Test
    void a_history_that_nobody_here_knows_copies_nothing() {
        assertThat(after(contexts("elsewhere"))).isEqualTo(CourseSettings.NONE);
    }

    @Test
    void another_deployment_is_another_school() {
        bench.database
                .sql(
                        "insert into deployment (registration_id, deployment_id, first_seen_at) values (?, 'other', now())")
                .param(registration)
                .update();
        bench.database.sql("""
                        update course set deployment_id = (select id from deployment where deployment_id = 'other')
                        where registration_id = ? and id = ?
                        """).params(registration, bench.ada.course()).update();

        assertThat(after(contexts("biology101"))).isEqualTo(CourseSettings.NONE);
    }
}
