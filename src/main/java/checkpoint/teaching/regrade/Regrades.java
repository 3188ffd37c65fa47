package checkpoint.teaching.regrade;

import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.Regrade;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The tables {@code regrade} and {@code regrade_learner}: what was asked for, and how far it has come. */
@Repository
class Regrades {

    // Two presses at the same moment, and a page that was shown before somebody else's, change nothing.
    private static final String ASK = """
            insert into regrade (registration_id, course_id, checkpoint, content_digest, voided, mode, state, asked_by, asked_at)
            select :registration, :course, :checkpoint, :digest, :voided::jsonb, :mode, 'ASKED', 'INSTRUCTOR', :now
            where coalesce((select max(id) from regrade
                            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint), 0) = :after
            on conflict do nothing
            """;

    private static final String NEWEST = "select " + Corrections.COLUMNS + """
             from regrade
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            order by id desc limit 1
            """;

    private static final String FIND =
            "select " + Corrections.COLUMNS + " from regrade where registration_id = :registration and id = :id";

    // Only the newest: an older one has been marked over.
    private static final String CHANGE = """
            update regrade set state = :to, mode = :mode, undoes_passes = :undoes, ended_at = null
            where registration_id = :registration and id = :id and state = :from
              and not exists (select from regrade n where n.registration_id = regrade.registration_id and n.course_id = regrade.course_id
                                and n.checkpoint = regrade.checkpoint and n.id > regrade.id)
            """;

    private static final String RUNNING = "select " + Corrections.COLUMNS + """
             from regrade where state in ('ASKED', 'RUNNING', 'UNDO_ASKED', 'UNDOING')
               and not exists (select from moved_away m where m.registration = registration_id) order by id limit :most
            """;

    // Not for update: a submission that is regraded at once refers to the row, and holds that kind of lock off until it
    // commits.
    private static final String LOCK_ASKED = """
            select id from regrade where registration_id = :registration and id = :id and state = :from
            for no key update skip locked
            """;

    private static final String LIST = """
            insert into regrade_learner (registration_id, regrade_id, learner_id)
            select distinct registration_id, :id::bigint, learner_id from attempt
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            on conflict (registration_id, regrade_id, learner_id) do update set done_at = null, not_before = null
            """;

    private static final String START = """
            update regrade set state = case state when 'ASKED' then 'RUNNING' else 'UNDOING' end
            where registration_id = :registration and id = :id
            """;

    private static final String CLAIM = """
            select learner_id from regrade_learner
            where registration_id = :registration and regrade_id = :id and done_at is null
              and (not_before is null or not_before <= :now)
            order by learner_id limit 1 for update skip locked
            """;

    private static final String DONE = """
            update regrade_learner set done_at = :now
            where registration_id = :registration and regrade_id = :id and learner_id = :learner
            """;

    private static final String PUT_OFF = """
            update regrade_learner set not_before = :until
            where registration_id = :registration and regrade_id = :id and learner_id = :learner and done_at is null
            """;

    private static final String END = """
            update regrade set state = case state when 'RUNNING' then 'DONE' else 'UNDONE' end, ended_at = :now
            where registration_id = :registration and id = :id and state in ('RUNNING', 'UNDOING')
              and not exists (select from regrade_learner l where l.registration_id = regrade.registration_id
                                and l.regrade_id = regrade.id and l.done_at is null)
            """;

    private static final String PROGRESS = """
            select count(*) as learners, count(done_at) as done, count(not_before) filter (where done_at is null) as troubled
            from regrade_learner where registration_id = :registration and regrade_id = :id
            """;

    private static final String CHANGED = """
            select count(distinct a.learner_id) filter (where g.after_given * g.before_maximum > g.before_given * g.after_maximum) as raised,
                   count(distinct a.learner_id) filter (where g.after_given * g.before_maximum < g.before_given * g.after_maximum) as lowered,
                   count(distinct a.learner_id) filter (where g.after_passed and not g.before_passed) as passed
            from regraded_attempt g
            join attempt a on a.registration_id = g.registration_id and a.id = g.attempt_id
            where g.registration_id = :registration and g.regrade_id = :id and g.undone_at is null
            """;

    private final JdbcClient database;

    Regrades(JdbcClient database) {
        this.database = database;
    }

    /**
     * How far one has come.
     *
     * @param learners of whom it is
     * @param troubled those that could not be marked, and are tried again later
     */
    record Progress(long learners, long done, long troubled) {}

    /** Counts the learners whose scores it has changed, unless that was undone. */
    record Changed(long raised, long lowered, long passed) {}

    /**
     * Asks for one.
     *
     * @param after id of the newest that the asker knew of; 0 if none
     * @return whether it is asked for now; not where another was asked for meanwhile
     */
    boolean ask(Course course, Correction correction, Regrade.Mode mode, long after, Instant now) {
        return of(ASK, course)
                        .param("digest", correction.digest())
                        .param("voided", Corrections.stored(correction.voided()))
                        .param("mode", mode.name())
                        .param("after", after)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Regrade> newest(Course course) {
        return of(NEWEST, course)
                .query((row, index) -> Corrections.regrade(row))
                .optional();
    }

    Optional<Regrade> find(long registration, long id) {
        return database.sql(FIND)
                .param("registration", registration)
                .param("id", id)
                .query((row, index) -> Corrections.regrade(row))
                .optional();
    }

    /** Sends the newest one on another way; whether it was where its asker saw it. */
    boolean change(Regrade seen, Regrade.State to, Regrade.Mode mode, boolean undoesPasses) {
        return one(CHANGE, seen)
                        .param("from", seen.state().name())
                        .param("to", to.name())
                        .param("mode", mode.name())
                        .param("undoes", undoesPasses)
                        .update()
                == 1;
    }

    /** Regrades that are to be worked on. */
    List<Regrade> running(int most) {
        return database.sql(RUNNING)
                .param("most", most)
                .query((row, index) -> Corrections.regrade(row))
                .list();
    }

    /**
     * Lists whose attempts it is about, in the caller's transaction. It counts for submissions since before this: a later submission is regraded by
     * that, and an earlier one is seen here.
     */
    void list(Regrade asked) {
        boolean ours = one(LOCK_ASKED, asked)
                .param("from", asked.state().name())
                .query(Long.class)
                .optional()
                .isPresent();
        if (ours) {
            of(LIST, Course.of(asked)).param("id", asked.id()).update();
            one(START, asked).update();
        }
    }

    /** A learner whom nobody else has in hand, until the transaction ends. */
    Optional<Long> claim(Regrade regrade, Instant now) {
        return one(CLAIM, regrade)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    void done(Regrade regrade, long learner, Instant now) {
        one(DONE, regrade)
                .param("learner", learner)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void putOff(Regrade regrade, long learner, Instant until) {
        one(PUT_OFF, regrade)
                .param("learner", learner)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends it where nobody is left; whether this was it. */
    boolean end(Regrade regrade, Instant now) {
        return one(END, regrade).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    public Progress progress(Regrade regrade) {
        return one(PROGRESS, regrade)
                .query((row, index) ->
                        new Progress(row.getLong("learners"), row.getLong("done"), row.getLong("troubled")))
                .single();
    }

    public Changed changed(Regrade regrade) {
        return one(CHANGED, regrade)
                .query((row, index) ->
                        new Changed(row.getLong("raised"), row.getLong("lowered"), row.getLong("passed")))
                .single();
    }

    private StatementSpec one(String sql, Regrade regrade) {
        return database.sql(sql).param("registration", regrade.registration()).param("id", regrade.id());
    }

    private StatementSpec of(String sql, Course course) {
        return database.sql(sql)
                .param("registration", course.registration())
                .param("course", course.id())
                .param("checkpoint", course.checkpoint());
    }
}
