package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.NumberReading;
import checkpoint.content.score.Quantities;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One spelling for texts that are counted as the same: without case, outer and double spaces; a number in the unit of its question. */
final class TypedText {

    private static final int LONGEST = 120;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}\\u200b]+");

    private TypedText() {}

    static Optional<String> of(Question question, String typed) {
        if (question.key() instanceof AnswerKey.Quantity key
                && Quantities.read(key, typed) instanceof NumberReading.Read(var measure)) {
            return Optional.of((measure.value().decimal().toPlainString() + " " + key.unit()).strip());
        }
        String folded = SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return folded.isEmpty() || folded.length() > LONGEST ? Optional.empty() : Optional.of(folded);
    }
}
