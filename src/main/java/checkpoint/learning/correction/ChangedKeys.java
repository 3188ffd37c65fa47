package checkpoint.learning.correction;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a course has attempts that the newest version would mark otherwise, so that a regrade is worth offering. */
@Component
public class ChangedKeys {

    private static final String VERSIONS = """
            select distinct content_digest from attempt
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            """;

    private final JdbcClient database;
    private final Corrections corrections;
    private final Checkpoints checkpoints;

    ChangedKeys(JdbcClient database, Corrections corrections, Checkpoints checkpoints) {
        this.database = database;
        this.corrections = corrections;
        this.checkpoints = checkpoints;
    }

    /**
     * How many questions of attempts at this checkpoint a regrade would mark by another key than they are marked by; 0 while one runs, since the
     * next begins after it. Two indexed reads.
     */
    public int count(long registration, long course, Checkpoint newest) {
        Optional<Regrade> standing = corrections.standing(registration, course, newest.slug());
        return standing.filter(one -> one.state().runs()).isPresent()
                ? 0
                : changed(versions(registration, course, newest.slug()), standing.map(Regrade::correction), newest);
    }

    /**
     * Whether this correction marks attempts as they are marked already, as far as no score of theirs changes: by the same keys, with the same
     * questions void. Those that are still open count too. Two indexed reads.
     */
    public boolean isNeedless(long registration, long course, String checkpoint, Correction correction) {
        Optional<Correction> standing =
                corrections.standing(registration, course, checkpoint).map(Regrade::correction);
        return correction.voided().equals(standing.map(Correction::voided).orElse(Map.of()))
                && changed(
                                versions(registration, course, checkpoint),
                                standing,
                                checkpoints.version(correction.digest()))
                        == 0;
    }

    /** Of the versions that attempts were started on, compared as a regrade does: what cannot be found again keeps its own key. */
    private int changed(Set<String> started, Optional<Correction> standing, Checkpoint newest) {
        if (standing.filter(one -> one.digest().equals(newest.digest())).isPresent()) {
            return 0;
        }
        Map<String, Question> before = standing.map(one -> questions(checkpoints.version(one.digest())))
                .orElse(Map.of());
        Map<String, Question> after = questions(newest);
        Set<String> changed = new HashSet<>();
        for (String digest : started) {
            for (Question put : checkpoints.version(digest).quiz().questions()) {
                if (!QuestionMatch.haveSameKey(markedBy(put, before), markedBy(put, after))) {
                    changed.add(put.id());
                }
            }
        }
        return changed.size();
    }

    private static Question markedBy(Question put, Map<String, Question> corrected) {
        Question found = corrected.get(put.id());
        return found != null && QuestionMatch.isFound(put, found) ? found : put;
    }

    private static Map<String, Question> questions(Checkpoint version) {
        Map<String, Question> all = new HashMap<>();
        version.quiz().questions().forEach(question -> all.put(question.id(), question));
        return all;
    }

    private Set<String> versions(long registration, long course, String slug) {
        return new HashSet<>(database.sql(VERSIONS)
                .param("registration", registration)
                .param("course", course)
                .param("checkpoint", slug)
                .query((row, index) -> row.getString(1))
                .list());
    }
}
