package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part between the braces of a GIFT question. Escapes are hidden while it is parsed. */
final class GiftAnswers {

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

    /** As in {@code {~is=are}}: without this sign the question would have no right answer, as no weight names one, so it was meant. */
    private static final Pattern ONLY_RIGHT = Pattern.compile("(?s)(?!.*~\\s*%)[^=]*~[^=~#]*=[^=]*");

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
            return new GiftNumbers(text, notes).read(answers.substring(1));
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
        if (!ONLY_RIGHT.matcher(answers).matches()) {
            warnOfEquals(answers);
        }
        List<Answer.Choice> choices = new ArrayList<>();
        for (String part :
                GiftParts.parts(EMPTY.matcher(answers).replaceAll("=").replace("=", "~="), '~')) {
            boolean right = part.startsWith("=");
            String rest = right ? part.substring(1).strip() : part;
            Matcher weight = GiftParts.WEIGHT.matcher(rest);
            if (right && weight.find()) {
                notes.changed("loss.gift.weight", rest);
            }
            Credit credit = right ? Credit.ALL : GiftParts.credit(rest, Credit.NONE);
            String[] texts = GiftParts.commented(
                    right ? rest : GiftParts.WEIGHT.matcher(rest).replaceFirst(""));
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
        for (String part : GiftParts.parts(answers, '=')) {
            Credit credit = GiftParts.credit(part, Credit.ALL);
            String[] texts = GiftParts.commented(GiftParts.WEIGHT.matcher(part).replaceFirst(""));
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
        for (String part : GiftParts.parts(answers, '=')) {
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
}
