package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers of a question in Moodle XML, which is where its types differ. */
final class MoodleXmlAnswers {

    private static final Set<String> TRUE =
            Set.of("true", "wahr", "richtig", "vrai", "verdadero", "verdadeiro", "vero", "waar", "ja", "yes");
    private static final Set<String> FALSE = Set.of("false", "falsch", "faux", "falso", "onwaar", "nein", "no");

    private final Element question;
    private final Function<Element, String> text;
    private final Texts texts;
    private final Notes notes;
    private @Nullable String wholeFeedback;

    MoodleXmlAnswers(Element question, Function<Element, String> text, Texts texts, Notes notes) {
        this.question = question;
        this.text = text;
        this.texts = texts;
        this.notes = notes;
    }

    @Nullable
    String wholeFeedback() {
        return wholeFeedback;
    }

    /** {@code null}, with the reason in the notes, where it is refused. */
    @Nullable
    Answer read(String type) {
        return switch (type) {
            case "multichoice" -> choices();
            case "truefalse" -> truth();
            case "shortanswer" -> words();
            case "numerical" -> numbers();
            case "matching" -> matching();
            case "ordering" -> order();
            default -> {
                if (type.isEmpty()) {
                    notes.refused("loss.type.none");
                } else {
                    notes.refused("loss.type", type);
                }
                yield null;
            }
        };
    }

    private Answer choices() {
        List<Answer.Choice> choices = new ArrayList<>();
        for (Element answer : question.children("answer")) {
            if (answer.child("text").isPresent() && answer.text("text").isBlank()) {
                MoodleWords.sayBlank(fraction(answer), feedback(answer), notes);
            } else {
                choices.add(new Answer.Choice(text.apply(answer), fraction(answer), feedback(answer)));
            }
        }
        String single = question.text("single").strip();
        // As Moodle reads it: only an empty value, 0 and false in lower case are several.
        boolean one = question.child("single").isEmpty()
                || !single.isEmpty() && !single.equals("0") && !single.equals("false");
        if (single.equals("False")) {
            notes.changed("loss.moodle.single");
        }
        String shuffle = question.text("shuffleanswers").strip();
        boolean shuffled = !shuffle.isEmpty() && !shuffle.equals("0") && !shuffle.equals("false");
        return new Answer.Choices(one ? Answer.Sum.ONE : Answer.Sum.CREDITS, choices, shuffled);
    }

    private @Nullable Answer truth() {
        Boolean right = null;
        List<String> feedbacks = new ArrayList<>();
        int full = 0;
        for (Element answer : question.children("answer")) {
            String word = texts.html(answer.text("text")).strip().toLowerCase(Locale.ROOT);
            boolean known = TRUE.contains(word) || FALSE.contains(word);
            if (!known) {
                notes.refused("loss.moodle.truth.word", word);
            } else if (!Set.of("true", "false").contains(answer.text("text").strip())) {
                notes.changed("loss.moodle.truth.read", word);
            }
            if (fraction(answer).equals(Credit.ALL)) {
                full++;
                right = TRUE.contains(word);
            }
            String feedback = feedback(answer);
            if (feedback != null) {
                feedbacks.add(feedback);
            }
        }
        if (right == null || full != 1) {
            notes.refused(full == 0 ? "loss.truth.none" : "loss.truth.all");
            return null;
        }
        if (!feedbacks.isEmpty()) {
            notes.changed("loss.truth.answers");
            wholeFeedback = String.join("\n\n", feedbacks);
        }
        return new Answer.Truth(right);
    }

    private Answer words() {
        if (question.text("usecase").strip().matches("1|true")) {
            notes.changed("loss.case");
        }
        List<Answer.Word> words = question.children("answer").stream()
                .map(answer -> MoodleWords.word(plain(answer), fraction(answer), feedback(answer)))
                .toList();
        return MoodleWords.of(words, notes);
    }

    /** A typed answer is compared as written, so that tags in it would never be typed. */
    private static String plain(Element answer) {
        return (answer.child("text").isPresent() ? answer.text("text") : answer.text()).strip();
    }

    private Answer numbers() {
        List<Answer.Amount> numbers = new ArrayList<>();
        for (Element answer : question.children("answer")) {
            String written = answer.child("text").isPresent() ? answer.text("text") : ownText(answer);
            Credit credit = fraction(answer);
            if (written.strip().equals("*")) {
                if (credit.signum() > 0) {
                    notes.refused("loss.moodle.every");
                } else {
                    notes.dropped("loss.feedback.other");
                    MoodleWords.sayCost(credit, notes);
                }
                continue;
            }
            Optional<BigDecimal> value = NumberText.read(written);
            Optional<BigDecimal> tolerance = answer.child("tolerance").isPresent()
                            && !answer.text("tolerance").isBlank()
                    ? NumberText.read(answer.text("tolerance"))
                    : Optional.of(BigDecimal.ZERO);
            if (value.isEmpty()) {
                notes.refused(NumberText.why(written));
            } else if (tolerance.isEmpty()) {
                notes.refused("loss.number.tolerance", NumberText.why(answer.text("tolerance")));
            } else {
                numbers.add(new Answer.Amount(value.get(), tolerance.get().abs(), credit, feedback(answer)));
            }
        }
        return new Answer.Numbers(numbers, units());
    }

    private static String ownText(Element answer) {
        return answer.children().stream().noneMatch(one -> one.name().equals("text"))
                ? answer.markup(one -> true)
                : answer.text("text");
    }

    private List<Answer.Unit> units() {
        List<Answer.Unit> units = new ArrayList<>();
        for (Element unit : question.all("unit")) {
            Optional<BigDecimal> factor = NumberText.read(unit.text("multiplier"));
            String name = unit.text("unit_name").strip();
            if (factor.isEmpty() || factor.get().signum() <= 0) {
                notes.refused("loss.number.unit", name, NumberText.why(unit.text("multiplier")));
                continue;
            }
            units.add(new Answer.Unit(name, MoodleUnit.inverse(factor.get())));
        }
        String wanted = question.text("unitgradingtype").strip();
        if (!units.isEmpty() && !wanted.isEmpty() && !wanted.equals("0")) {
            notes.changed("loss.moodle.unit");
        }
        return units;
    }

    private Answer matching() {
        List<Answer.Pair> pairs = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        for (Element sub : question.children("subquestion")) {
            String left = texts.label(text.apply(sub));
            String right = texts.label(sub.child("answer")
                    .map(one -> texts.plain(one.text("text")))
                    .orElse(""));
            if (left.isBlank()) {
                extra.add(right);
            } else {
                pairs.add(new Answer.Pair(left, right));
            }
        }
        return new Answer.Matching(pairs, extra);
    }

    private Answer order() {
        String grading = question.text("gradingtype").strip();
        if (!grading.isEmpty() && !grading.equals("0") && !grading.equals("ABSOLUTE_POSITION")) {
            notes.changed("loss.moodle.order", grading);
        }
        List<String> entries = question.children("answer").stream()
                .map(answer -> texts.label(text.apply(answer)))
                .toList();
        String selected = question.text("selecttype").strip();
        if (!selected.isEmpty() && !selected.equals("0") && !selected.equals("ALL")) {
            MoodleWords.sayShown(question.text("selectcount").strip(), entries.size(), notes);
        }
        return new Answer.Order(entries);
    }

    private Credit fraction(Element answer) {
        String written = answer.attribute("fraction");
        Optional<BigDecimal> percent = NumberText.read(written.isEmpty() ? "0" : written);
        if (percent.isEmpty()) {
            notes.refused("loss.number.credit", NumberText.why(written));
        }
        return Credit.ofPercent(percent.orElse(BigDecimal.ZERO));
    }

    private @Nullable String feedback(Element answer) {
        String feedback = answer.child("feedback").map(text).orElse("");
        return feedback.isBlank() ? null : feedback;
    }
}
