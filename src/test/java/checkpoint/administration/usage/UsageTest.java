package checkpoint.administration.usage;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.policy.AttemptBench;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Clusters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator reads of usage, and that it is counted once. */
@ResourceLock(TestPostgres.MIGRATED)
class UsageTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

    private final JdbcClient database = JdbcClient.create(TestPostgres.migrated());
    private final SettableClock clock = new SettableClock(NOON);
    private final ReadUsage read = new ReadUsage(database, Clusters.alone());
    private final CountUsage count = new CountUsage(
            database,
            new UsageSums(database),
            new TransactionTemplate(new JdbcTransactionManager(TestPostgres.migrated())),
            clock);
    private long platform;
    private long course;
    private long ben;

    @BeforeEach
    void aClass() {
        TestPostgres.truncate(database);
        platform = AttemptBench.registration(database);
        database.sql("delete from usage_month").update();
        course = AttemptBench.course(database, platform, "biology");
        ben = AttemptBench.learner(database, platform, "ben", "Ben");
    }

    private void launch(Instant at) {
        database.sql("""
                        insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
                        values (?, gen_random_uuid()::text, 1, ?, 'LEARNER', ?)""").params(platform, ben, at.atOffset(ZoneOffset.UTC)).update();
    }

    private long attempt(Instant submitted, boolean passed) {
        database.sql("insert into content_version values (repeat('a', 64), 'chapter-12', now()) on conflict do nothing")
                .update();
        long number = database.sql("select count(*) + 1 from attempt")
                .query(Long.class)
                .single();
        long attempt = database.sql("""
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at)
                        values (?, ?, ?, 'chapter-12', ?, repeat('a', 64), '[]', ?) returning id""")
                .params(
                        platform,
                        ben,
                        course,
                        number,
                        submitted.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        database.sql("update attempt set submitted_at = ?, score_given = 1, score_maximum = 1, passed = ? where id = ?")
                .params(submitted.atOffset(ZoneOffset.UTC), passed, attempt)
                .update();
        return attempt;
    }

    /** A score that the platform took so long after the submission, and took again later. */
    private void delivered(long attempt, Instant submitted, Duration after, String state) {
        database.sql("""
                        insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                        select registration_id, deployment_id, 'link', id, now() from course where id = ? on conflict do nothing""").param(course).update();
        long item = database.sql("""
                        insert into line_item (registration_id, resource_link_id, first_seen_at)
                        select registration_id, id, now() from resource_link where course_id = ?
                        on conflict (registration_id, resource_link_id) do update set url = 'https://x/i' returning id""").param(course).query(Long.class).single();
        database.sql("""
                        insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,
                            submitted_at, state) values (?, ?, ?, ?, 1, 1, true, ?, ?)""")
                .params(platform, item, ben, attempt, submitted.atOffset(ZoneOffset.UTC), state)
                .update();
        for (Duration later : new Duration[] {after, after.plusMinutes(20)}) {
            database.sql("""
                            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at,
                                answered_at, outcome) values (?, ?, ?, 1, 1, 1, ?, ?, 'accepted')""")
                    .params(
                            platform,
                            item,
                            ben,
                            submitted.plus(later).atOffset(ZoneOffset.UTC),
                            submitted.plus(later).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private long submitted() {
        return database.sql(
                        "select attempts from usage_checkpoint where registration_id = ? and checkpoint = 'chapter-12'")
                .param(platform)
                .query(Long.class)
                .single();
    }

    private UsageRow march() {
        return read.months(platform, LONG_AGO).stream()
                .filter(row -> row.month().equals(MARCH))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void launches_learners_attempts_and_passes_are_counted_once() {
        launch(NOON.minus(Duration.ofHours(3)));
        launch(NOON.minus(Duration.ofHours(2)));
        attempt(NOON.minus(Duration.ofHours(2)), false);
        attempt(NOON.minus(Duration.ofHours(1)), true);

        assertThat(count.count()).isTrue();
        clock.set(NOON.plus(Duration.ofHours(1)));
        count.count();

        assertThat(march())
                .extracting(UsageRow::launches, UsageRow::learners, UsageRow::attempts, UsageRow::passes)
                .containsExactly(2L, 1L, 2L, 1L);
        assertThat(submitted()).isEqualTo(2);
    }

    @Test
    void what_comes_later_is_added_and_an_active_learner_is_not_counted_twice_in_a_month() {
        launch(NOON.minus(Duration.ofHours(3)));
        count.count();
        launch(NOON.plus(Duration.ofHours(1)));
        clock.set(NOON.plus(Duration.ofHours(2)));
        count.count();
        launch(NOON.plus(Duration.ofHours(13)));
        clock.set(NOON.plus(Duration.ofHours(14)));
        count.count();

        assertThat(march()).extracting(UsageRow::launches, UsageRow::learners).containsExactly(2L, 1L);
        assertThat(read.months(platform, LONG_AGO).getFirst())
                .extracting(UsageRow::named, UsageRow::launches, UsageRow::learners)
                .containsExactly("2026-04", 1L, 1L);
    }

    @Test
    void a_launch_of_this_very_moment_waits_for_the_next_time() {
        launch(NOON.minusSeconds(5));
        count.count();
        assertThat(read.months(platform, LONG_AGO)).isEmpty();

        clock.set(NOON.plus(Duration.ofMinutes(30)));
        count.count();

        assertThat(march().launches()).isEqualTo(1);
    }

    @Test
    void an_attempt_is_not_counted_before_its_launch() {
        launch(NOON.minusSeconds(90));
        attempt(NOON.minusSeconds(5), true);
        count.count();
        assertThat(read.months(platform, LONG_AGO)).isEmpty();

        clock.set(NOON.plus(Duration.ofMinutes(30)));
        count.count();

        assertThat(march()).extracting(UsageRow::launches, UsageRow::attempts).containsExactly(1L, 1L);
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void the_counts_stay_when_a_learner_is_erased_and_launches_are_forgotten() {
        launch(NOON.minus(Duration.ofHours(3)));
        attempt(NOON.minus(Duration.ofHours(2)), true);
        count.count();

        database.sql("delete from attempt").update();
        database.sql("delete from launch").update();
        database.sql("delete from usage_learner").update();
        database.sql("delete from learner").update();
        clock.set(NOON.plus(Duration.ofHours(1)));
        count.count();

        assertThat(march())
                .extracting(UsageRow::launches, UsageRow::learners, UsageRow::attempts, UsageRow::passes)
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void nobody_is_remembered_as_active_once_the_month_is_over() {
        launch(NOON.minus(Duration.ofHours(3)));
        count.count();
        assertThat(database.sql("select count(*) from usage_learner")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        clock.set(NOON.plus(Duration.ofDays(5)));
        count.count();

        assertThat(database.sql("select count(*) from usage_learner")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(march().learners()).isEqualTo(1);
    }

    @Test
    void the_delay_is_that_of_the_first_time_that_the_platform_took_the_score() {
        Instant submitted = NOON.minus(Duration.ofHours(2));
        delivered(attempt(submitted, true), submitted, Duration.ofSeconds(10), "SENT");
        count.count();

        assertThat(march().median()).isBetween(8L, 13L);
        assertThat(march().slowest()).isBetween(8L, 13L);
    }

    @Test
    void refusals_are_counted_by_cause_and_addresses_that_nothing_answers_are_none() {
        for (String code : new String[] {"LTI-112", "LTI-112", "WEB-404"}) {
            database.sql(
                            "insert into refusal (reference, at, code, registration_id, path) values (gen_random_uuid()::text, ?, ?, ?, '/x')")
                    .params(NOON.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC), code, platform)
                    .update();
        }
        count.count();

        assertThat(read.refusals(platform, LONG_AGO))
                .singleElement()
                .extracting(ReadUsage.Cause::code, ReadUsage.Cause::times)
                .containsExactly("LTI-112", 2L);
        assertThat(read.refusals(platform + 1, LONG_AGO)).isEmpty();
    }

    @Test
    void a_course_with_a_held_grade_needs_a_person_and_one_where_all_is_well_does_not() {
        Instant submitted = NOON.minus(Duration.ofHours(2));
        long attempt = attempt(submitted, true);
        delivered(attempt, submitted, Duration.ofSeconds(1), "CONFIRMED");
        assertThat(read.courses(null, NOON.minus(Duration.ofDays(1)))).isEmpty();

        database.sql("update desired_score set state = 'HELD'").update();

        assertThat(read.courses(platform, NOON.minus(Duration.ofDays(1))))
                .singleElement()
                .extracting(ReadUsage.CourseInNeed::held, ReadUsage.CourseInNeed::failed)
                .containsExactly(1L, 0L);
    }
}
