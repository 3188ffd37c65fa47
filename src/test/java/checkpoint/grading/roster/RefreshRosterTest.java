package checkpoint.grading.roster;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.roster.Roster.Reading;
import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.platform.registration.Registrations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A course's roster is read by one at a time, no more often than is of use, and forgotten when nobody reads it. */
@AttemptApp
class RefreshRosterTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private StoredRoster stored;

    @Autowired
    private Registrations registrations;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private RefreshRoster refresh;

    @BeforeEach
    void aCourseWithARoster() {
        browser.reset();
        browser.database
                .sql("update course set memberships_url = 'https://lms.example/members'")
                .update();
        registrations.changed();
        refresh = new RefreshRoster(stored, (platform, address) -> read(), registrations, browser.clock());
    }

    @AfterEach
    void thePlatformIsAsBefore() {
        browser.database.sql("update registration set status = 'ACTIVE'").update();
        registrations.changed();
    }

    private Reading read() {
        asked.countDown();
        try {
            answer.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Reading.Complete(List.of());
    }

    private boolean begin(Duration age) {
        return refresh.begin(browser.ada.registration(), browser.ada.course(), age);
    }

    private void keep(String... subjects) {
        List<Member> members = List.of(subjects).stream()
                .map(subject -> new Member(subject, null, Role.LEARNER, true))
                .toList();
        stored.keep(
                browser.ada.registration(),
                browser.ada.course(),
                new Reading.Complete(members),
                browser.clock().instant());
    }

    private List<String> members() {
        return browser.database
                .sql("select subject from course_member order by subject")
                .query(String.class)
                .list();
    }

    @Test
    void of_two_readers_at_once_one_reads_and_neither_waits() throws InterruptedException {
        assertThat(begin(Duration.ZERO)).isTrue();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(begin(Duration.ZERO)).isFalse();

        answer.countDown();
    }

    @Test
    void a_reader_that_died_lets_go_after_its_lease() throws InterruptedException {
        assertThat(begin(Duration.ZERO)).isTrue();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        browser.clock().advance(Duration.ofMinutes(4));

        assertThat(begin(Duration.ZERO)).isTrue();
        answer.countDown();
    }

    @Test
    void what_was_read_within_the_hour_is_not_read_again() {
        keep("ada");
        assertThat(begin(HOUR)).isFalse();

        browser.clock().advance(HOUR);
        answer.countDown();

        assertThat(begin(HOUR)).isTrue();
    }

    @Test
    void nothing_is_read_where_the_platform_names_no_roster_or_is_suspended() {
        browser.database.sql("update course set memberships_url = null").update();
        assertThat(begin(Duration.ZERO)).isFalse();

        browser.database
                .sql("update course set memberships_url = 'https://lms.example/members'")
                .update();
        browser.database.sql("update registration set status = 'SUSPENDED'").update();
        registrations.changed();
        assertThat(begin(Duration.ZERO)).isFalse();
        assertThat(asked.getCount()).isEqualTo(1);
    }

    @Test
    void members_that_nobody_has_read_for_thirty_days_are_forgotten_and_no_sooner() {
        browser.clock().set(AttemptBench.NOON);
        keep("ada", "bob");

        browser.clock().advance(Duration.ofDays(30));
        refresh.forget();
        assertThat(members()).containsExactly("ada", "bob");

        browser.clock().advance(Duration.ofSeconds(1));
        refresh.forget();
        assertThat(members()).isEmpty();
    }
}
