package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that a GIFT question accepts: with a tolerance, or as a range. */
final class GiftNumbers {

    private final GiftText text;
    private final Notes notes;

    GiftNumbers(GiftText text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** {@code null}, with the reason in the notes, where they are refused. */
    @Nullable
    Answer read(String answers) {
        String rest = answers;
        int other = answers.indexOf('~');
        if (other >= 0) {
            String said = text.feedback(GiftParts.commented(answers.substring(other + 1))[1]);
            if (said != null) {
                notes.dropped("loss.feedback.other.said", said);
            }
            rest = answers.substring(0, other);
        }
        List<Answer.Amount> numbers = new ArrayList<>();
        for (String part : GiftParts.parts(rest, '=')) {
            Credit credit = GiftParts.credit(part, Credit.ALL);
            String[] texts = GiftParts.commented(GiftParts.WEIGHT.matcher(part).replaceFirst(""));
            if (texts[0].strip().equals("*") && credit.signum() <= 0) {
                notes.dropped("loss.feedback.other");
                MoodleWords.sayCost(credit, notes);
                continue;
            }
            BigDecimal[] range = range(texts[0]);
            if (range == null) {
                notes.refused("loss.gift.number", NumberText.why(GiftEscapes.shown(texts[0])));
            } else {
                numbers.add(new Answer.Amount(range[0], range[1], credit, text.feedback(texts[1])));
            }
        }
        return notes.isRefused() ? null : new Answer.Numbers(numbers, List.of());
    }

    /** Value and tolerance; {@code null} where they cannot be read. */
    private static BigDecimal @Nullable [] range(String written) {
        int dots = written.indexOf("..");
        int colon = written.indexOf(':');
        if (dots >= 0) {
            Optional<BigDecimal> from = NumberText.read(written.substring(0, dots));
            Optional<BigDecimal> to = NumberText.read(written.substring(dots + 2));
            if (from.isEmpty() || to.isEmpty() || from.get().compareTo(to.get()) > 0) {
                return null;
            }
            BigDecimal two = new BigDecimal(2);
            return new BigDecimal[] {
                from.get().add(to.get()).divide(two),
                to.get().subtract(from.get()).divide(two)
            };
        }
        Optional<BigDecimal> value = NumberText.read(colon < 0 ? written : written.substring(0, colon));
        Optional<BigDecimal> tolerance =
                colon < 0 ? Optional.of(BigDecimal.ZERO) : NumberText.read(written.substring(colon + 1));
        return value.isEmpty() || tolerance.isEmpty()
                ? null
                : new BigDecimal[] {value.get(), tolerance.get().abs()};
    }
}
