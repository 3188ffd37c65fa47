package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import checkpoint.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Faults;
import practice.HeadlessLaunch;
import practice.Surfer;

/** A platform with attempts of every kind moves to another database and back, while the tool runs. */
@Tag("nightly")
@ResourceLock(TwoClusters.SHARED)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovedPlatformTest {

    private static final int MOVED = 2;

    /** The tool goes on with these at once: what waited is sent again, what was sent is compared, what was answered is counted. */
    private static final List<String> AFTERWARDS = List.of(
            "delivery",
            "gradebook_check",
            "usage_month",
            "usage_checkpoint",
            "usage_delay",
            "attempt_tally",
            "question_tally",
            "unaccepted_text");

    private static TwoClusters two;
    private static Learner open;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        two = TwoClusters.shared();
        Learner delivered = two.learner(MOVED, "delivered");
        delivered.launch();
        delivered.start();
        delivered.answer();
        delivered.submit();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sends("delivered") == 1);
        two.platforms.get(MOVED).faults().on(Faults.Service.SCORES, Faults.Kind.SERVER_ERROR);
        Learner undelivered = two.learner(MOVED, "undelivered");
        undelivered.launch();
        undelivered.start();
        undelivered.answer();
        undelivered.submit();
        open = two.learner(MOVED, "open");
        open.launch();
        open.start();
        open.answer();
        // The other platform was there before: its ids are those of the range that the first one's come to.
        Learner other = two.learner(0, "other");
        other.launch();
        other.start();
    }

    @Test
    @Order(1)
    void a_call_that_makes_no_sense_says_how_it_is_called() {
        TwoClusters.Moved moved = two.move("seven", "--to", TwoClusters.OTHER);

        assertThat(moved.code()).isEqualTo(2);
        assertThat(moved.err()).contains("usage: java -jar checkpoint.jar move-registration ID --to CLUSTER");
    }

    @Test
    @Order(2)
    void a_cluster_that_nobody_configured_is_refused() {
        assertThat(refused("--to", "third")).contains("There is no cluster third: known are home, second");
    }

    @Test
    @Order(3)
    void a_platform_that_is_there_already_is_refused() {
        assertThat(refused("--to", "home")).contains("is in the cluster home already");
    }

    @Test
    @Order(4)
    void a_platform_that_nobody_knows_is_refused() {
        assertThat(two.move("4711", "--to", TwoClusters.OTHER).err()).contains("There is no registration 4711");
    }

    @Test
    @Order(5)
    void a_second_move_at_the_same_time_is_refused() throws Exception {
        try (Connection other = TestPostgres.of(two.home).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7012062)");

            assertThat(refused("--to", TwoClusters.OTHER)).contains("Another move is under way");
        }
    }

    @Test
    @Order(6)
    void where_a_count_differs_nothing_moves_and_all_goes_on() throws Exception {
        two.in(two.other).sql("""
                create function lose() returns trigger language plpgsql as
                $$ begin return case when new.subject is not null then null end; end $$""").update();
        two.in(two.other)
                .sql("create trigger zz_lose before insert on course_member for each row execute function lose()")
                .update();
        two.in(two.home).sql("""
                insert into course_member (registration_id, course_id, subject, read_at)
                select registration_id, id, 'somebody', now() from course where registration_id = ?""").param(registration()).update();

        assertThat(refused("--to", TwoClusters.OTHER)).contains("course_member", "Nothing was moved");

        two.in(two.other).sql("drop trigger zz_lose on course_member").update();
        assertThat(two.count(two.other, "attempt", MOVED)).isZero();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> two.learner(MOVED, "stays").launch());
        assertThat(two.count(two.home, "delivery_pause", MOVED)).isZero();
    }

    @Test
    @Order(7)
    void while_it_is_being_moved_it_is_refused_with_words_of_its_own() throws Exception {
        interruptedBeforeTheSwitch();

        Surfer.Sight launch = HeadlessLaunch.open(
                        two.platforms.get(MOVED), two.member(MOVED, "in-between"), "checkpoint-12")
                .page();
        assertThat(launch.status()).isEqualTo(503);
        assertThat(launch.body())
                .contains("data-code=\"LTI-155\"")
                .contains("Open the activity again from your course in a few minutes.");
        assertThat(desk().get(two.tool, "/admin").body()).contains("data-testid=\"moving\"", "move-registration");
        assertThat(refused("--clear")).contains("is being moved to second", "--give-up");
    }

    @Test
    @Order(8)
    void a_move_that_is_given_up_leaves_everything_where_it_was_and_no_copy() throws Exception {
        String row = two.in(two.home)
                .sql("select jsonb_build_array(to_jsonb(r))::text from registration r where id = ?")
                .param(registration())
                .query(String.class)
                .single();
        two.in(two.other).sql("select keep_registrations(?::jsonb)").param(row).query(kept -> {});
        leaveBehind(two.other);

        TwoClusters.Moved given = two.move(registration() + "", "--give-up");

        assertThat(given.err()).isEmpty();
        assertThat(given.out()).contains("stays where it is");
        assertThat(counts(two.other).values()).containsOnly(0L);
        assertThat(two.count(two.home, "delivery_pause", MOVED)).isZero();
        two.learner(MOVED, "stays").launch();
        assertThat(refused("--give-up")).contains("is not being moved");
    }

    @Test
    @Order(9)
    void a_switch_that_finds_the_move_gone_erases_the_copy() {
        two.in(two.home)
                .sql("create function gone() returns trigger language plpgsql as $$ begin return null; end $$")
                .update();
        two.in(two.home).sql("""
                create trigger gone before update on registration for each row
                when (old.moving_to is not null and new.moving_to is null) execute function gone()""").update();
        try {
            assertThat(refused("--to", TwoClusters.OTHER)).contains("was removed, or its move given up");
        } finally {
            two.in(two.home).sql("drop trigger gone on registration").update();
        }

        assertThat(counts(two.other).values()).containsOnly(0L);
        assertThat(two.move(registration() + "", "--give-up").code()).isZero();
        assertThat(two.count(two.home, "attempt", MOVED)).isPositive();
    }

    @Test
    @Order(10)
    void a_switch_without_an_answer_says_that_the_same_call_finishes_it() {
        two.in(two.home).sql("""
                create function fails() returns trigger language plpgsql as
                $$ begin raise exception 'no answer' using errcode = '08006'; end $$""").update();
        two.in(two.home).sql("""
                create trigger fails before update on registration for each row
                when (old.moving_to is not null and new.moving_to is null) execute function fails()""").update();
        try {
            assertThat(refused("--to", TwoClusters.OTHER)).contains("All rows are copied", "run the same again");
        } finally {
            two.in(two.home).sql("drop trigger fails on registration").update();
        }
    }

    @Test
    @Order(11)
    void a_move_that_was_interrupted_is_finished_by_the_same_call_and_loses_nothing() throws Exception {
        long registration = registration();
        assertThat(refused("--to", "home"))
                .contains("was being moved to second")
                .contains("--give-up");
        Map<String, Long> before = counts(two.home);
        String grades = grades(two.home);

        TwoClusters.Moved moved = two.move(registration + "", "--to", TwoClusters.OTHER);

        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).isZero();
        assertThat(grades(two.other)).isEqualTo(grades);
        Map<String, Long> after = counts(two.other);
        AFTERWARDS.forEach(
                table -> assertThat(after.remove(table)).as(table).isGreaterThanOrEqualTo(before.remove(table)));
        assertThat(after).isEqualTo(before);
        assertThat(counts(two.home).values()).as("old rows").containsOnly(0L);
        assertThat(two.count(two.home, "attempt", 0)).as("the other platform's").isPositive();
    }

    @Test
    @Order(12)
    void what_a_move_has_left_behind_after_the_switch_is_cleared() throws Exception {
        leaveBehind(two.home);
        two.in(two.other)
                .sql("insert into delivery_pause (registration_id, paused_at, paused_by) values (?, now(), '(moving)')")
                .param(registration())
                .update();
        assertThat(refused("--to", TwoClusters.OTHER)).contains("is in the cluster second already", "--clear");

        assertThat(desk().get(two.tool, "/admin").body())
                .contains("data-testid=\"left-behind\"", "move-registration " + registration() + " --clear");
        assertThat(desk().get(two.tool, "/admin/deliveries").body())
                .contains("because the platform is being moved to another database");

        TwoClusters.Moved cleared = two.move(registration() + "", "--clear");

        assertThat(cleared.err()).isEmpty();
        assertThat(cleared.out()).contains("Nothing of registration " + registration() + " is left elsewhere.");
        assertThat(counts(two.home).values()).containsOnly(0L);
        assertThat(two.count(two.other, "delivery_pause", MOVED)).isZero();
        assertThat(desk().get(two.tool, "/admin").body()).doesNotContain("left-behind");
        assertThat(two.count(two.other, "attempt", MOVED)).isPositive();
    }

    @Test
    @Order(13)
    void the_only_rows_there_are_are_not_cleared() {
        long attempts = two.count(two.home, "attempt", 0);
        two.in(two.home)
                .sql("update registration set cluster = 'second' where id = ?")
                .param(two.registration(0))
                .update();
        try {
            TwoClusters.Moved cleared = two.move(two.registration(0) + "", "--clear");

            assertThat(cleared.code()).isEqualTo(1);
            assertThat(cleared.err()).contains("Nothing was erased", "restored from a backup");
        } finally {
            two.in(two.home)
                    .sql("update registration set cluster = null where id = ?")
                    .param(two.registration(0))
                    .update();
        }
        assertThat(two.count(two.home, "attempt", 0)).isEqualTo(attempts).isPositive();
    }

    @Test
    @Order(14)
    void the_open_attempt_goes_on_and_what_waited_is_delivered_once() throws Exception {
        two.platforms.get(MOVED).faults().clear();
        open.submit();

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    two.clock.set(two.clock.instant().plusSeconds(120));
                    assertThat(sends("undelivered")).isOne();
                    assertThat(sends("open")).isOne();
                });
        assertThat(sends("delivered")).isOne();
        assertThat(two.count(two.home, "delivery", MOVED)).isZero();
    }

    @Test
    @Order(15)
    void it_moves_back_with_what_came_meanwhile_and_with_an_administrators_pause() throws Exception {
        two.in(two.other)
                .sql("insert into delivery_pause (registration_id, paused_at, paused_by) values (?, now(), 'admin')")
                .param(registration())
                .update();
        String grades = grades(two.other);
        long newest = learner(two.other, "subject <> 'again'");

        TwoClusters.Moved moved = two.move(registration() + "", "--to", "home");

        assertThat(moved.err()).isEmpty();
        assertThat(grades(two.home)).isEqualTo(grades);
        assertThat(counts(two.other).values()).containsOnly(0L);
        assertThat(two.in(two.home)
                        .sql("delete from delivery_pause where registration_id = ? returning paused_by")
                        .param(registration())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("admin"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> two.learner(MOVED, "again").launch());
        assertThat(learner(two.home, "subject = 'again'")).as("ids only grow").isGreaterThan(newest);
        assertThat(two.in(two.home)
                        .sql(
                                "select detail from audit where action = 'move-platform' and subject like ? || ' %' order by id")
                        .param(two.platforms.get(MOVED).issuer())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("home to second", "second to home"));
    }

    /** The highest id of some learners. */
    private static long learner(String database, String which) {
        return two.in(database)
                .sql("select max(id) from learner where registration_id = ? and " + which)
                .param(registration())
                .query(Long.class)
                .single();
    }

    /** What a kill leaves behind before the switch. */
    private static void interruptedBeforeTheSwitch() {
        two.in(two.home)
                .sql("update registration set moving_to = 'second' where id = ?")
                .param(registration())
                .update();
        two.in(two.home)
                .sql("insert into delivery_pause (registration_id, paused_at, paused_by) values (?, now(), '(moving)')")
                .param(registration())
                .update();
        two.in(two.home)
                .sql("insert into moved_away (registration, moved_to, at) values (?, 'second', now())")
                .param(registration())
                .update();
        two.clock.set(two.clock.instant().plusSeconds(10));
    }

    /** A row where no row of the platform should be. */
    private static void leaveBehind(String database) throws SQLException {
        try (Connection connection = TestPostgres.of(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set checkpoint.erases = '" + registration() + "'");
            statement.execute("insert into deployment (registration_id, deployment_id, first_seen_at) values ("
                    + registration() + ", 'left', now())");
            statement.execute("insert into learner (registration_id, subject, first_seen_at) values (" + registration()
                    + ", 'left', now())");
        }
    }

    private static Desk desk() {
        Desk desk = new Desk();
        desk.signIn(two.tool, "admin", "only-for-these-tests");
        return desk;
    }

    private static long registration() {
        return two.registration(MOVED);
    }

    private static String refused(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = registration() + "";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        TwoClusters.Moved moved = two.move(all);
        assertThat(moved.code()).as(moved.out() + moved.err()).isEqualTo(1);
        return moved.err();
    }

    /** Of every table that has rows of registrations, as the schema knows it; but for what the move itself writes, and what time does. */
    private static Map<String, Long> counts(String database) {
        Map<String, Long> counts = new TreeMap<>();
        two.in(database).sql("select t::text from tables_of_registrations() t").query(String.class).list().stream()
                .filter(table -> !List.of("delivery_pause", "tally_due").contains(table))
                .forEach(table -> counts.put(table, two.count(database, table, MOVED)));
        assertThat(counts).hasSizeGreaterThan(30);
        return counts;
    }

    private static String grades(String database) {
        return two.in(database)
                .sql("""
                        select coalesce(md5(string_agg(to_jsonb(a)::text, ' ' order by a.id)), '') ||
                            (select md5(string_agg(to_jsonb(r)::text, ' ' order by r.attempt_id)) from attempt_response r
                             where r.registration_id = :registration)
                        from attempt a where a.registration_id = :registration""")
                .param("registration", registration())
                .query(String.class)
                .single();
    }

    private static int sends(String person) {
        return two.sends(MOVED, person);
    }
}
