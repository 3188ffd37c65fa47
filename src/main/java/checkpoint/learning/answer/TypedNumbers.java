package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.NumberReading;
import checkpoint.content.score.Quantities;
import checkpoint.content.score.Response;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the numbers that an attempt holds are read, before they are marked. Nothing in it depends on what is right.
 *
 * @param all by question; one that has no number yet is not there
 */
public record TypedNumbers(Map<String, NumberReading> all) {

    /**
     * Reads what was typed into the number fields of an attempt.
     *
     * @param version the one that the attempt was started on
     */
    public static TypedNumbers of(Checkpoint version, Map<String, Response> responses) {
        Map<String, NumberReading> all = new TreeMap<>();
        for (Question question : version.quiz().questions()) {
            if (question.key() instanceof AnswerKey.Quantity key
                    && responses.get(question.id()) instanceof Response.Typed(String text)) {
                all.put(question.id(), Quantities.read(key, text));
            }
        }
        return new TypedNumbers(all);
    }

    /** Whether each can be read, and in one way only. */
    public boolean areClear() {
        return all.values().stream().allMatch(NumberReading.Read.class::isInstance);
    }
}
