package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads the counts of a course at a checkpoint. Reads as many rows as there are questions, however many have answered. */
@Repository
public class CountedAnswers {

    private static final String OF_COURSE =
            " where registration_id = :registration and course_id = :course and checkpoint = :checkpoint";
    private static final String VERSIONS =
            "select content_digest, first_attempts, tally from attempt_tally" + OF_COURSE + " order by content_digest";
    private static final String QUESTIONS =
            "select content_digest, first_attempts, question_id, tally from question_tally" + OF_COURSE
                    + " and content_digest = any (:digests) and (first_attempts or :later)";
    private static final String TEXTS = "select typed, sum(times) as times from unaccepted_text" + OF_COURSE
            + " and content_digest = any (:digests) and (first_attempts or :later) and question_id = :question"
            + " group by typed having sum(times) > 1 order by times desc, typed limit :most";

    private final JdbcClient database;
    private final DueAttempts due;
    private final Checkpoints checkpoints;

    CountedAnswers(JdbcClient database, DueAttempts due, Checkpoints checkpoints) {
        this.database = database;
        this.due = due;
        this.checkpoints = checkpoints;
    }

    /** The scores of attempts at a version: of first ones, and of all. */
    public record Version(Checkpoint checkpoint, AttemptTally first, AttemptTally all) {}

    /** A text that was not accepted, and how often it was typed. */
    public record Typed(String text, long times) {}

    /** Each version of which an attempt was submitted. */
    public List<Version> versions(Course course) {
        Map<String, Version> versions = new LinkedHashMap<>();
        of(VERSIONS, course).query(row -> {
            Version version = versions.computeIfAbsent(
                    row.getString(1),
                    digest -> new Version(checkpoints.version(digest), new AttemptTally(), new AttemptTally()));
            version.all().plus(row.getBytes(3));
            if (row.getBoolean(2)) {
                version.first().plus(row.getBytes(3));
            }
        });
        return List.copyOf(versions.values());
    }

    /**
     * The answers to each question, counted.
     *
     * @param like a version, whose questions those of all these versions are
     * @param later whether later attempts count too
     */
    public Map<String, QuestionTally> questions(Course course, Checkpoint like, List<String> digests, boolean later) {
        Map<String, QuestionTally> all = new HashMap<>();
        int bank = like.quiz().questions().size();
        for (Question question : like.quiz().questions()) {
            all.put(question.id(), new QuestionTally(Options.count(question), bank));
        }
        of(QUESTIONS, course)
                .param("digests", digests.toArray(String[]::new))
                .param("later", later)
                .query(row -> {
                    QuestionTally tally = all.get(row.getString(3));
                    if (tally != null) {
                        tally.plus(row.getBytes(4));
                    }
                });
        return all;
    }

    /** The texts that were typed most often, from two on. */
    public List<Typed> texts(Course course, List<String> digests, boolean later, String question, int most) {
        return of(TEXTS, course)
                .param("digests", digests.toArray(String[]::new))
                .param("later", later)
                .param("question", question)
                .param("most", most)
                .query((row, number) -> new Typed(row.getString("typed"), row.getLong("times")))
                .list();
    }

    /** How many submissions and changes are not counted yet. */
    public long waiting(Course course) {
        return due.waiting(course);
    }

    private StatementSpec of(String sql, Course course) {
        return database.sql(sql)
                .param("registration", course.registration())
                .param("course", course.course())
                .param("checkpoint", course.checkpoint());
    }
}
