package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.Sentence;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices: enough of them, apart from each other, alike in length and tone, each with its reason. */
final class Choices {

    private static final int FEWEST = 3;
    private static final Pattern ABOVE = Pattern.compile(
            "\\b(all|none|both|neither) of (the |these |those )?(above|choices|options|answers|others|them|these|those)\\b"
                    + "|^(all|none|both|neither)\\W*$",
            Pattern.CASE_INSENSITIVE);
    // Not where a hyphen makes it another word, as in read-only.
    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?<![\\w-])(always|never|only|must|completely|entirely|absolutely|impossible|invariably|under all circumstances)(?![\\w-])",
            Pattern.CASE_INSENSITIVE);

    private Choices() {}

    static void check(Question question, Warnings warnings) {
        Set<Integer> right = switch (question.key()) {
            case AnswerKey.OneChoice one -> one.rights();
            case AnswerKey.SomeChoices some -> some.right();
            default -> Set.of();
        };
        if (right.isEmpty()) {
            return;
        }
        if (question.entries().size() < FEWEST) {
            warnings.at(question, "choices", Sentence.of("warning.choices.few"));
        }
        for (int i = 0; i < question.entries().size(); i++) {
            wording(question, i, warnings);
        }
        length(question, right, warnings);
        overlap(question, warnings);
    }

    private static void wording(Question question, int index, Warnings warnings) {
        Question.Entry choice = question.entries().get(index);
        if (ABOVE.matcher(choice.text()).find()) {
            warnings.at(question, index, Sentence.of("warning.choice.above", choice.text()));
        }
        Matcher absolute = ABSOLUTE.matcher(choice.text());
        if (absolute.find()) {
            warnings.at(question, index, Sentence.of("warning.choice.absolute", absolute.group(1)));
        }
        if (choice.feedback() == null) {
            warnings.at(question, index, Sentence.of("warning.choice.feedback", index + 1));
        }
    }

    /** Readers who know nothing take the longest. */
    private static void length(Question question, Set<Integer> right, Warnings warnings) {
        int longestWrong = 0;
        int longestRight = 0;
        int at = 0;
        for (int i = 0; i < question.entries().size(); i++) {
            int length = question.entries().get(i).text().length();
            if (!right.contains(i)) {
                longestWrong = Math.max(longestWrong, length);
            } else if (length > longestRight) {
                longestRight = length;
                at = i;
            }
        }
        if (longestWrong > 0 && longestRight >= longestWrong * 1.3 && longestRight - longestWrong >= 12) {
            warnings.at(question, at, Sentence.of("warning.choice.length", longestRight, longestWrong));
        }
    }

    private static void overlap(Question question, Warnings warnings) {
        for (int i = 0; i < question.entries().size(); i++) {
            for (int j = 0; j < i; j++) {
                String a = question.entries().get(j).text();
                String b = question.entries().get(i).text();
                if (Words.of(a).equals(Words.of(b))) {
                    warnings.at(question, i, Sentence.of("warning.choice.same", b, a));
                } else if (Overlap.isBetween(a, b)) {
                    warnings.at(question, i, Sentence.of("warning.choice.overlap", b, a));
                }
            }
        }
    }
}
