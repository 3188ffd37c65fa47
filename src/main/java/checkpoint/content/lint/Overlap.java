package checkpoint.content.lint;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An overlap of two choices: one within the other, or two ranges of numbers that meet. */
final class Overlap {

    private static final Pattern RANGE =
            Pattern.compile("^\\D{0,20}(\\d+(?:\\.\\d+)?)\\s*(?:-|\\u2013|to)\\s*(\\d+(?:\\.\\d+)?)[^\\d]*$");

    private Overlap() {}

    static boolean isBetween(String a, String b) {
        return holds(a, b) || holds(b, a) || rangesMeet(a, b);
    }

    /** Whether all of the one, at least two words, stands in the other. */
    private static boolean holds(String whole, String part) {
        List<String> words = Words.of(part);
        return words.size() >= 2 && Collections.indexOfSubList(Words.of(whole), words) >= 0;
    }

    private static boolean rangesMeet(String a, String b) {
        Matcher one = RANGE.matcher(a);
        Matcher other = RANGE.matcher(b);
        return one.matches()
                && other.matches()
                && sameUnit(a, b)
                && number(one, 1).compareTo(number(other, 2)) < 0
                && number(other, 1).compareTo(number(one, 2)) < 0;
    }

    private static boolean sameUnit(String a, String b) {
        return letters(a).equals(letters(b));
    }

    private static Set<String> letters(String text) {
        Set<String> words = new HashSet<>(Words.of(text));
        words.removeIf(word -> word.chars().anyMatch(Character::isDigit));
        return words;
    }

    private static BigDecimal number(Matcher range, int group) {
        return new BigDecimal(range.group(group));
    }
}
