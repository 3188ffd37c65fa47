package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.score.Response;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.answer.SaveResponses;
import checkpoint.learning.answer.SavingNode;
import checkpoint.learning.answer.SentAnswers;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.learning.concession.Concessions;
import checkpoint.learning.correction.CorrectAttempt;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The learner's verbs on the real database, with time, content and listeners under the test's hand. */
public final class AttemptBench {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Response RIGHT = new Response.TrueOrFalse(true);
    public static final Response WRONG = new Response.TrueOrFalse(false);

    public final JdbcClient database = JdbcClient.create(TestPostgres.migrated());
    public final SettableClock clock = new SettableClock(NOON);
    public final Shelf shelf = new Shelf(database);
    public final List<ScoreDecided> decided = new CopyOnWriteArrayList<>();
    final AttemptTable attempts = new AttemptTable(database);
    public final Sheets sheets = new Sheets(database, new StoredLayouts(database));
    final Concessions concessions = new Concessions(database);
    final Corrections corrections = new Corrections(database);
    public final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(TestPostgres.migrated()));
    public final SubmitAttempt submit;
    public final ReadAttempts read;
    public final SaveResponses save;
    public final StartAttempt start;
    public final DecideScore decide;
    public final Place ada;

    public AttemptBench() {
        TestPostgres.truncate(database);
        CorrectAttempt correct = new CorrectAttempt(new MarkAgain(shelf, corrections), corrections, concessions, clock);
        decide = new DecideScore(attempts, shelf, event -> heard((ScoreDecided) event), transaction);
        submit = new SubmitAttempt(attempts, sheets, shelf, correct, decide, transaction, clock);
        read = new ReadAttempts(attempts, sheets, submit);
        save = SavingNode.of(sheets, shelf, clock);
        start = new StartAttempt(attempts, read, sheets, clock, new Random(12));
        long registration = registration(database);
        ada = new Place(
                registration, learner(registration, "ada"), course(registration, "biology101"), SampleQuiz.SLUG);
    }

    private void heard(ScoreDecided event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("decided outside a transaction");
        }
        decided.add(event);
    }

    public Attempt begin(SampleQuiz sample) {
        return ((Turn.Open) start.start(ada, shelf.put(sample.checkpoint()), Availability.NONE)).attempt();
    }

    Optional<SaveResponses.Outcome> save(int number, SentAnswers sent) {
        return save.save(ada, number, sent, null);
    }

    public Attempt submit(Attempt attempt, Response response) {
        return submit.submit(attempt.place(), attempt.number(), Answers.newest(Map.of("only", response)))
                .orElseThrow()
                .attempt();
    }

    /** A whole attempt of {@link SampleQuiz#oneQuestion()}. */
    public Attempt work(SampleQuiz sample, Response response) {
        return submit(begin(sample), response);
    }

    public static long registration(JdbcClient database) {
        return database.sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint,
                            jwks_uri, status, source, created_at)
                        values ('School', 'https://attempt.example', 'client-9', 'https://x/a', 'https://x/t',
                            'https://x/k', 'ACTIVE', 'CONSOLE', now())
                        on conflict (issuer, client_id) do update set name = excluded.name returning id
                        """).query(Long.class).single();
    }

    public long learner(long registration, String subject) {
        return learner(database, registration, subject, subject);
    }

    public static long learner(JdbcClient database, long registration, String subject, String name) {
        return database.sql(
                        "insert into learner (registration_id, subject, name, first_seen_at) values (?, ?, ?, now()) returning id")
                .params(registration, subject, name)
                .query(Long.class)
                .single();
    }

    public long course(long registration, String context) {
        return course(database, registration, context);
    }

    public static long course(JdbcClient database, long registration, String context) {
        long deployment =
                database.sql("""
                        insert into deployment (registration_id, deployment_id, first_seen_at) values (?, '1', now())
                        on conflict (registration_id, deployment_id) do update set deployment_id = '1' returning id
                        """).param(registration).query(Long.class).single();
        return database.sql("""
                        insert into course (registration_id, deployment_id, context_id, first_seen_at)
                        values (?, ?, ?, now()) returning id
                        """)
                .params(registration, deployment, context)
                .query(Long.class)
                .single();
    }

    /** Content by hand: the newest version of a slug is the one put last. */
    public static final class Shelf implements Checkpoints {

        private final JdbcClient database;
        private final Map<String, Checkpoint> current = new TreeMap<>();
        private final Map<String, Checkpoint> versions = new HashMap<>();
        private final Set<String> withdrawn = new HashSet<>();

        /** What the next readings end in; nothing if {@code null}. */
        public volatile RuntimeException broken;

        public Shelf(JdbcClient database) {
            this.database = database;
        }

        public synchronized Checkpoint put(Checkpoint checkpoint) {
            current.put(checkpoint.slug(), checkpoint);
            versions.put(checkpoint.digest(), checkpoint);
            database.sql("insert into content_version values (?, ?, now()) on conflict do nothing")
                    .params(checkpoint.digest(), checkpoint.slug())
                    .update();
            return checkpoint;
        }

        /** As if the database could not give it any more. */
        synchronized void lose(String digest) {
            versions.remove(digest);
        }

        /** Whoever is there goes on with it; nobody else opens it. */
        public synchronized void withdraw(String slug) {
            withdrawn.add(slug);
        }

        public synchronized void clear() {
            broken = null;
            current.clear();
            withdrawn.clear();
        }

        @Override
        public synchronized Optional<Checkpoint> open(long registration, String slug) {
            return withdrawn.contains(slug) ? Optional.empty() : current(slug);
        }

        @Override
        public synchronized Collection<Checkpoint> all() {
            return List.copyOf(current.values());
        }

        @Override
        public synchronized Optional<Checkpoint> current(String slug) {
            return Optional.ofNullable(current.get(slug));
        }

        @Override
        public synchronized Checkpoint version(String digest) {
            if (broken != null) {
                throw broken;
            }
            return Optional.ofNullable(versions.get(digest)).orElseThrow();
        }
    }
}
