package checkpoint.grading.roster;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.roster.Roster.Reading;
import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private StoredGroups groups;

    @Autowired
    private ReadGroups readGroups;

    @Autowired
    private Registrations registrations;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Queue<Roster.Source> sources = new ConcurrentLinkedQueue<>();
    private List<Member> members = List.of();
    private RefreshRoster refresh;

    @BeforeEach
    void aCourseWithARoster() {
        browser.reset();
        browser.database
                .sql("update course set memberships_url = 'https://lms.example/members'")
                .update();
        registrations.changed();
        refresh = new RefreshRoster(
                stored,
                groups,
                (platform, source) -> {
                    sources.add(source);
                    return read();
                },
                readGroups,
                registrations,
                browser.clock());
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
        return new Reading.Complete(members);
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

    private void asked() throws InterruptedException {
        assertThat(begin(Duration.ZERO)).isTrue();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        answer.countDown();
    }

    @Test
    void a_canvas_course_is_read_with_its_sections_and_any_other_without() throws InterruptedException {
        browser.database.sql("update deployment set product_family = 'canvas'").update();

        asked();

        assertThat(sources).singleElement().satisfies(source -> {
            assertThat(source.sectionsOf()).isEqualTo("biology101");
            assertThat(source.groups()).isNull();
        });
    }

    @Test
    void where_the_platform_offers_groups_they_are_read_from_its_own_address() throws InterruptedException {
        browser.database
                .sql("update course set groups_url = 'https://lms.example/groups'")
                .update();

        asked();

        assertThat(sources)
                .singleElement()
                .isEqualTo(new Roster.Source(
                        URI.create("https://lms.example/members"), URI.create("https://lms.example/groups"), null));
    }

    @Test
    void sections_have_the_names_that_the_platform_sends_and_are_forgotten_with_the_roster() {
        answer.countDown();
        members = List.of(
                new Member("ada", "Ada", Role.LEARNER, true, List.of("M-T", "Lab {1}, \"B\"")),
                new Member("bob", null, Role.LEARNER, true, List.of("M-T")),
                new Member("cid", null, Role.LEARNER, true));
        long course = browser.ada.course();

        refresh.read(
                registrations.byId(browser.ada.registration()).orElseThrow(),
                course,
                new Roster.Source(URI.create("https://lms.example/members"), null, "biology101"));

        assertThat(groups.of(browser.ada.registration(), course, "de"))
                .containsExactly(
                        new StoredGroups.Group("Lab {1}, \"B\"", "Lab {1}, \"B\""),
                        new StoredGroups.Group("M-T", "M-T"));
        browser.clock().advance(Duration.ofDays(31));
        refresh.forget();
        assertThat(browser.database
                        .sql("select count(*) from course_group")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
