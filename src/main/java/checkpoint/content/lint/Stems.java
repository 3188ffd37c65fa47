package checkpoint.content.lint;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.Sentence;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Warnings about a stem that asks for what is not the case, or gives the key away by its grammar. */
final class Stems {

    private static final Pattern SENTENCE = Pattern.compile("[^.?!]+[.?!]?");
    private static final Pattern ASKS =
            Pattern.compile("\\b(which|what|who|where|when|why|how)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TELLS =
            Pattern.compile("^\\W*(choose|select|pick|mark|name|tick|find)\\b", Pattern.CASE_INSENSITIVE);
    // What follows one of these describes the situation; a "not" there turns nothing round.
    private static final Pattern ASIDE = Pattern.compile(
            "[,;:(]|\\b(when|if|where|who|whose|because|while|after|before|until|unless|so|although|even|without)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(not|never|except|cannot|incorrect|untrue|least|[a-z]+n['\\u2019]t)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHOUTED = Pattern.compile("\\b(NOT|EXCEPT|NEVER|LEAST|CANNOT)\\b");
    private static final Pattern AT_LEAST = Pattern.compile("\\bat least\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE = Pattern.compile("\\b(an?)\\W*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MANY = Pattern.compile("\\b(are|were|these|those|several|many)\\W*$");
    private static final Pattern SINGLE = Pattern.compile("\\b(is|was|this|that|one|each|every)\\W*$");

    private Stems() {}

    static void check(Question question, Warnings warnings) {
        String stem = Html.plain(question.stem());
        if (isNegative(stem)) {
            warnings.at(question, "stem", Sentence.of("warning.stem.negative"));
        }
        if (question.key() instanceof AnswerKey.OneChoice one) {
            Sentence cue = cue(stem, question.entries(), one.right());
            if (cue != null) {
                warnings.at(question, one.right(), cue);
            }
        }
    }

    static boolean isNegative(String stem) {
        if (SHOUTED.matcher(stem).find()) {
            return true;
        }
        Matcher sentences = SENTENCE.matcher(stem);
        while (sentences.find()) {
            if (asksForWhatIsNot(AT_LEAST.matcher(sentences.group()).replaceAll(""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForWhatIsNot(String sentence) {
        Matcher asks = ASKS.matcher(sentence);
        if (TELLS.matcher(sentence).find()) {
            return NEGATION.matcher(sentence).find();
        }
        if (!sentence.endsWith("?") || !asks.find()) {
            return false;
        }
        String asked = sentence.substring(asks.end());
        Matcher aside = ASIDE.matcher(asked);
        return NEGATION.matcher(aside.find() ? asked.substring(0, aside.start()) : asked)
                .find();
    }

    /** Where only the key goes on with the stem's last word; {@code null} where the grammar tells nothing. */
    private static @Nullable Sentence cue(String stem, List<Question.Entry> entries, int right) {
        Matcher article = ARTICLE.matcher(stem);
        if (article.find()) {
            boolean vowel = article.group(1).length() == 2;
            return onlyTheKey(entries, right, text -> startsWithVowel(text) == vowel)
                    ? Sentence.of("warning.grammar.article", article.group(1))
                    : null;
        }
        boolean many = MANY.matcher(stem).find();
        if (many || SINGLE.matcher(stem).find()) {
            return onlyTheKey(entries, right, text -> isPlural(text) == many)
                    ? Sentence.of("warning.grammar.number")
                    : null;
        }
        return null;
    }

    private static boolean onlyTheKey(List<Question.Entry> entries, int right, Predicate<String> fits) {
        for (int i = 0; i < entries.size(); i++) {
            if (fits.test(entries.get(i).text()) != (i == right)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithVowel(String text) {
        return !text.isEmpty() && "aeiouAEIOU".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean isPlural(String text) {
        List<String> words = Words.of(text);
        return !words.isEmpty() && words.getLast().matches(".*[^su]s");
    }
}
