package checkpoint.content.score;

import checkpoint.content.score.AnswerKey.Phrase;
import checkpoint.content.score.AnswerKey.Words;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares words as a patient reader would. Case, spaces, Unicode composition, dashes and quotes never matter; unless the question
 * is exact, neither do articles, brackets, plurals and small slips, where no other listed phrase is as near.
 */
final class ShortText {

    private static final int LONGEST = 500;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f\\u200b]+");
    private static final Pattern DASHES = Pattern.compile("\\s*[-\\u2010-\\u2015\\u2212]\\s*");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\\u2018\\u2019\\u201a\\u201b\\u2032`\\u00b4]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\\u201c-\\u201f\\u00ab\\u00bb\\u2033]");

    private static final Pattern PARTS = Pattern.compile(
            "\\s+[-\\u2010-\\u2015]\\s+|\\s*[,;:=/]\\s*|\\s+(?:or|aka|a\\.k\\.a\\.|i\\.e\\.|oder|ou|o)\\s+");

    /** So many phrases of keys are kept as they read: those of some hundred checkpoints. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<Listed, Reading> KEPT = new ConcurrentHashMap<>();

    private ShortText() {}

    /** A phrase of a key. What learners type is never kept. */
    private record Listed(String text, String lang) {}

    private record Reading(String folded, Phrasing phrasing) {}

    /** Read once and not for each answer: a key lists many phrases, and reading one takes longer than comparing it. */
    private static Reading listed(Words key, Phrase phrase) {
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(
                new Listed(phrase.text(), key.lang()),
                one -> new Reading(fold(one.text()), Phrasing.of(one.text(), one.lang())));
    }

    /** The listed phrase that was meant; empty where it is none of them. */
    static Optional<Phrase> find(Words key, String typed) {
        String folded = typed.length() > LONGEST ? "" : fold(typed);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        Optional<Phrase> same = key.phrases().stream()
                .filter(phrase -> listed(key, phrase).folded().equals(folded))
                .findFirst();
        if (same.isPresent() || key.exact()) {
            return same;
        }
        return loosely(key, typed).or(() -> inParts(key, typed));
    }

    private static Optional<Phrase> loosely(Words key, String typed) {
        Phrasing meant = Phrasing.of(typed, key.lang());
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        return only(key, phrasing -> phrasing.isSameAs(meant))
                .or(() -> only(key, phrasing -> phrasing.isSlipOf(meant)));
    }

    /** The same thing said twice, as in "ADR: architecture decision record"; every part has to be a listed phrase of one credit. */
    private static Optional<Phrase> inParts(Words key, String typed) {
        List<Optional<Phrase>> parts = Arrays.stream(PARTS.split(typed))
                .filter(part -> !part.isBlank())
                .map(part -> loosely(key, part))
                .toList();
        boolean alike =
                parts.stream().map(part -> part.map(Phrase::credit)).distinct().count() == 1;
        return parts.size() == 2 && alike ? parts.getFirst() : Optional.empty();
    }

    /** The first phrase for which this holds, if it holds for none that earns something else. */
    private static Optional<Phrase> only(Words key, Predicate<Phrasing> fits) {
        List<Phrase> fitting = key.phrases().stream()
                .filter(phrase -> fits.test(listed(key, phrase).phrasing()))
                .toList();
        long credits = fitting.stream().map(Phrase::credit).distinct().count();
        return credits == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC);
        folded = SINGLE_QUOTES.matcher(folded).replaceAll("'");
        folded = DOUBLE_QUOTES.matcher(folded).replaceAll("\"");
        folded = SPACES.matcher(folded).replaceAll(" ");
        folded = DASHES.matcher(folded).replaceAll("-");
        // Upper case first folds what has no lower-case twin of one letter, such as the German sharp s.
        return folded.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
