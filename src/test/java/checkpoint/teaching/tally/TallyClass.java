package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.policy.AttemptBench;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A class of any size that has submitted, put into a database at once, for benchmarks. */
public final class TallyClass implements Checkpoints {

    private static final int LAYOUTS = 500;

    public final DataSource source;
    public final Course course;
    public final Checkpoint checkpoint;
    public final SubmittedAttempts attempts;
    public final CountedAnswers counted;
    public final JdbcClient database;
    private final CountAnswers count;

    /** Of a course of its own. */
    public TallyClass(DataSource source, Checkpoint checkpoint) {
        this(source, checkpoint, course(JdbcClient.create(source), checkpoint));
    }

    /** Of a course that there is. */
    public TallyClass(DataSource source, Checkpoint checkpoint, Course course) {
        this.source = source;
        this.checkpoint = checkpoint;
        this.course = course;
        this.database = JdbcClient.create(source);
        Corrections corrections = new Corrections(database);
        this.attempts = new SubmittedAttempts(
                source, this, new MarkAgain(this, corrections), corrections, new StoredLayouts(database));
        DueAttempts due = new DueAttempts(database);
        this.counted = new CountedAnswers(database, due, this);
        this.count = new CountAnswers(due, attempts, new Tallies(source), this, new JdbcTransactionManager(source));
    }

    private static Course course(JdbcClient database, Checkpoint checkpoint) {
        long registration = AttemptBench.registration(database);
        return new Course(registration, AttemptBench.course(database, registration, "large"), checkpoint.slug());
    }

    /** Everybody answers: single choices by chance, all else not at all or with a number. */
    public void enrol(int learners) {
        Random random = new Random(3);
        database.sql("insert into content_version values (?, ?, now()) on conflict do nothing")
                .params(checkpoint.digest(), checkpoint.slug())
                .update();
        database.sql("create table layouts (n int primary key, layout bytea)").update();
        for (int i = 0; i < LAYOUTS; i++) {
            database.sql("insert into layouts values (?, ?)")
                    .params(i, StoredLayout.named(new Draw(checkpoint.quiz(), List.of(), random).layout()))
                    .update();
        }
        database.sql(
                        "insert into learner (registration_id, subject, first_seen_at) select ?, 's' || n, now() from generate_series(1, ?) n")
                .params(course.registration(), learners)
                .update();
        database.sql("alter table attempt disable trigger user").update();
        database.sql("""
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                            submitted_at, score_given, score_maximum, passed)
                        select l.registration_id, l.id, ?, ?, 1, ?, y.layout, now() - interval '20 minutes', now(),
                            (l.id * 7919 % 11), 10, l.id * 7919 % 11 > 7
                        from learner l join layouts y on y.n = l.id % ? where l.registration_id = ? and l.subject ~ '^s[0-9]+$'""")
                .params(course.course(), checkpoint.slug(), checkpoint.digest(), LAYOUTS, course.registration())
                .update();
        database.sql("""
                        insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
                        select a.registration_id, a.id, count(*), a.started_at + count(*) * interval '40 seconds', convert_to(json_build_object(
                            'at', floor(extract(epoch from a.started_at) * 1000)::bigint + count(*) * 40000, 'pages', '{}'::int[],
                            'of', json_object_agg(put.value ->> 0, json_build_array(
                                case when json_array_length(put.value -> 1) > 0 and put.value -> 2 is null
                                     then json_build_object('chosen', json_build_array((a.id * 31 + put.ordinality * 17) % 4))
                                     else json_build_object('typed', ((a.id * 31 + put.ordinality) % 50)::text) end,
                                (json_array_length(n.layout) - put.ordinality) * 40000, put.ordinality)))::text, 'UTF8')
                        from attempt a cross join lateral (select convert_from(a.layout, 'UTF8')::json as layout) n
                        cross join json_array_elements(n.layout) with ordinality as put
                        group by a.registration_id, a.id""").update();
        database.sql("alter table attempt enable trigger user").update();
        database.sql("analyze").update();
    }

    public void count() {
        database.sql("insert into tally_due (registration_id, course_id, checkpoint) values (?, ?, ?)")
                .params(course.registration(), course.course(), course.checkpoint())
                .update();
        if (count.count() != 1) {
            throw new IllegalStateException("nothing was counted");
        }
    }

    public long answers() {
        return database.sql(
                        "select count(*) from attempt_response cross join json_object_keys(convert_from(responses, 'UTF8')::json -> 'of')")
                .query(Long.class)
                .single();
    }

    @Override
    public Collection<Checkpoint> all() {
        return List.of(checkpoint);
    }

    @Override
    public Optional<Checkpoint> current(String slug) {
        return Optional.of(checkpoint);
    }

    @Override
    public Checkpoint version(String digest) {
        return checkpoint;
    }
}
