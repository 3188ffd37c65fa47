package chaos;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An instructor of one platform's course declares the last question void, with full credit, and a node is killed while it has a learner of
 * that regrade in hand: the test holds the learner's attempts until the node waits for them.
 */
final class Correction {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final BigDecimal ONE_QUESTION = new BigDecimal("0.1");

    private static final String ASK = """
            insert into regrade (registration_id, course_id, checkpoint, content_digest, voided, mode, state, asked_by, asked_at)
            select c.registration_id, c.id, :slug, (select digest from content_version where slug = :slug limit 1),
                   jsonb_build_object(:question::text, 'FULL_CREDIT'), 'RISES', 'ASKED', 'INSTRUCTOR', now()
            from course c join registration r on r.id = c.registration_id where r.issuer = :issuer
            returning id""";

    private static final String IN_THE_MIDDLE = """
            select learner_id from attempt a join registration r on r.id = a.registration_id
            where r.issuer = :issuer group by learner_id order by learner_id
            offset (select count(distinct learner_id) / 2 from attempt a join registration r on r.id = a.registration_id
                    where r.issuer = :issuer) limit 1""";

    private static final String WAITING = """
            select application_name from pg_stat_activity where :holder = any (pg_blocking_pids(pid)) limit 1""";

    private final Chaos chaos;
    private final Platform platform;

    Correction(Chaos chaos, Platform platform) {
        this.chaos = chaos;
        this.platform = platform;
    }

    /**
     * What became of it.
     *
     * @param doneBefore learners who were done when the node was killed
     * @param learners of whom it was
     * @param undone learners who were never done
     * @param gained points that each attempt gained which it marked anew
     * @param raised learners whose best score it raises
     * @param inHand scores that nodes had in hand when one was killed: the platform may have taken them already, and each may come once more
     * @param arrived scores that came to the gradebook by it
     * @param differences gradebooks that do not show what is right now
     */
    record Outcome(
            Duration took,
            String killed,
            long doneBefore,
            long learners,
            long undone,
            List<BigDecimal> gained,
            int raised,
            int inHand,
            int arrived,
            List<String> differences) {}

    Outcome run() throws SQLException {
        JdbcClient client = chaos.database.client();
        int before = platform.scores.get();
        int raised = raised();
        long start = System.nanoTime();
        long regrade;
        Node killed;
        long done;
        int inHand;
        try (Connection held = DriverManager.getConnection(chaos.database.url(), "postgres", "")) {
            held.setAutoCommit(false);
            int holder = hold(held, middle(client));
            regrade = client.sql(ASK)
                    .param("slug", Chaos.SLUG)
                    .param("question", "q" + (Chaos.QUESTIONS - 1))
                    .param("issuer", platform.issuer())
                    .query(Long.class)
                    .single();
            killed = waiting(client, holder);
            killed.kill();
            done = count(client, regrade, "done_at is not null");
            inHand = client.sql("select count(*) from desired_score where lease_until > now()")
                    .query(Integer.class)
                    .single();
            held.rollback();
        }
        boolean ended = Chaos.await(PATIENCE, () -> "DONE".equals(state(client, regrade)));
        Chaos.await(PATIENCE, () -> differences().isEmpty());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!ended) {
            throw new IllegalStateException(
                    "no other node has finished regrade " + regrade + ": " + state(client, regrade));
        }
        return new Outcome(
                took,
                killed.name,
                done,
                count(client, regrade, "true"),
                count(client, regrade, "done_at is null"),
                gained(client, regrade),
                raised,
                inHand,
                platform.scores.get() - before,
                differences());
    }

    private long middle(JdbcClient client) {
        return client.sql(IN_THE_MIDDLE)
                .param("issuer", platform.issuer())
                .query(Long.class)
                .single();
    }

    /** Who holds them, as PostgreSQL names it. */
    private static int hold(Connection held, long learner) throws SQLException {
        try (PreparedStatement lock = held.prepareStatement("select 1 from attempt where learner_id = ? for update")) {
            lock.setLong(1, learner);
            lock.execute();
        }
        return held.unwrap(PGConnection.class).getBackendPID();
    }

    /** The node that waits for the learner in its hand. */
    private Node waiting(JdbcClient client, int holder) {
        String[] found = new String[1];
        Chaos.await(PATIENCE, () -> {
            Optional<String> name = client.sql(WAITING)
                    .param("holder", holder)
                    .query(String.class)
                    .optional();
            found[0] = name.orElse(null);
            return name.isPresent();
        });
        if (found[0] == null) {
            throw new IllegalStateException("no node began to regrade");
        }
        return found[0].equals("node-" + chaos.first.port) ? chaos.first : chaos.second;
    }

    private static String state(JdbcClient client, long regrade) {
        return client.sql("select state from regrade where id = ?")
                .param(regrade)
                .query(String.class)
                .single();
    }

    private static long count(JdbcClient client, long regrade, String which) {
        return client.sql("select count(*) from regrade_learner where regrade_id = ? and " + which)
                .param(regrade)
                .query(Long.class)
                .single();
    }

    private static List<BigDecimal> gained(JdbcClient client, long regrade) {
        return client.sql(
                        "select a.score_given - g.before_given from regraded_attempt g join attempt a on a.registration_id = g.registration_id"
                                + " and a.id = g.attempt_id where g.regrade_id = ?")
                .param(regrade)
                .query(BigDecimal.class)
                .list();
    }

    private Map<String, BigDecimal> right() {
        Map<String, BigDecimal> right = new TreeMap<>();
        for (Student student : chaos.students) {
            if (student.platform == platform && student.best() != null) {
                right.put(student.subject, student.best().add(ONE_QUESTION).min(BigDecimal.ONE));
            }
        }
        return right;
    }

    private int raised() {
        return (int) chaos.students.stream()
                .filter(student -> student.platform == platform && student.best() != null)
                .filter(student -> student.best().compareTo(BigDecimal.ONE) < 0)
                .count();
    }

    private List<String> differences() {
        return right().entrySet().stream()
                .filter(one -> platform.shown(one.getKey()) == null
                        || platform.shown(one.getKey()).compareTo(one.getValue()) != 0)
                .map(one -> one.getKey() + ": " + platform.shown(one.getKey()) + " instead of " + one.getValue())
                .toList();
    }
}
