package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.sql.Connection;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import practice.Faults;

/** A platform with attempts of every kind moves to another database and back, while the tool runs. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovedPlatformTest {

    private static final int MOVED = 2;

    /** The tool goes on with these at once: what waited is sent again, what was sent is compared, what was answered is counted. */
    private static final List<String> AFTERWARDS = List.of(
            "delivery",
            "gradebook_check",
            "usage_month",
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
        delivered.handIn();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sends("delivered") == 1);
        two.platforms.get(MOVED).faults().on(Faults.Service.SCORES, Faults.Kind.SERVER_ERROR);
        Learner undelivered = two.learner(MOVED, "undelivered");
        undelivered.launch();
        undelivered.start();
        undelivered.answer();
        undelivered.handIn();
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
                select registration_id, id, 'somebody', now() from course where registration_id = ?""").param(two.registration(MOVED)).update();

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
    void a_move_that_was_killed_in_the_middle_is_finished_by_the_same_call_and_loses_nothing() throws Exception {
        long registration = two.registration(MOVED);
        // What a kill leaves behind before the switch.
        two.in(two.home)
                .sql("update registration set moving_to = 'second' where id = ?")
                .param(registration)
                .update();
        two.in(two.home)
                .sql("insert into moved_away (registration, moved_to, at) values (?, 'second', now())")
                .param(registration)
                .update();
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
    @Order(8)
    void the_open_attempt_goes_on_and_what_waited_is_delivered_once() throws Exception {
        two.platforms.get(MOVED).faults().clear();
        open.handIn();

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
    @Order(9)
    void it_moves_back_with_what_came_meanwhile() throws Exception {
        String grades = grades(two.other);

        TwoClusters.Moved moved = two.move(two.registration(MOVED) + "", "--to", "home");

        assertThat(moved.err()).isEmpty();
        assertThat(grades(two.home)).isEqualTo(grades);
        assertThat(counts(two.other).values()).containsOnly(0L);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> two.learner(MOVED, "again").launch());
        assertThat(two.in(two.home)
                        .sql(
                                "select detail from audit where action = 'move-platform' and subject like ? || ' %' order by id")
                        .param(two.platforms.get(MOVED).issuer())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("home to second", "second to home"));
    }

    private static String refused(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = two.registration(MOVED) + "";
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
                .param("registration", two.registration(MOVED))
                .query(String.class)
                .single();
    }

    private static int sends(String person) {
        return two.sends(MOVED, person);
    }
}
