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
     * How many questions have another key in this version than in one that attempts of the course were started on or regraded by; 0 where they
     * were regraded by this version. Two indexed reads.
     */
    public int count(long registration, long course, Checkpoint newest) {
        Optional<String> regradedBy = corrections
                .standing(registration, course, newest.slug())
                .map(one -> one.correction().digest());
        if (regradedBy.filter(newest.digest()::equals).isPresent()) {
            return 0;
        }
        Set<String> markedBy = versions(registration, course, newest.slug());
        regradedBy.ifPresent(markedBy::add);
        return changed(markedBy, newest);
    }

    /**
     * Whether attempts are marked by this correction without being regraded by it, as far as no score of theirs changes: it stands already, or
     * none stands and none is needed. Those that are still open count too. Two indexed reads.
     */
    public boolean isNeedless(long registration, long course, String checkpoint, Correction correction) {
        return corrections
                .standing(registration, course, checkpoint)
                .map(standing -> standing.correction().equals(correction))
                .orElseGet(() -> correction.voided().isEmpty()
                        && changed(versions(registration, course, checkpoint), checkpoints.version(correction.digest()))
                                == 0);
    }

    private int changed(Set<String> markedBy, Checkpoint newest) {
        Map<String, Question> now = new HashMap<>();
        newest.quiz().questions().forEach(question -> now.put(question.id(), question));
        Set<String> changed = new HashSet<>();
        for (String digest : markedBy) {
            if (!digest.equals(newest.digest())) {
                for (Question before : checkpoints.version(digest).quiz().questions()) {
                    Question after = now.get(before.id());
                    if (after != null && !QuestionMatch.haveSameKey(before, after)) {
                        changed.add(before.id());
                    }
                }
            }
        }
        return changed.size();
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
