package checkpoint.administration.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Response;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.refusal.SubjectDigests;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of people: listed, exported, erased and forgotten in time, through the console's pages, on PostgreSQL. */
class PrivacyTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-24T03:00:00Z"));
    private static ConfigurableApplicationContext tool;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        tool = RunningTool.own(CLOCK, "spring.datasource.hikari.maximum-pool-size=12");
        database = tool.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    private final DeskVisit desk = new DeskVisit(tool);
    private final Holdings holdings = tool.getBean(Holdings.class);
    private final EraseHoldings erase = tool.getBean(EraseHoldings.class);
    private final ForgetInTime forget = tool.getBean(ForgetInTime.class);

    private long moodle;
    private long canvas;
    private long biology;
    private long history;
    private long ada;
    private long ben;

    /** Ada works in both courses, Ben in biology alone; another Ada, of another platform, in a course of hers. */
    @BeforeEach
    void people() {
        TestPostgres.truncate(database);
        database.sql("truncate registration cascade").update();
        CLOCK.set(Instant.parse("2026-11-24T03:00:00Z"));
        School school = new School(database, CLOCK.instant());
        moodle = school.platform("https://moodle.example");
        canvas = school.platform("https://canvas.example");
        biology = school.course(moodle, "bio101", "Biology 101");
        history = school.course(moodle, "his101", "History 101");
        ada = school.learner(moodle, "4", "Ada Lovelace");
        ben = school.learner(moodle, "5", "Ben Bitdiddle");
        school.works(moodle, ada, biology);
        school.works(moodle, ada, history);
        school.works(moodle, ben, biology);
        long other = school.learner(canvas, "4", "Ada Other");
        school.works(canvas, other, school.course(canvas, "bio101", "Biology elsewhere"));
        tool.getBean(Registrations.class).changed();
        desk.signIn("admin", "only-for-these-tests");
    }

    private static Map<String, Long> rows(String condition) {
        Map<String, Long> rows = new TreeMap<>();
        for (PersonalTable held : PersonalTable.values()) {
            rows.put(
                    held.table(),
                    database.sql("select count(*) from " + held.table() + " where " + condition)
                            .query(Long.class)
                            .single());
        }
        return rows;
    }

    private static long count(String table, String condition) {
        return database.sql("select count(*) from " + table + " where " + condition)
                .query(Long.class)
                .single();
    }

    private static List<String> audited() {
        return database.sql("select concat_ws(' | ', administrator, action, subject, detail) from audit order by id")
                .query(String.class)
                .list();
    }

    private static String[] form(String kind, long registration, long id, String... further) {
        return Stream.concat(Stream.of("kind=" + kind, "registration=" + registration, "id=" + id), Stream.of(further))
                .toArray(String[]::new);
    }

    private JsonNode export(String kind, long registration, long id) {
        HttpResponse<String> file = desk.post("/admin/privacy", "/admin/privacy/export", form(kind, registration, id));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        return JsonMapper.shared().readTree(file.body()).path("tables");
    }

    private HttpResponse<String> eraseAtTheDesk(String kind, long registration, long id) {
        return desk.post("/admin/privacy", "/admin/privacy/erase", form(kind, registration, id, "sure=yes"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ökologie und Umwelt, ökologie",
        "Ökologie und Umwelt, okologie",
        "Straßenbau, STRASSE",
        "Géométrie, geometrie",
        "ΦΥΣΙΚΉ, φυσική",
        "ФИЗИКА, физика",
        "İstatistik, istatistik"
    })
    void a_course_is_found_whatever_case_and_accents_it_is_searched_by(String title, String words) {
        new School(database, CLOCK.instant()).course(moodle, "one-more", title);

        assertThat(tool.getBean(People.class).courses(moodle, words))
                .extracting(People.FoundCourse::title)
                .containsExactly(title);
        assertThat(tool.getBean(People.class).courses(canvas, words)).isEmpty();
    }

    @Test
    void every_table_with_a_learners_column_is_on_the_page() {
        List<String> tables = database.sql("""
                        select distinct c.table_name from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                          and (c.column_name ~ '(learner|subject|user_id|person|attempt_id|given_name|family_name|email)'
                               or c.column_name = 'name'
                                  and exists (select from information_schema.columns o where o.table_schema = 'public'
                                              and o.table_name = c.table_name and o.column_name = 'registration_id'))
                          and c.table_name <> 'audit'""").query(String.class).list();
        String page = desk.page("/admin/privacy");

        assertThat(tables)
                .contains("learner", "attempt", "delivery")
                .allSatisfy(table -> assertThat(page).contains("data-testid=\"held\" data-table=\"" + table + "\""));
    }

    @Test
    void every_table_that_points_to_what_is_erased_is_erased_too() {
        List<String> held =
                Stream.of(PersonalTable.values()).map(PersonalTable::table).toList();
        List<String> pointing = database.sql("""
                        select distinct k.conrelid::regclass::text from pg_constraint k
                        where k.contype = 'f' and k.confdeltype = 'a' and k.confrelid::regclass::text = any (?)""")
                .param(held.toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(pointing).contains("attempt", "line_item").isSubsetOf(held);
    }

    @Test
    void a_learner_is_found_by_platform_and_subject() {
        String found = desk.post("/admin/privacy", "/admin/privacy/learner", "registration=" + moodle, "subject=4")
                .body();
        String nobody = desk.post("/admin/privacy", "/admin/privacy/learner", "registration=" + moodle, "subject=44")
                .body();

        assertThat(found)
                .contains("Ada Lovelace", "data-table=\"attempt_response\"")
                .doesNotContain("Ada Other");
        assertThat(nobody).contains("Nothing is stored").doesNotContain("data-table");
    }

    @Test
    void a_learners_export_has_each_of_their_rows_and_nobody_elses() {
        JsonNode tables = export("learner", moodle, ada);

        assertThat(tables.path("learner").path(0).path("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(tables.path("attempt")).hasSize(2);
        assertThat(tables.path("attempt_response")
                        .path(0)
                        .path("responses")
                        .at("/of/whose/0/typed")
                        .asString())
                .isEqualTo("mine");
        assertThat(tables.path("delivery")).hasSize(2);
        assertThat(tables.path("launch")).hasSize(2);
        assertThat(tables.toString()).doesNotContain("Ben", "Other");
        assertThat(audited()).singleElement().asString().contains("admin | export-learner | https://moodle.example");
    }

    @Test
    void what_was_asked_and_answered_is_exported_by_name_however_it_is_stored() {
        List<String> names = List.of("first", "second");
        Layout layout = new Layout(List.of(new Layout.Put("second", List.of(1, 0), List.of())));
        SavedAnswers saved = SavedAnswers.NONE.with(
                Map.of("second", new Response.Chosen(Set.of(1))), "x7f", Instant.ofEpochMilli(1_793_836_800_000L));
        database.sql("update content_version set questions = ? where digest = repeat('a', 64)")
                .param(names.toArray(String[]::new))
                .update();
        database.sql("update attempt set layout = ?, score_given = 0.5")
                .param(StoredLayout.of(layout, names))
                .update();
        database.sql("update attempt_response set responses = ?")
                .param(StoredResponses.of(saved, layout))
                .update();

        JsonNode tables = export("learner", moodle, ada);

        assertThat(tables.path("attempt"))
                .allSatisfy(row -> assertThat(row.path("layout").toString()).isEqualTo("[[\"second\",[1,0]]]"));
        assertThat(tables.path("attempt_response"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.path("responses").toString())
                                .isEqualTo(
                                        "{\"at\":1793836800000,\"pages\":[\"x7f\"],\"of\":{\"second\":[{\"chosen\":[1]},0,1,0]}}"));
    }

    @Test
    void what_cannot_be_read_is_exported_as_it_is_stored() {
        database.sql("update attempt_response set responses = '\\x01feed'").update();

        assertThat(export("learner", moodle, ada).path("attempt_response"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("responses").asString()).isEqualTo("\\x01feed"));
    }

    @Test
    void a_courses_and_a_platforms_export_is_complete() {
        JsonNode course = export("course", moodle, biology);
        JsonNode platform = export("platform", moodle, 0);

        assertThat(course.path("learner")).hasSize(2);
        assertThat(course.path("attempt")).hasSize(2);
        assertThat(course.path("line_item")).hasSize(1);
        rows("registration_id = " + moodle)
                .forEach((table, rows) ->
                        assertThat(platform.path(table)).as(table).hasSize(Math.toIntExact(rows)));
    }

    @Test
    void an_erased_learner_is_nowhere_any_more_and_all_others_stay() {
        assertThat(Desk.location(eraseAtTheDesk("learner", moodle, ada))).endsWith("/admin/privacy?done=erased");

        assertThat(holdings.count(new DataScope.Learner(moodle, ada)))
                .allSatisfy((held, rows) -> assertThat(rows).isZero());
        assertThat(holdings.count(new DataScope.Learner(moodle, ben)).get(PersonalTable.ATTEMPT_RESPONSE))
                .isEqualTo(1);
        assertThat(count("learner", "registration_id = " + canvas)).isEqualTo(1);
        assertThat(count("course", "registration_id = " + moodle)).isEqualTo(2);
    }

    /** A launch into this course that was refused. */
    private void refused(String reference, long registration, @Nullable String subject, String context) {
        database.sql("""
                        insert into refusal (reference, at, code, registration_id, path, subject_digest, deployment_id, context_id)
                        values (?, ?, 'LTI-125', ?, '/lti/launch', ?, '1', ?)""")
                .param(reference)
                .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
                .param(registration)
                .param(
                        subject == null
                                ? null
                                : tool.getBean(SubjectDigests.class)
                                        .all(registration, subject)
                                        .getFirst())
                .param(context)
                .update();
    }

    private static List<String> refusals() {
        return database.sql("select reference from refusal order by reference")
                .query(String.class)
                .list();
    }

    private void launchesWereRefused() {
        database.sql("delete from refusal").update();
        refused("ada-biology", moodle, "4", "bio101");
        refused("ada-elsewhere", canvas, "4", "bio101");
        refused("ada-history", moodle, "4", "his101");
        refused("ben-biology", moodle, "5", "bio101");
        refused("nobody", moodle, null, "bio101");
    }

    @Test
    void refused_launches_are_exported_and_erased_with_their_learner_and_those_of_others_stay() {
        launchesWereRefused();

        assertThat(export("learner", moodle, ada).path("refusal")).hasSize(2);
        eraseAtTheDesk("learner", moodle, ada);

        assertThat(refusals()).containsExactly("ada-elsewhere", "ben-biology", "nobody");
    }

    @Test
    void refused_launches_are_erased_with_their_course() {
        launchesWereRefused();

        eraseAtTheDesk("course", moodle, biology);

        assertThat(refusals()).contains("ada-elsewhere", "ada-history").doesNotContain("ada-biology", "ben-biology");
    }

    @Test
    void with_a_platforms_people_their_refused_launches_go_and_its_log_stays() {
        launchesWereRefused();

        eraseAtTheDesk("platform", moodle, 0);

        assertThat(refusals()).containsExactly("ada-elsewhere", "nobody");
    }

    @Test
    void the_record_of_an_erasure_names_nobody_and_answers_whether_somebody_was_erased() {
        eraseAtTheDesk("learner", moodle, ada);

        assertThat(audited())
                .singleElement()
                .asString()
                .matches(
                        "admin \\| erase-learner \\| https://moodle.example client-7, learner [0-9a-f]{24} \\| .*attempt 2.*")
                .doesNotContain("Ada");
        assertThat(desk.post("/admin/privacy", "/admin/privacy/learner", "registration=" + moodle, "subject=4")
                        .body())
                .contains("They were erased on");
        assertThat(desk.post("/admin/privacy", "/admin/privacy/learner", "registration=" + canvas, "subject=44")
                        .body())
                .doesNotContain("They were erased on");
    }

    @Test
    void an_erased_course_takes_its_work_and_those_who_are_in_no_other_course() {
        eraseAtTheDesk("course", moodle, biology);

        assertThat(count("course", "registration_id = " + moodle)).isEqualTo(1);
        assertThat(count("learner", "registration_id = " + moodle + " and subject = '5'"))
                .isZero();
        assertThat(holdings.count(new DataScope.Learner(moodle, ada)).get(PersonalTable.ATTEMPT))
                .isEqualTo(1);
        assertThat(count("learner", "registration_id = " + canvas)).isEqualTo(1);
    }

    /** A checkpoint of a course, published once and changed since. */
    private static void write(long registration, long course, String slug) {
        long id = database.sql("""
                        insert into authored_checkpoint (registration_id, course_id, slug, title, sharing, state, image_key,
                            batch, created_at, changed_at, revision)
                        values (?, ?, ?, 'Weather', 'COURSE', 'DRAFT', ?, null, ?, ?, 1) returning id""")
                .params(registration, course, slug, slug, now(), now())
                .query(Long.class)
                .single();
        for (String sql : List.of(
                "insert into authored_file (registration_id, checkpoint_id, path, bytes, revision) values (?, ?, 'page.md', '', 1)",
                "insert into authored_report (registration_id, checkpoint_id, report) values (?, ?, '{}')",
                "insert into authored_change (registration_id, checkpoint_id, revision, path, changed_at) values (?, ?, 1, 'page.md', now())",
                """
                insert into authored_version (registration_id, checkpoint_id, number, digest, published_by, published_at)
                values (?, ?, 1, repeat('a', 64), 'INSTRUCTOR', now())""")) {
            database.sql(sql).params(registration, id).update();
        }
    }

    private static OffsetDateTime now() {
        return CLOCK.instant().atOffset(ZoneOffset.UTC);
    }

    @Test
    void an_erased_course_takes_the_drafts_that_were_written_in_it_and_no_other_courses() {
        write(moodle, biology, "rain-1");
        write(moodle, history, "rome-1");
        assertThat(holdings.count(new DataScope.Course(moodle, biology)))
                .containsEntry(PersonalTable.AUTHORED_FILE, 1L);

        eraseAtTheDesk("course", moodle, biology);

        for (PersonalTable held : List.of(
                PersonalTable.AUTHORED_CHANGE,
                PersonalTable.AUTHORED_FILE,
                PersonalTable.AUTHORED_REPORT,
                PersonalTable.AUTHORED_VERSION,
                PersonalTable.AUTHORED_CHECKPOINT)) {
            assertThat(count(held.table(), "true")).as(held.table()).isEqualTo(1);
        }
        assertThat(count("authored_checkpoint", "slug = 'rome-1'")).isEqualTo(1);
    }

    @Test
    void the_night_throws_away_what_was_imported_a_day_ago_and_not_kept() {
        write(moodle, biology, "kept");
        write(moodle, biology, "old-import");
        database.sql("update authored_checkpoint set state = 'IMPORTED', batch = 'b' where slug = 'old-import'")
                .update();
        CLOCK.advance(Duration.ofHours(25));
        write(moodle, biology, "new-import");
        database.sql("update authored_checkpoint set state = 'IMPORTED', batch = 'c' where slug = 'new-import'")
                .update();

        forget.night();

        assertThat(database.sql("select slug from authored_checkpoint order by slug")
                        .query(String.class)
                        .list())
                .containsExactly("kept", "new-import");
        assertThat(count("authored_file", "true")).isEqualTo(2);
    }

    @Test
    void an_erased_platform_leaves_its_registration_and_other_platforms() {
        Map<String, Long> before = rows("registration_id = " + canvas);

        eraseAtTheDesk("platform", moodle, 0);

        assertThat(rows("registration_id = " + moodle))
                .allSatisfy((table, rows) -> assertThat(rows).isZero());
        assertThat(rows("registration_id = " + canvas)).isEqualTo(before);
        assertThat(count("registration", "id = " + moodle)).isEqualTo(1);
    }

    @Test
    void nothing_is_erased_without_the_box_or_under_another_platform() {
        assertThat(desk.post("/admin/privacy", "/admin/privacy/erase", form("learner", moodle, ada))
                        .body())
                .contains("PRV-102");
        assertThat(eraseAtTheDesk("learner", canvas, ada).body()).contains("PRV-101");
        assertThat(eraseAtTheDesk("everybody", moodle, ada).statusCode()).isEqualTo(404);
        assertThat(desk.get("/admin/privacy/platforms/999").statusCode()).isEqualTo(404);

        assertThat(count("learner", "id = " + ada)).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void an_erasure_waits_for_a_submission_and_takes_what_it_brought() throws Exception {
        TransactionTemplate transaction = tool.getBean(TransactionTemplate.class);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> submit = threads.submit(() -> transaction.executeWithoutResult(status -> {
                database.sql("select from attempt where learner_id = ? for update")
                        .param(ada)
                        .query(row -> {});
                locked.countDown();
                await(goOn);
                // As a new decision does: the score's row, and by its keys the learner's and the attempt's.
                database.sql(
                                "update desired_score set version = version + 1, attempt_id = attempt_id where learner_id = ?")
                        .param(ada)
                        .update();
                database.sql("""
                                insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest,
                                                     layout, started_at)
                                values (?, ?, ?, 'chapter-12', 2, repeat('a', 64), '[]', now())""").param(moodle).param(ada).param(biology).update();
            }));
            await(locked);
            Future<?> erasure = threads.submit(() -> erase.erase(new DataScope.Learner(moodle, ada), "admin"));
            untilSomebodyWaits();
            goOn.countDown();

            submit.get();
            erasure.get();
        }

        assertThat(count("attempt", "learner_id = " + ada)).isZero();
        assertThat(count("learner", "id = " + ada)).isZero();
    }

    @Test
    @Timeout(30)
    void a_launch_that_ran_beside_an_erasure_leaves_ids_that_the_night_removes() {
        TransactionTemplate transaction = tool.getBean(TransactionTemplate.class);
        transaction.executeWithoutResult(status -> {
            recordLaunch("nonce-1", "4");
            CompletableFuture.runAsync(() -> erase.erase(new DataScope.Learner(moodle, ada), "admin"))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(count("launch", "learner_id = " + ada)).isEqualTo(1);

        forget.night();
        recordLaunch("nonce-2", "4");

        assertThat(count("launch", "learner_id = " + ada)).isZero();
        assertThat(count("learner_link", "learner_id = " + ada)).isZero();
        assertThat(count("learner", "registration_id = " + moodle + " and subject = '4'"))
                .isEqualTo(1);
    }

    private void recordLaunch(String nonce, String subject) {
        database.sql("""
                        select * from record_launch(?, ?, ?, 'LEARNER', '1', null, 'bio101', null, null, 'link-of-bio101', null, null,
                                                    ?, 'Ada Lovelace', null, null, '{}', null)""")
                .param(moodle)
                .param(nonce)
                .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
                .param(subject)
                .query(row -> {});
    }

    private static void untilSomebodyWaits() {
        while (count("pg_stat_activity", "datname = current_database() and wait_event_type = 'Lock'") == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_course_is_erased_so_many_months_after_the_last_launch_in_it() {
        desk.post(
                "/admin/privacy/platforms/" + moodle,
                "/admin/privacy/platforms/" + moodle + "/retention",
                "months=6",
                "days=300");
        forget.noteLaunches();
        database.sql("delete from launch").update();
        CLOCK.advance(Duration.ofDays(100));
        new School(database, CLOCK.instant()).launches(moodle, ada, history, CLOCK.instant());
        forget.noteLaunches();
        database.sql("delete from launch").update();

        CLOCK.set(Instant.parse("2027-05-20T03:00:00Z"));
        forget.night();
        assertThat(count("course", "registration_id = " + moodle)).isEqualTo(2);
        CLOCK.set(Instant.parse("2027-05-27T03:00:00Z"));
        forget.night();

        assertThat(count("course", "registration_id = " + moodle + " and title = 'History 101'"))
                .isEqualTo(1);
        assertThat(count("course", "registration_id = " + moodle)).isEqualTo(1);
        assertThat(count("course", "registration_id = " + canvas)).isEqualTo(1);
        assertThat(audited())
                .last()
                .asString()
                .startsWith("(Checkpoint itself) | erase-course | https://moodle.example");
    }

    @Test
    void a_course_that_was_opened_within_the_hour_is_not_erased() {
        desk.post(
                "/admin/privacy/platforms/" + moodle,
                "/admin/privacy/platforms/" + moodle + "/retention",
                "months=1",
                "days=300");
        database.sql("delete from launch").update();
        CLOCK.advance(Duration.ofDays(60));
        new School(database, CLOCK.instant()).launches(moodle, ada, history, CLOCK.instant());
        DueErasures due = tool.getBean(DueErasures.class);

        assertThat(due.isDue(new DataScope.Course(moodle, history), CLOCK.instant()))
                .isFalse();
        assertThat(due.isDue(new DataScope.Course(moodle, biology), CLOCK.instant()))
                .isTrue();
    }

    @Test
    void a_name_goes_four_hundred_days_after_the_last_launch_and_the_work_stays() {
        forget.noteLaunches();
        database.sql("delete from launch").update();

        CLOCK.advance(Duration.ofDays(399));
        forget.night();
        assertThat(count("learner", "name is not null")).isEqualTo(3);
        CLOCK.advance(Duration.ofDays(2));
        forget.night();

        assertThat(count("learner", "name is not null")).isZero();
        assertThat(count("attempt", "true")).isEqualTo(4);
        assertThat(audited())
                .contains("(Checkpoint itself) | erase-names | https://moodle.example client-7 | learner 2");
    }

    @Test
    void of_ten_nodes_at_the_same_moment_one_does_the_nights_work() throws Exception {
        DueErasures due = tool.getBean(DueErasures.class);
        Instant now = CLOCK.instant().plus(Duration.ofDays(3));
        CyclicBarrier moment = new CyclicBarrier(10);
        AtomicInteger at = new AtomicInteger();

        try (ExecutorService nodes = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 10; i++) {
                nodes.submit(() -> {
                    moment.await();
                    return due.claim("retention", now, now.minus(Duration.ofHours(20))) ? at.incrementAndGet() : 0;
                });
            }
        }

        assertThat(at).hasValue(1);
    }

    @Test
    void of_two_nodes_one_does_the_nights_work() {
        DueErasures due = tool.getBean(DueErasures.class);
        Instant now = CLOCK.instant();
        Instant lately = now.minus(Duration.ofHours(20));

        assertThat(List.of(
                        due.claim("retention", now, lately),
                        due.claim("retention", now, lately),
                        due.claim("retention", now.plus(Duration.ofHours(24)), now.plus(Duration.ofHours(4)))))
                .containsExactly(true, false, true);
    }

    @Test
    void a_term_that_makes_no_sense_is_reported_and_not_kept() {
        String path = "/admin/privacy/platforms/" + moodle;

        assertThat(desk.post(path, path + "/retention", "months=0", "days=400").body())
                .contains("role=\"alert\"");
        assertThat(desk.post(path, path + "/retention", "months=soon", "days=400")
                        .body())
                .contains("role=\"alert\"");
        assertThat(desk.post(path, path + "/retention", "months=", "days=99999").body())
                .contains("role=\"alert\"");

        assertThat(tool.getBean(Retentions.class).of(moodle)).isEqualTo(Retention.USUAL);
    }
}
