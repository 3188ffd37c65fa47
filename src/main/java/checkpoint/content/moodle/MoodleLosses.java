package checkpoint.content.moodle;

import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Notes on what a Moodle question says that our questions have no place for: combined feedback, hints, tags, penalties. */
final class MoodleLosses {

    private static final List<String> COMBINED =
            List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback");

    private final Element question;
    private final Function<Element, String> text;
    private final Notes notes;

    MoodleLosses(Element question, Function<Element, String> text, Notes notes) {
        this.question = question;
        this.text = text;
        this.notes = notes;
    }

    void note() {
        for (String one : COMBINED) {
            String said = question.child(one).map(text).orElse("");
            if (!said.isBlank() && !isUsual(said)) {
                notes.dropped("loss.feedback.whole", one, said);
            }
        }
        long hints = question.children("hint").stream()
                .filter(hint -> !hint.text("text").isBlank())
                .count();
        if (hints > 0) {
            notes.dropped("loss.moodle.hints", hints);
        }
        for (Element tag : question.all("tag")) {
            notes.dropped("loss.tag", tag.text("text").strip());
        }
        Optional<BigDecimal> penalty = NumberText.read(question.text("penalty"));
        if (penalty.isPresent() && penalty.get().signum() > 0 && hints > 0) {
            notes.dropped("loss.moodle.penalty");
        }
    }

    /** Moodle writes these into each question. */
    private static boolean isUsual(String said) {
        return said.matches(
                "(?i)Your answer is (correct|partially correct|incorrect)\\.|Die Antwort ist (richtig|teilweise richtig|falsch)\\.");
    }
}
