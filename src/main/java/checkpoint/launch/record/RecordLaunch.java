package checkpoint.launch.record;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.Role;
import checkpoint.tool.cluster.Clusters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Writes a judged launch: one committed statement at most, which also consumes the nonce, once, across nodes. Launches of the same
 * moment share it (see {@code V65__launches_together.sql}); where one of them cannot be stored, each gets its own.
 */
@Repository
class RecordLaunch {

    private static final String RECORDED =
            "select course, resource_link, learner, bound_checkpoint, first_of_link, first_ever, has_line_item, adjusted";
    private static final String ALONE = RECORDED
            + " from record_launch(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?)";
    private static final String TOGETHER =
            RECORDED + ", place from record_launches(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Once a day is enough: the row says who teaches, not when. No student's launch writes where groups are read. */
    private static final String TEACHES = """
            with named as (
                update course set groups_url = :groups
                where registration_id = :registration and id = :course
                  and :groups::text is not null and groups_url is distinct from :groups)
            insert into course_teacher as t (registration_id, course_id, subject, seen_at)
            values (:registration, :course, :subject, :now)
            on conflict (registration_id, course_id, subject) do update set seen_at = excluded.seen_at
            where t.seen_at < excluded.seen_at - interval '1 day'""";

    private final JdbcClient database;
    private final Clock clock;
    /** By cluster: what shares a statement shares a database. */
    private final Map<String, SharedStatement<Row, Recorded>> together = new ConcurrentHashMap<>();

    RecordLaunch(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The ids of this launch's rows, and what they held before.
     *
     * @param adjusted whether settings of the course, or an accommodation of this learner there, may override an author's policy
     */
    record Recorded(
            long course,
            long resourceLink,
            @Nullable Long learner,
            @Nullable String boundCheckpoint,
            boolean firstOfLink,
            boolean firstEver,
            boolean hasLineItem,
            boolean adjusted) {

        static Recorded of(ResultSet row, int number) throws SQLException {
            return new Recorded(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, Long.class),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getBoolean(8));
        }
    }

    /**
     * A launch as it is written. It keeps only a learner's subject and name: nobody else has an attempt or a grade. Of an instructor
     * the course keeps the subject, where the platform has a roster that may call the same person a student.
     */
    record Row(Message message, Message.ResourceLink link, Role role) {

        @Nullable
        String subject() {
            return role == Role.LEARNER ? message.subject() : null;
        }

        @Nullable
        String name() {
            return role == Role.LEARNER ? message.name() : null;
        }

        /** Such a learner is listed apart from the class. */
        boolean isTestUser() {
            return role == Role.LEARNER && Roles.isTestUser(message.roles());
        }

        String scopes() {
            return String.join(" ", message.scopes());
        }
    }

    /** Nodes write their rows in the same order, so that none waits for another that waits for it. */
    static final Comparator<Row> ORDER = Comparator.comparingLong((Row row) -> row.message.registration())
            .thenComparing(row -> row.message.subject())
            .thenComparing(row -> row.message.nonce());

    Recorded record(Message message, Message.ResourceLink link, Role role) {
        Row row = new Row(message, link, role);
        Recorded recorded = together().ask(row).orElseGet(() -> alone(row));
        if (role == Role.INSTRUCTOR && message.memberships() != null) {
            teaches(message, recorded.course());
        }
        return recorded;
    }

    private SharedStatement<Row, Recorded> together() {
        return together.computeIfAbsent(Clusters.here(), cluster -> new SharedStatement<>(ORDER, this::storeAll));
    }

    private void teaches(Message message, long course) {
        database.sql(TEACHES)
                .param("registration", message.registration())
                .param("course", course)
                .param("subject", message.subject())
                .param("groups", message.groups(), Types.VARCHAR)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Recorded alone(Row row) {
        try {
            return Nonces.consume(row.message, () -> store(row));
        } catch (DataIntegrityViolationException e) {
            // The same person's first launch in another tab was a moment faster: now their row is there. Or the course
            // was erased at this moment: now it is made again.
            return Nonces.consume(row.message, () -> store(row));
        }
    }

    private Recorded store(Row row) {
        Message message = row.message;
        return database.sql(ALONE)
                .param(message.registration())
                .param(message.nonce())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(row.role.name())
                .param(message.deployment())
                .param(message.productFamily())
                .param(message.context())
                .param(message.contextTitle())
                .param(message.contextLabel())
                .param(row.link.id())
                .param(row.link.title())
                .param(row.link.checkpoint())
                .param(row.subject())
                .param(row.name())
                .param(message.lineItem())
                .param(message.lineItems())
                .param(row.scopes())
                .param(message.memberships())
                .param(row.isTestUser())
                .query(Recorded::of)
                .single();
    }

    /** One by itself is looked up cheaper than by a join for many. */
    private List<Recorded> storeAll(List<Row> rows) {
        return rows.size() == 1 ? List.of(store(rows.getFirst())) : storeTogether(rows);
    }

    /** @param rows in {@link #ORDER} */
    List<Recorded> storeTogether(List<Row> rows) {
        Recorded[] all = new Recorded[rows.size()];
        database.sql(TOGETHER)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(new SqlArrayValue(
                        "int8",
                        rows.stream().map(row -> row.message.registration()).toArray()))
                .param(texts(rows, row -> row.message.nonce()))
                .param(texts(rows, row -> row.role.name()))
                .param(texts(rows, row -> row.message.deployment()))
                .param(texts(rows, row -> row.message.productFamily()))
                .param(texts(rows, row -> row.message.context()))
                .param(texts(rows, row -> row.message.contextTitle()))
                .param(texts(rows, row -> row.message.contextLabel()))
                .param(texts(rows, row -> row.link.id()))
                .param(texts(rows, row -> row.link.title()))
                .param(texts(rows, row -> row.link.checkpoint()))
                .param(texts(rows, Row::subject))
                .param(texts(rows, Row::name))
                .param(texts(rows, row -> row.message.lineItem()))
                .param(texts(rows, row -> row.message.lineItems()))
                .param(texts(rows, Row::scopes))
                .param(texts(rows, row -> row.message.memberships()))
                .param(new SqlArrayValue(
                        "bool", rows.stream().map(Row::isTestUser).toArray()))
                .query((RowCallbackHandler) found -> all[found.getInt(9) - 1] = Recorded.of(found, 0));
        return List.of(all);
    }

    @SuppressWarnings("NullAway") // An array's element may be null; the signature does not say so.
    private static SqlArrayValue texts(List<Row> rows, Function<Row, @Nullable String> column) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return new SqlArrayValue("text", values);
    }
}
