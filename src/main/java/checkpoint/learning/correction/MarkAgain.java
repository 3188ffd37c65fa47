package checkpoint.learning.correction;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Marks what was answered in an attempt by what it is marked by now. The pass mark, the points and the page stay those of its own version. */
@Component
public class MarkAgain {

    private final Checkpoints checkpoints;
    private final Corrections corrections;

    public MarkAgain(Checkpoints checkpoints, Corrections corrections) {
        this.checkpoints = checkpoints;
        this.corrections = corrections;
    }

    /**
     * An attempt, marked again.
     *
     * @param kept questions that are marked as before, and why
     * @param reworded questions that the corrected version asks in other words
     * @param changes whether any question has another key now, or is void, or whether an earlier regrade marked it
     */
    public record Marked(
            MarkedAttempt attempt, Map<String, QuestionMatch.Why> kept, List<String> reworded, boolean changes) {

        /** Whether something is left to mark. */
        public boolean counts() {
            return attempt.questions().stream().anyMatch(MarkedAttempt.One::counts);
        }
    }

    /** As it is recorded. */
    public MarkedAttempt asItStands(Sheet sheet) {
        Attempt attempt = sheet.attempt();
        Checkpoint version = checkpoints.version(attempt.digest());
        Long regrade = attempt.regrade();
        return regrade == null
                ? sheet.marked(version)
                : corrections
                        .of(attempt.place().registration(), regrade)
                        .map(correction -> by(correction, sheet).attempt())
                        .orElseGet(() -> sheet.marked(version));
    }

    /** By this correction. */
    public Marked by(Correction correction, Sheet sheet) {
        Checkpoint version = checkpoints.version(sheet.attempt().digest());
        Map<String, Question> corrected = questions(correction.digest());
        Map<String, Response> responses = sheet.saved().responses();
        Map<String, QuestionMatch.Why> kept = new LinkedHashMap<>();
        List<String> reworded = new ArrayList<>();
        List<MarkedAttempt.One> all = new ArrayList<>();
        // What an earlier regrade marked otherwise may be marked as at first again.
        boolean changes = sheet.attempt().regrade() != null;
        for (Layout.Put put : sheet.layout().questions()) {
            Question asked = version.quiz().question(put.question());
            Response response = responses.getOrDefault(put.question(), new Response.Blank());
            MarkedAttempt.One one = switch (QuestionMatch.of(
                    asked, put, response, Optional.ofNullable(corrected.get(put.question())))) {
                case QuestionMatch.Found found -> {
                    if (found.reworded()) {
                        reworded.add(put.question());
                    }
                    yield one(found.question(), found.put(), found.response());
                }
                case QuestionMatch.Kept(QuestionMatch.Why why) -> {
                    if (!correction.voided().containsKey(put.question())) {
                        kept.put(put.question(), why);
                    }
                    yield one(asked, put, response);
                }
            };
            VoidTreatment voided = correction.voided().get(put.question());
            changes |= voided != null || !QuestionMatch.haveSameKey(asked, one.question());
            all.add(voided == null ? one : one.as(voided));
        }
        return new Marked(new MarkedAttempt(version, List.copyOf(all)), kept, List.copyOf(reworded), changes);
    }

    private Map<String, Question> questions(String digest) {
        Map<String, Question> all = new LinkedHashMap<>();
        checkpoints.version(digest).quiz().questions().forEach(one -> all.put(one.id(), one));
        return all;
    }

    private static MarkedAttempt.One one(Question question, Layout.Put put, Response response) {
        return new MarkedAttempt.One(question, put, response, Marking.share(question.key(), response));
    }
}
