package checkpoint.content.score;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Forms of one word that a reader of its language takes for the same. A form that may be another word is left alone, such as the plurals
 * that German makes with an umlaut: <i>Käufer</i> has nothing to do with <i>Kauf</i>.
 */
final class WordForms {

    /**
     * A regular plural.
     *
     * @param ending of the plural, without an s at its end, which is folded before
     * @param singular what stands there in the singular
     * @param letters that the rest has at least, so that a short word is not taken for another one
     */
    private record Plural(String ending, String singular, int letters) {

        boolean joins(String one, String many) {
            int rest = many.length() - ending.length();
            return rest >= letters
                    && many.endsWith(ending)
                    && one.length() == rest + singular.length()
                    && one.endsWith(singular)
                    && one.regionMatches(0, many, 0, rest);
        }
    }

    private static final Pattern SIGNS = Pattern.compile("[\\u064b-\\u0652\\u0670\\u0640]");
    private static final Pattern ALEF = Pattern.compile("[\\u0623\\u0625\\u0622\\u0671]");
    /** The article, where a word of three letters or more is left. */
    private static final Pattern ARTICLE = Pattern.compile("(?<!\\p{L})\\u0627\\u0644(?=\\p{IsArabic}{3})");

    /** By ISO 639. What ends in -ies came in as -y, as English has it. */
    private static final Map<String, List<Plural>> PLURALS = Map.of(
            "es",
            List.of(
                    new Plural("e", "", 3),
                    new Plural("ce", "z", 2),
                    new Plural("one", "ón", 3),
                    new Plural("ane", "án", 3),
                    new Plural("ese", "é", 3),
                    new Plural("íse", "í", 2),
                    new Plural("y", "ie", 3)),
            "fr",
            List.of(
                    new Plural("eaux", "eau", 2),
                    new Plural("eux", "eu", 1),
                    new Plural("aux", "al", 2),
                    new Plural("y", "ie", 3)),
            "pt",
            List.of(
                    new Plural("õe", "ão", 2),
                    new Plural("ãe", "ão", 1),
                    new Plural("ais", "al", 2),
                    new Plural("eis", "el", 3),
                    new Plural("éis", "el", 2),
                    new Plural("óis", "ol", 3),
                    new Plural("n", "m", 3),
                    new Plural("re", "r", 3),
                    new Plural("ze", "z", 2),
                    new Plural("y", "ie", 3)),
            "de",
            List.of(
                    new Plural("en", "", 4),
                    new Plural("en", "e", 3),
                    new Plural("nen", "", 5),
                    new Plural("ien", "ium", 4),
                    new Plural("e", "", 5)));

    /** Regular ones; the many plurals from within a word are other words. */
    private static final List<Plural> ARABIC = List.of(
            new Plural("\u0627\u062a", "", 3),
            new Plural("\u0627\u062a", "\u0629", 3),
            new Plural("\u0648\u0646", "", 3),
            new Plural("\u064a\u0646", "", 3));

    private WordForms() {}

    /**
     * Arabic with or without vowel signs and the stretching stroke, with any of the forms of alef, with or without the article. Letters
     * that tell words apart, such as those at the end of a word, stay as they are. It goes by the script, whatever the language of the
     * question: a term may stand in a text of another one.
     */
    static String bareArabic(String text) {
        String bare = ALEF.matcher(SIGNS.matcher(text).replaceAll("")).replaceAll("\u0627");
        return ARTICLE.matcher(bare).replaceAll("");
    }

    /**
     * Whether two words are the same, or one is the other's plural.
     *
     * @param language ISO 639
     */
    static boolean isSame(String one, String other, String language) {
        return one.equals(other)
                || Stream.of(PLURALS.getOrDefault(language, List.of()), ARABIC)
                        .flatMap(List::stream)
                        .anyMatch(plural -> plural.joins(one, other) || plural.joins(other, one));
    }
}
