package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.message.Bench;
import checkpoint.launch.message.Message;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.LaunchReason;
import checkpoint.launch.token.Role;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.refusal.Refusal;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an accepted launch leaves in the database, also when many come at once. */
@ResourceLock(TestPostgres.MIGRATED)
class RecordLaunchTest {

    final DataSource pool = TestPostgres.migrated();
    final JdbcClient database = JdbcClient.create(pool);
    private final SettableClock clock = new SettableClock(Bench.NOON);
    final RecordLaunch record = new RecordLaunch(database, clock);
    private final Bench bench = new Bench();
    long registration;

    @BeforeEach
    void emptyDatabase() {
        TestPostgres.truncate(database);
        registration = registration("https://lms.school.example");
    }

    long registration(String issuer) {
        return database.sql("""
                insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at)
                values ('School', ?, 'client-7', 'https://x/a', 'https://x/t', 'https://x/k', 'ACTIVE', 'CONSOLE', now())
                on conflict (issuer, client_id) do update set name = excluded.name returning id""").param(issuer).query(Long.class).single();
    }

    Message message(String nonce, Consumer<Map<String, Object>> change) {
        return message(registration, nonce, change);
    }

    Message message(long of, String nonce, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.student(nonce, clock.instant());
        change.accept(claims);
        return Bench.read(of, claims);
    }

    RecordLaunch.Recorded record(Message message, Role role) {
        return record.record(message, (Message.ResourceLink) message.kind(), role);
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    /** From a platform that offers its roster, whichever road the row itself takes. */
    private void opens(String nonce, Role role) {
        Message message = message(nonce, claims -> {
            claims.put("sub", "someone");
            claims.put(
                    ROSTER,
                    Map.of(
                            "context_memberships_url",
                            "https://lms.school.example/members",
                            "service_versions",
                            List.of("2.0")));
        });
        record.record(message, (Message.ResourceLink) message.kind(), role);
    }

    private List<String> teachers() {
        return database.sql("select subject from course_teacher")
                .query(String.class)
                .list();
    }

    @Test
    void a_course_knows_who_opened_it_as_its_instructor() {
        opens("n-1", Role.INSTRUCTOR);
        clock.advance(Duration.ofDays(2));
        opens("n-2", Role.INSTRUCTOR);

        assertThat(teachers()).containsExactly("someone");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "INSTRUCTOR")
    void nobody_else_is_kept_as_one_who_teaches(Role role) {
        opens("n-1", role);

        assertThat(teachers()).isEmpty();
    }

    @Test
    void who_teaches_is_not_kept_where_no_roster_can_say_otherwise() {
        Message message = message("n-1", claims -> {});
        record.record(message, (Message.ResourceLink) message.kind(), Role.INSTRUCTOR);

        assertThat(teachers()).isEmpty();
    }

    @Test
    void who_taught_is_forgotten_400_days_after_the_last_launch() {
        opens("n-1", Role.INSTRUCTOR);
        PurgeLaunches purge = new PurgeLaunches(database, clock);

        clock.advance(Duration.ofDays(399));
        purge.purge();
        assertThat(teachers()).hasSize(1);

        clock.advance(Duration.ofDays(2));
        purge.purge();
        assertThat(teachers()).isEmpty();
    }

    @Test
    void a_first_launch_makes_its_course_link_line_item_and_learner() {
        RecordLaunch.Recorded recorded = record(message("n-1", claims -> {}), Role.LEARNER);

        assertThat(recorded.learner()).isNotNull();
        assertThat(recorded.firstOfLink()).isTrue();
        assertThat(recorded.firstEver()).isTrue();
        assertThat(recorded.hasLineItem()).isTrue();
        assertThat(database.sql("select url from line_item").query(String.class).single())
                .isEqualTo("https://lms.school.example/items/1");
        assertThat(database.sql("select subject || ' ' || name from learner")
                        .query(String.class)
                        .single())
                .isEqualTo("ada Ada Example");
    }

    @Test
    void where_no_rule_stands_over_the_authors_a_first_launch_says_so() {
        assertThat(record(message("n-1", claims -> {}), Role.LEARNER).adjusted())
                .isFalse();
    }

    @Test
    void settings_of_the_course_are_told_of() {
        long course = record(message("n-1", claims -> claims.put("sub", "eve")), Role.LEARNER)
                .course();
        database.sql("""
                        insert into course_settings (registration_id, course_id, checkpoint, attempts, revision, changed_at)
                        select registration_id, id, 'chapter-12', 3, 1, now() from course where id = :course""").param("course", course).update();

        assertThat(record(message("n-2", claims -> {}), Role.LEARNER).adjusted())
                .isTrue();
    }

    @Test
    void an_accommodation_that_waits_for_a_learner_is_told_of_at_their_first_launch_and_to_nobody_else() {
        long course = record(message("n-1", claims -> claims.put("sub", "eve")), Role.LEARNER)
                .course();
        database.sql("""
                        insert into accommodation (registration_id, course_id, subject, percent, no_limit, minutes, attempts, revision, changed_at)
                        select registration_id, id, 'ada', 150, false, 0, 0, 1, now() from course where id = :course""").param("course", course).update();

        RecordLaunch.Recorded ada = record(message("n-2", claims -> {}), Role.LEARNER);

        assertThat(ada.firstEver()).isTrue();
        assertThat(ada.adjusted()).isTrue();
        assertThat(record(message("n-3", claims -> claims.put("sub", "bob")), Role.LEARNER)
                        .adjusted())
                .isFalse();
    }

    @Test
    void a_second_launch_finds_them_and_adds_only_itself() {
        RecordLaunch.Recorded first = record(message("n-1", claims -> {}), Role.LEARNER);
        RecordLaunch.Recorded second = record(message("n-2", claims -> {}), Role.LEARNER);

        assertThat(second)
                .isEqualTo(new RecordLaunch.Recorded(
                        first.course(), first.resourceLink(), first.learner(), null, false, false, true, false));
        assertThat(count("launch")).isEqualTo(2);
        for (String table : List.of("deployment", "course", "resource_link", "line_item", "learner", "learner_link")) {
            assertThat(count(table)).as(table).isEqualTo(1);
        }
    }

    @Test
    void a_nonce_counts_once_and_a_replay_stores_nothing() {
        record(message("n-1", claims -> {}), Role.LEARNER);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> record(message("n-1", claims -> claims.put("sub", "eve")), Role.LEARNER))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(LaunchReason.REPLAYED));
        assertThat(count("learner")).isEqualTo(1);
    }

    @Test
    void of_many_replays_at_once_one_wins() throws Exception {
        List<Callable<Boolean>> replays = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            replays.add(() -> {
                try {
                    record(message("n-1", claims -> {}), Role.LEARNER);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            });
        }

        assertThat(run(replays)).containsOnlyOnce(true);
        assertThat(count("launch")).isEqualTo(1);
    }

    @Test
    void a_replay_among_many_takes_nobody_with_it() throws Exception {
        record(message("n-0", claims -> {}), Role.LEARNER);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String nonce = "n-" + i;
            all.add(() -> {
                try {
                    record(message(nonce, claims -> claims.put("sub", "who-" + nonce)), Role.LEARNER);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            });
        }

        assertThat(run(all)).containsOnlyOnce(false);
        assertThat(count("launch")).isEqualTo(40);
        assertThat(count("learner")).isEqualTo(40);
    }

    @Test
    void two_nodes_that_record_the_same_people_at_once_do_not_stop_each_other() throws Exception {
        RecordLaunch otherNode = new RecordLaunch(database, clock);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Message message = message("n-" + i, claims -> {});
            Message named = message(
                    "n-" + i, claims -> claims.put("sub", message.nonce().substring(0, 3)));
            RecordLaunch node = i % 2 == 0 ? record : otherNode;
            all.add(() -> {
                node.record(named, (Message.ResourceLink) named.kind(), Role.LEARNER);
                return true;
            });
        }

        assertThat(run(all)).hasSize(200).containsOnly(true);
        assertThat(count("launch")).isEqualTo(200);
        assertThat(count("learner")).isEqualTo(10);
    }

    @Test
    void one_that_waits_for_a_locked_row_holds_nobody_else_up() throws Exception {
        record(message("n-1", claims -> {}), Role.LEARNER);
        try (Connection other = pool.getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            try (var lock = other.createStatement()) {
                lock.execute("select from learner where subject = 'ada' for update");
            }
            Future<RecordLaunch.Recorded> renamed = threads.submit(() ->
                    record(message("n-2", claims -> claims.put("name", "Ada Renamed")), Role.LEARNER));

            for (int i = 0; i < 20; i++) {
                String who = "student-" + i;
                record(message("n-" + who, claims -> claims.put("sub", who)), Role.LEARNER);
            }

            assertThat(renamed.isDone()).isFalse();
            other.rollback();
            assertThat(renamed.get().firstEver()).isFalse();
        }
        assertThat(count("learner")).isEqualTo(21);
    }

    @Test
    void twenty_students_who_come_first_at_the_same_moment_find_one_course() throws Exception {
        List<Callable<Boolean>> class20 = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String who = "student-" + i;
            class20.add(() -> record(message("n-" + who, claims -> claims.put("sub", who)), Role.LEARNER)
                    .firstOfLink());
        }

        assertThat(run(class20)).hasSize(20).containsOnly(true);
        assertThat(count("course")).isEqualTo(1);
        assertThat(count("resource_link")).isEqualTo(1);
        assertThat(count("line_item")).isEqualTo(1);
        assertThat(count("learner")).isEqualTo(20);
    }

    @Test
    void of_an_instructor_no_person_is_kept() {
        RecordLaunch.Recorded recorded = record(message("n-1", claims -> {}), Role.INSTRUCTOR);

        assertThat(recorded.learner()).isNull();
        assertThat(count("learner")).isZero();
    }

    @Test
    void two_platforms_with_the_same_names_for_everything_share_nothing() {
        long other = registration("https://other.example");
        RecordLaunch.Recorded here = record(message("n-1", claims -> {}), Role.LEARNER);
        RecordLaunch.Recorded there = record(message(other, "n-1", claims -> {}), Role.LEARNER);

        assertThat(there.course()).isNotEqualTo(here.course());
        assertThat(there.learner()).isNotEqualTo(here.learner());
        assertThat(there.resourceLink()).isNotEqualTo(here.resourceLink());
    }

    @Test
    void two_deployments_share_learners_and_not_courses() {
        RecordLaunch.Recorded here = record(message("n-1", claims -> {}), Role.LEARNER);
        RecordLaunch.Recorded there =
                record(message("n-2", claims -> claims.put(TestPlatform.LTI + "deployment_id", "d-2")), Role.LEARNER);

        assertThat(there.learner()).isEqualTo(here.learner());
        assertThat(there.course()).isNotEqualTo(here.course());
    }

    @Test
    void without_a_context_the_link_is_the_course() {
        RecordLaunch.Recorded here =
                record(message("n-1", claims -> claims.remove(TestPlatform.LTI + "context")), Role.LEARNER);
        RecordLaunch.Recorded again =
                record(message("n-2", claims -> claims.remove(TestPlatform.LTI + "context")), Role.LEARNER);
        RecordLaunch.Recorded elsewhere = record(
                message("n-3", claims -> {
                    claims.remove(TestPlatform.LTI + "context");
                    claims.put(TestPlatform.LTI + "resource_link", Map.of("id", "link-2"));
                }),
                Role.LEARNER);

        assertThat(again.course()).isEqualTo(here.course());
        assertThat(elsewhere.course()).isNotEqualTo(here.course());
    }

    @Test
    void a_line_item_that_a_later_launch_does_not_name_is_kept() {
        record(message("n-1", claims -> {}), Role.LEARNER);
        RecordLaunch.Recorded later = record(message("n-2", claims -> claims.remove(TestPlatform.AGS)), Role.LEARNER);

        assertThat(later.hasLineItem()).isTrue();
        assertThat(database.sql("select url from line_item").query(String.class).single())
                .isEqualTo("https://lms.school.example/items/1");
    }

    @Test
    void the_newest_launch_says_where_the_line_item_is() {
        record(message("n-1", claims -> {}), Role.LEARNER);
        record(
                message(
                        "n-2",
                        claims -> claims.put(
                                TestPlatform.AGS,
                                Map.of("scope", List.of("a", "b"), "lineitem", "https://vanity.example/items/1"))),
                Role.LEARNER);

        assertThat(database.sql("select url || ' ' || array_to_string(scopes, ',') from line_item")
                        .query(String.class)
                        .single())
                .isEqualTo("https://vanity.example/items/1 a,b");
    }

    @Test
    void a_launch_without_a_name_does_not_take_a_known_one_away() {
        record(message("n-1", claims -> {}), Role.LEARNER);
        record(message("n-2", claims -> claims.remove("name")), Role.LEARNER);

        assertThat(database.sql("select name from learner").query(String.class).single())
                .isEqualTo("Ada Example");
    }

    @Test
    void who_is_a_test_user_now_is_known_by_the_newest_launch() {
        String[] preview = {TestPlatform.LTI + "roles", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"};
        record(message("n-1", claims -> claims.put(preview[0], List.of("Learner", preview[1]))), Role.LEARNER);
        assertThat(testUsers()).isOne();

        record(message("n-2", claims -> {}), Role.LEARNER);
        assertThat(testUsers()).isZero();
        assertThat(count("learner")).isOne();
    }

    private long testUsers() {
        return database.sql("select count(*) from learner where test_user")
                .query(Long.class)
                .single();
    }

    @Test
    void what_an_instructor_bound_comes_back_with_the_launch() {
        record(message("n-1", claims -> {}), Role.LEARNER);
        database.sql("update resource_link set bound_checkpoint = 'chapter-3'").update();

        assertThat(record(message("n-2", claims -> {}), Role.LEARNER).boundCheckpoint())
                .isEqualTo("chapter-3");
    }

    private static List<Boolean> run(List<Callable<Boolean>> all) throws InterruptedException, ExecutionException {
        List<Boolean> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"LEARNER,", "INSTRUCTOR, somebody", "TEACHER,", "LEARNER, ''"})
    void what_no_launch_can_be_is_held_off_by_the_database_too(String role, String subject) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.sql("""
                                select * from record_launch(?, 'n', now(), ?, 'd-1', 'moodle', 'bio101', null, null, 'link', null, null,
                                    ?, 'Somebody', null, null, '{}', null)""")
                        .param(registration)
                        .param(role)
                        .param(subject)
                        .query()
                        .singleRow());

        assertThat(count("launch")).isZero();
        assertThat(count("learner")).isZero();
    }

    private void opensWithGroups(String nonce, Role role, String address) {
        Message message = message(nonce, claims -> {
            claims.put("sub", "someone");
            claims.put(ROSTER, Map.of("context_memberships_url", "https://lms.school.example/members"));
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice",
                    Map.of("context_groups_url", address, "service_versions", List.of("1.0")));
        });
        record.record(message, (Message.ResourceLink) message.kind(), role);
    }

    private List<String> groupsAddresses() {
        return database.sql("select coalesce(groups_url, 'none') from course")
                .query(String.class)
                .list();
    }

    @Test
    void where_groups_are_read_an_instructors_launch_says_and_no_students() {
        opensWithGroups("one", Role.LEARNER, "https://lms.school.example/groups");
        assertThat(groupsAddresses()).containsExactly("none");

        opensWithGroups("two", Role.INSTRUCTOR, "https://lms.school.example/groups");
        assertThat(groupsAddresses()).containsExactly("https://lms.school.example/groups");

        opens("three", Role.INSTRUCTOR);
        assertThat(groupsAddresses()).containsExactly("https://lms.school.example/groups");
    }

    @Test
    void an_address_of_groups_that_is_none_is_as_good_as_absent() {
        opensWithGroups("one", Role.INSTRUCTOR, "javascript:alert(1)");

        assertThat(groupsAddresses()).containsExactly("none");
    }
}
