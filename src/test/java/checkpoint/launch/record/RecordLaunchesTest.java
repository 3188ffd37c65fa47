package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.message.Message;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.Role;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same of the statement that records many at once, and that it leaves what one by one would leave. */
class RecordLaunchesTest extends RecordLaunchTest {

    @Override
    RecordLaunch.Recorded record(Message message, Role role) {
        RecordLaunch.Row row = row(message, role);
        try {
            return record.storeTogether(List.of(row)).getFirst();
        } catch (DataAccessException e) {
            return record.alone(row);
        }
    }

    private static RecordLaunch.Row row(Message message, Role role) {
        return new RecordLaunch.Row(message, (Message.ResourceLink) message.kind(), role);
    }

    @Test
    void a_locked_row_ends_the_statement_soon_and_nothing_of_it_is_stored() throws Exception {
        record(message("n-1", claims -> {}), Role.LEARNER);
        Message renamed = message("n-2", claims -> claims.put("name", "Ada Renamed"));
        Message other = message("n-3", claims -> claims.put("sub", "zoe"));
        try (Connection holder = pool.getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                lock.execute("select from learner where subject = 'ada' for update");
            }

            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(
                            () -> record.storeTogether(List.of(row(renamed, Role.LEARNER), row(other, Role.LEARNER))))
                    .withMessageContaining("lock timeout")
                    .satisfies(one -> assertThat(one)
                            .isNotInstanceOfAny(
                                    DataAccessResourceFailureException.class,
                                    TransientDataAccessResourceException.class));
            holder.rollback();
        }
        assertThat(database.sql("select count(*) from launch").query(Long.class).single())
                .isEqualTo(1);
    }

    /** In a database that was never analysed, PostgreSQL does not know that a link has been opened by many. */
    @Test
    void nobody_else_who_has_opened_the_link_is_looked_at() {
        record(message("n-1", claims -> {}), Role.LEARNER);
        database.sql("""
                        insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
                        select registration_id, 1000000 + n, id, first_seen_at from resource_link, generate_series(1, 300) n""").update();

        Long read = new TransactionTemplate(new DataSourceTransactionManager(pool)).execute(each -> {
            long before = readOfLinks();
            record.storeTogether(List.of(
                    row(message("n-2", claims -> {}), Role.LEARNER),
                    row(message("n-3", claims -> claims.put("sub", "zoe")), Role.LEARNER)));
            return readOfLinks() - before;
        });

        assertThat(read).isLessThan(10);
    }

    /** Rows, by this connection since PostgreSQL last took its figures away; within a transaction it does not. */
    private long readOfLinks() {
        return database.sql("select idx_tup_fetch from pg_stat_xact_user_tables where relname = 'learner_link'")
                .query(Long.class)
                .single();
    }

    @Test
    void many_at_once_leave_what_one_by_one_would_leave() {
        long oneByOne = registration("https://one-by-one.example");
        long together = registration("https://together.example");
        List<RecordLaunch.Recorded> first = new ArrayList<>();
        for (long each : List.of(oneByOne, together)) {
            // What is known before.
            record(message(each, "n-0", claims -> {}), Role.LEARNER);
            record(message(each, "n-00", claims -> claims.put("sub", "bea")), Role.LEARNER);
        }

        for (RecordLaunch.Row row : crowd(oneByOne)) {
            first.add(record.alone(row));
        }
        List<RecordLaunch.Recorded> second = record.storeTogether(crowd(together));

        assertThat(told(second)).isEqualTo(told(first));
        for (String what : List.of(
                "nonce || role || coalesce(subject, '-') || k.resource_link_id from launch x left join learner p on p.id = x.learner_id "
                        + "join resource_link k on k.id = x.resource_link_id",
                "subject || coalesce(name, '-') from learner x",
                "subject || k.resource_link_id from learner_link x join learner p on p.id = x.learner_id "
                        + "join resource_link k on k.id = x.resource_link_id",
                "resource_link_id || coalesce(title, '-') || coalesce(requested_checkpoint, '-') from resource_link x",
                "coalesce(context_id, lone_resource_link_id) || coalesce(title, '-') || coalesce(label, '-') from course x",
                "coalesce(url, '-') || coalesce(container_url, '-') || array_to_string(scopes, ',') from line_item x")) {
            assertThat(rows(what, together)).as(what).isNotEmpty().isEqualTo(rows(what, oneByOne));
        }
    }

    /** Known and new people, twice, renamed, in known, new and changed links, with and without a course or a line item. */
    private List<RecordLaunch.Row> crowd(long of) {
        List<RecordLaunch.Row> all = new ArrayList<>();
        List<Consumer<Map<String, Object>>> changes = List.of(
                claims -> {},
                claims -> claims.put("name", "Ada Renamed"),
                claims -> claims.put("sub", "carl"),
                claims -> claims.put("sub", "carl"),
                claims -> claims.remove("name"),
                claims -> {
                    claims.put("sub", "dora");
                    claims.remove("name");
                },
                claims -> {
                    claims.put("sub", "dora");
                    claims.put("name", "Dora");
                },
                claims -> claims.put(TestPlatform.LTI + "resource_link", Map.of("id", "link-2", "title", "Second")),
                claims -> claims.put(TestPlatform.LTI + "resource_link", Map.of("id", "link-2")),
                claims -> claims.put(TestPlatform.LTI + "context", Map.of("id", "course-2", "title", "Another")),
                claims -> claims.remove(TestPlatform.LTI + "context"),
                claims -> claims.remove(TestPlatform.AGS),
                claims -> claims.put(
                        TestPlatform.AGS,
                        Map.of("scope", List.of("a"), "lineitem", "https://lms.school.example/items/other")),
                claims -> claims.put(TestPlatform.LTI + "deployment_id", "d-2"));
        for (int i = 0; i < changes.size(); i++) {
            all.add(row(message(of, "n-a" + i, changes.get(i)), Role.LEARNER));
            all.add(row(message(of, "n-b" + i, changes.get(i)), Role.INSTRUCTOR));
        }
        all.sort(RecordLaunch.ORDER);
        return all;
    }

    /** Without ids, which differ. */
    private static List<String> told(List<RecordLaunch.Recorded> all) {
        return all.stream()
                .map(one -> (one.learner() == null ? "nobody" : "somebody")
                        + one.boundCheckpoint()
                        + one.firstOfLink()
                        + one.firstEver()
                        + one.hasLineItem())
                .toList();
    }

    private List<String> rows(String what, long of) {
        return database.sql("select " + what + " where x.registration_id = ? order by 1")
                .param(of)
                .query(String.class)
                .list();
    }
}
