package checkpoint.content.score;

import java.util.regex.Pattern;

/**
 * What Arabic readers see as one word: with or without vowel signs and the stretching stroke, with any of the forms of alef, with or without
 * the article. Letters that tell words apart, such as those at the end of a word, stay as they are. It goes by the script, whatever the
 * language of the question: a term may stand in a text of another one.
 */
final class ArabicWords {

    private static final Pattern SIGNS = Pattern.compile("[\\u064b-\\u0652\\u0670\\u0640]");
    private static final Pattern ALEF = Pattern.compile("[\\u0623\\u0625\\u0622\\u0671]");
    /** The article, where a word of three letters or more is left. */
    private static final Pattern ARTICLE = Pattern.compile("(?<!\\p{L})\\u0627\\u0644(?=\\p{IsArabic}{3})");

    private ArabicWords() {}

    static String folded(String text) {
        String bare = ALEF.matcher(SIGNS.matcher(text).replaceAll("")).replaceAll("\u0627");
        return ARTICLE.matcher(bare).replaceAll("");
    }
}
