package checkpoint.administration.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What somebody has stored is found without reading what everybody has: a platform of 20,000 learners, ten in a course. */
@Tag("nightly")
class HoldingsAmongManyTest {

    private static final int LEARNERS = 20_000;
    private static final long SOME = 7;
    /** Some look-ups for each of ten learners, of some blocks each; the smallest of the large tables has more than twice as many. */
    private static final int MOST = 150;

    private static final List<String> ROWS = List.of(
            // So small that what does not fit is the platform's, as in one of millions.
            "set work_mem = '64kB'",
            "set session_replication_role = replica",
            "insert into course (registration_id, id, deployment_id, context_id, first_seen_at) overriding system value"
                    + " select 1, n, 1, 'course ' || n, now() from generate_series(0, 1999) n",
            "insert into resource_link (registration_id, id, deployment_id, resource_link_id, course_id, first_seen_at)"
                    + " overriding system value select 1, n, 1, 'link ' || n, n, now() from generate_series(0, 1999) n",
            "insert into line_item (registration_id, id, resource_link_id, url, container_url, scopes, first_seen_at)"
                    + " overriding system value select 1, n, n, 'https://lms.example/' || n, null, '{}', now() from generate_series(0, 1999) n",
            "insert into learner (registration_id, id, subject, name, first_seen_at) overriding system value"
                    + " select 1, n, 'subject ' || n, 'Learner ' || n, now() from generate_series(0, :learners - 1) n",
            "insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)"
                    + " select 1, id, id / 10, now() from learner",
            "insert into attempt (registration_id, id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,"
                    + " submitted_at, score_given, score_maximum, passed) overriding system value"
                    + " select 1, id, id, id / 10, 'chapter', 1, 'digest', '[]', now(), now(), 1, 1, true from learner",
            "insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)"
                    + " select 1, id, 1, now(), '{}' from learner",
            "insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,"
                    + " submitted_at, state) select 1, id / 10, id, id, 1, 1, true, now(), 'CONFIRMED' from learner",
            "insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at, answered_at,"
                    + " outcome) select 1, id / 10, id, 1, 1, 1, now(), now(), 'accepted' from learner",
            "insert into waiting_score (registration_id, resource_link_id, learner_id, attempt_id, score_given, score_maximum, passed,"
                    + " submitted_at) select 1, id / 10, id, id, 1, 1, true, now() from learner",
            "insert into gradebook_difference (registration_id, line_item_id, learner_id, finding)"
                    + " select 1, id / 10, id, 'MISSING' from learner",
            "insert into course_member (registration_id, course_id, subject, name, read_at)"
                    + " select 1, id / 10, subject, name, now() from learner",
            "insert into course_teacher (registration_id, course_id, subject, seen_at)"
                    + " select 1, id / 10, subject, now() from learner",
            "insert into accommodation (registration_id, course_id, subject, percent, no_limit, minutes, attempts, revision, changed_at)"
                    + " select 1, id / 10, subject, 150, false, 0, 0, 1, now() from learner",
            "insert into concession (registration_id, learner_id, course_id, checkpoint, kind, done_by, done_at)"
                    + " select 1, id, id / 10, 'chapter', 'PASS_KEPT', 'REGRADE', now() from learner",
            "insert into regrade_learner (registration_id, regrade_id, learner_id) select 1, id / 10, id from learner",
            "insert into usage_learner (registration_id, month, learner_id)"
                    + " select 1, date '2026-09-01' + month * interval '1 month', id from learner, generate_series(0, 2) month",
            "insert into refusal (reference, at, code, registration_id, path, subject_digest)"
                    + " select 'R' || id, now(), 'LTI-100', 1, '/', 'digest ' || id from learner",
            "set session_replication_role = origin",
            "vacuum (analyze)");

    private static final Pattern BLOCKS =
            Pattern.compile("\"Shared Hit Blocks\": (\\d+),\\s+\"Shared Read Blocks\": (\\d+)");

    private static SingleConnectionDataSource source;
    private static NamedParameterJdbcTemplate database;

    @BeforeAll
    static void fill() {
        source = new SingleConnectionDataSource(TestPostgres.url(TestPostgres.prepared()), "postgres", "", true);
        database = new NamedParameterJdbcTemplate(source);
        ROWS.forEach(rows -> database.update(rows, Map.of("learners", LEARNERS)));
    }

    @AfterAll
    static void close() {
        source.destroy();
    }

    static Stream<PersonalTable> tables() {
        return Arrays.stream(PersonalTable.values());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_a_course_has_is_found_by_an_index(PersonalTable table) {
        DataScope course = new DataScope.Course(1, SOME);

        assertThat(blocks("select * from " + table.table() + " where " + table.rows(course)))
                .isLessThan(MOST);
        assertThat(blocks("select * from " + table.table() + " where " + table.erased(course)))
                .isLessThan(MOST);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_a_learner_has_is_found_by_an_index(PersonalTable table) {
        DataScope learner = new DataScope.Learner(1, SOME);

        assertThat(blocks("select * from " + table.table() + " where " + table.rows(learner)))
                .isLessThan(MOST);
    }

    @Test
    void all_of_a_platform_is_read_where_all_is_meant() {
        PersonalTable table = PersonalTable.DELIVERY;

        assertThat(blocks("select * from " + table.table() + " where " + table.rows(new DataScope.Platform(1))))
                .isGreaterThan(MOST);
    }

    @Test
    void what_an_erasure_left_alone_is_not_looked_up_row_by_row() {
        assertThat(Holdings.ORPHANS)
                .allSatisfy(orphans -> assertThat(blocks(orphans)).isLessThan(LEARNERS / 10));
    }

    private static long blocks(String statement) {
        String plan = String.join(
                "\n",
                database.queryForList(
                        "explain (analyze, buffers, timing off, format json) " + statement,
                        Map.of(
                                "registration",
                                1L,
                                "id",
                                SOME,
                                "learners",
                                new Long[] {70L, 71L, 72L, 73L, 74L, 75L, 76L, 77L, 78L, 79L},
                                "digests",
                                new String[0]),
                        String.class));
        Matcher found = BLOCKS.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return Long.parseLong(found.group(1)) + Long.parseLong(found.group(2));
    }
}
