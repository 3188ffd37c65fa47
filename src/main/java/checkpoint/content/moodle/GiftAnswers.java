package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part between the braces of a GIFT question. Escapes are hidden while it is parsed. */
final class GiftAnswers {

    private static final Pattern WEIGHT = Pattern.compile("^%(-*)([0-9]{1,3})(\\.[0-9]{0,10})?%");
    // Moodle leaves out a choice without text, so that ~=right is =right.
    private static final Pattern EMPTY = Pattern.compile("~\\s*=");
    private static final Pattern ORDER =
            Pattern.compile("^>\\s*(\\d*)[ \\t]*([A-Z_ \\t]*)([^\\n]*)(.*)$", Pattern.DOTALL);
    private static final Set<String> GRADINGS = Set.of(
            "ALL_OR_NOTHING",
            "ABSOLUTE_POSITION",
            "ABSOLUTE",
            "ABS",
            "RELATIVE",
            "REL",
            "RELATIVE_NEXT_EXCLUDE_LAST",
            "RELATIVE_NEXT_INCLUDE_LAST",
            "RELATIVE_ONE_PREVIOUS_AND_NEXT",
            "RELATIVE_ALL_PREVIOUS_AND_NEXT",
            "LONGEST_ORDERED_SUBSET",
            "LONGEST_CONTIGUOUS_SUBSET",
            "RELATIVE_TO_CORRECT");

    private final GiftText text;
    private final Notes notes;
    private @Nullable String wholeFeedback;

    GiftAnswers(GiftText text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** Feedback that stood with the answers and is about the question as a whole here. */
    @Nullable
    String wholeFeedback() {
        return wholeFeedback;
    }

    /** {@code null}, with the reason in the notes, where it is refused. */
    @Nullable
    Answer read(String answers) {
        if (answers.isEmpty()) {
            notes.refused("loss.gift.essay", "{}");
            return null;
        } else if (answers.startsWith("#")) {
            return numbers(answers.substring(1));
        } else if (answers.contains("~")) {
            return choices(answers);
        } else if (answers.contains("=") && answers.contains("->")) {
            return matching(answers);
        }
        String word = answers.contains("#")
                ? answers.substring(0, answers.indexOf('#')).strip()
                : answers;
        if (Set.of("T", "TRUE", "F", "FALSE").contains(word)) {
            return truth(word.startsWith("T"), answers);
        }
        return answers.matches("(?s)>\\s*\\d.*") ? order(answers) : words(answers);
    }

    private Answer truth(boolean value, String answers) {
        String[] parts = answers.split("#", -1);
        String wrong = parts.length > 1 ? text.feedback(parts[1]) : null;
        String right = parts.length > 2 ? text.feedback(parts[2]) : null;
        if (wrong != null || right != null) {
            notes.changed(
                    right == null ? "loss.truth.wrong" : wrong == null ? "loss.truth.right" : "loss.truth.joined");
            wholeFeedback = wrong == null ? right : right == null ? wrong : wrong + "\n\n" + right;
        }
        return new Answer.Truth(value);
    }

    private Answer choices(String answers) {
        boolean single = answers.contains("=");
        warnOfEquals(answers);
        List<Answer.Choice> choices = new ArrayList<>();
        for (String part : parts(EMPTY.matcher(answers).replaceAll("=").replace("=", "~="), '~')) {
            boolean right = part.startsWith("=");
            String rest = right ? part.substring(1).strip() : part;
            Matcher weight = WEIGHT.matcher(rest);
            if (right && weight.find()) {
                notes.changed("loss.gift.weight", rest);
            }
            Credit credit = right ? Credit.ALL : credit(rest, Credit.NONE);
            String[] texts = commented(right ? rest : WEIGHT.matcher(rest).replaceFirst(""));
            if (texts[0].isBlank()) {
                MoodleWords.sayBlank(credit, text.feedback(texts[1]), notes);
            } else {
                choices.add(new Answer.Choice(choice(texts[0]), credit, text.feedback(texts[1])));
            }
        }
        return new Answer.Choices(single ? Answer.Sum.ONE : Answer.Sum.CREDITS, choices);
    }

    private String choice(String hidden) {
        String open = hidden.substring(hidden.lastIndexOf('<') + 1);
        if (hidden.contains("<") && open.matches("(?s)/?[a-zA-Z][^>]*") && open.matches("(?s).*\\s.*")) {
            notes.refused("loss.gift.cut", GiftEscapes.shown(hidden));
        }
        return text.of(hidden);
    }

    /** Every unescaped equals sign begins a right answer; one inside a word was hardly meant so. */
    private void warnOfEquals(String answers) {
        Matcher inside = Pattern.compile("[^\\s=~{#%]=(?=\\S)").matcher(answers);
        if (inside.find()) {
            notes.changed(
                    "loss.gift.equals",
                    GiftEscapes.shown(answers.substring(
                                    Math.max(0, inside.start() - 10), Math.min(answers.length(), inside.end() + 10)))
                            .replace('\n', ' '));
        }
    }

    private Answer words(String answers) {
        warnOfEquals(answers);
        if (answers.equalsIgnoreCase("true") || answers.equalsIgnoreCase("false")) {
            notes.changed("loss.gift.word", "{" + answers + "}");
        }
        List<Answer.Word> words = new ArrayList<>();
        for (String part : parts(answers, '=')) {
            Credit credit = credit(part, Credit.ALL);
            String[] texts = commented(WEIGHT.matcher(part).replaceFirst(""));
            words.add(MoodleWords.word(raw(texts[0]), credit, text.feedback(texts[1])));
        }
        return MoodleWords.of(words, notes);
    }

    private static String raw(String hidden) {
        return GiftEscapes.shown(hidden.strip().replaceFirst("^\\[(html|moodle|plain|markdown)\\]", ""))
                .strip();
    }

    private Answer matching(String answers) {
        List<Answer.Pair> pairs = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        for (String part : parts(answers, '=')) {
            int arrow = part.indexOf("->");
            if (arrow < 0) {
                notes.refused("loss.gift.arrow", GiftEscapes.shown(part));
                continue;
            }
            String left = text.texts().label(text.of(part.substring(0, arrow)));
            String right = text.texts().plain(GiftEscapes.shown(part.substring(arrow + 2)));
            if (left.isBlank()) {
                extra.add(right);
            } else {
                pairs.add(new Answer.Pair(left, right));
            }
        }
        return new Answer.Matching(pairs, extra);
    }

    private @Nullable Answer numbers(String answers) {
        String rest = answers;
        int other = answers.indexOf('~');
        if (other >= 0) {
            String said = text.feedback(commented(answers.substring(other + 1))[1]);
            if (said != null) {
                notes.dropped("loss.feedback.other.said", said);
            }
            rest = answers.substring(0, other);
        }
        List<Answer.Amount> numbers = new ArrayList<>();
        for (String part : parts(rest, '=')) {
            Credit credit = credit(part, Credit.ALL);
            String[] texts = commented(WEIGHT.matcher(part).replaceFirst(""));
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

    private @Nullable Answer order(String answers) {
        Matcher matcher = ORDER.matcher(answers);
        if (!matcher.matches()) {
            notes.refused("loss.gift.order");
            return null;
        }
        List<String> entries = new ArrayList<>();
        for (String line : matcher.group(4).split("\n", -1)) {
            if (!line.isBlank()) {
                entries.add(text.texts().label(text.of(line)));
            }
        }
        for (String word : matcher.group(2).strip().split("\\s+", -1)) {
            if (GRADINGS.contains(word) && !word.startsWith("ABS")) {
                notes.changed("loss.gift.marked", word);
            } else if (Set.of("EXACT", "RANDOM", "CONTIGUOUS", "CONTIG").contains(word)) {
                MoodleWords.sayShown(matcher.group(1), entries.size(), notes);
            }
        }
        return new Answer.Order(entries);
    }

    private Credit credit(String part, Credit usual) {
        Matcher weight = WEIGHT.matcher(part);
        if (!weight.find()) {
            return usual;
        }
        BigDecimal percent = new BigDecimal(
                weight.group(2) + (weight.group(3) == null || weight.group(3).length() < 2 ? "" : weight.group(3)));
        return Credit.ofPercent(weight.group(1).isEmpty() ? percent : percent.negate());
    }

    /** A text and the feedback after the first {@code #}. */
    private static String[] commented(String part) {
        int comment = part.indexOf('#');
        return comment < 0
                ? new String[] {part, ""}
                : new String[] {part.substring(0, comment), part.substring(comment + 1)};
    }

    private static List<String> parts(String answers, char mark) {
        List<String> parts = new ArrayList<>();
        for (String part : answers.split(Pattern.quote(String.valueOf(mark)), -1)) {
            parts.add(part.strip());
        }
        if (parts.getFirst().isEmpty()) {
            parts.removeFirst();
        }
        return parts;
    }
}
