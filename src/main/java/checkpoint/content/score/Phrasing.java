package checkpoint.content.score;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reduces a phrase to its core, without the words and signs around it.
 *
 * @param words in lower case, without a plural s, without articles in front
 * @param language of the question, ISO 639
 */
record Phrasing(List<String> words, String language) {

    private static final int LETTERS_FOR_ONE_SLIP = 5;
    private static final int LETTERS_FOR_TWO = 12;
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|\\{[^{}]*\\}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-/_]+");
    // Kept are signs that belong to a name, as in C++, C# and .NET.
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}.$\\u20ac#@]+|[^\\p{L}\\p{N}+#%\\u20ac$]+$");
    private static final Pattern NO_DIGITS = Pattern.compile("[^\\p{N}]+");
    private static final Pattern STOPS = Pattern.compile("^\\.(?!\\p{L})|\\.$");
    private static final Pattern HISSES = Pattern.compile(".*(?:ch|sh|x|ss|zz)es");
    private static final Pattern SINGULAR_S = Pattern.compile(".*(?:ss|us|is)");
    private static final Pattern ELIDED = Pattern.compile("^(l|d|un|dell|all|nell|quell)'(?=\\p{L})");
    private static final Map<String, Set<String>> ARTICLES = Map.of(
            "en", Set.of("the", "a", "an"),
            "de", Set.of("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"),
            "fr", Set.of("le", "la", "les", "un", "une", "des", "du"),
            "es", Set.of("el", "la", "los", "las", "lo", "un", "una", "unos", "unas"),
            "pt", Set.of("o", "a", "os", "as", "um", "uma", "uns", "umas"),
            "it", Set.of("il", "lo", "la", "i", "gli", "le", "un", "uno", "una"),
            "nl", Set.of("de", "het", "een"),
            "sv", Set.of("en", "ett", "den", "det", "de"),
            "da", Set.of("en", "et", "den", "det", "de"));
    /** Words that people put before a name when they answer in a sentence. */
    private static final Map<String, Pattern> OPENINGS = Map.of(
            "en",
                    Pattern.compile(
                            "^(?:(?:it|this|that|they|these|those|he|she|we|you|i)(?: (?:is|are|was|were|would be|must be|should be|will be"
                                    + "|can be|call it|call them|call this|would call it|would use|use|uses|need|needs|want)|'s|'re|'d use)"
                                    + "|(?:the )?(?:right |correct )?(?:answer|term|word|name)(?: for (?:it|this|that))?(?: is|:)"
                                    + "|(?:the|this|that|its|her|his|my|our|a|an) (?:[\\p{L}-]+ ){1,2}(?:is|are|was|were|would be|shows|has)"
                                    + "|(?:the )?(?:principle|principal|concept|idea|notion|property|practice) of"
                                    + "|(?:so[- ]?)?called|known as|named|being|its|use|using|by|with|through|via|to) (?:called |named |known as )?"),
            "de",
                    Pattern.compile(
                            "^(?:(?:es|das|dies|sie|er) (?:ist|sind|heißt|heisst|nennt man)|man nennt (?:es|das)|mit|durch|mittels) "),
            "fr", Pattern.compile("^(?:c'est|ce sont|il est|elle est|on l'appelle|avec|par) "),
            "es", Pattern.compile("^(?:es|son|se llama|con|por) "),
            "pt", Pattern.compile("^(?:é|são|chama-se|com|por) "));

    /** Words that join others, which people leave out or put a sign for. */
    private static final Set<String> JOINTS = Set.of("and", "vs", "versus", "und", "et", "y", "e");

    private static final Set<String> OPPOSITES = Set.of(
            "a", "un", "in", "im", "ir", "il", "non", "de", "dis", "anti", "re", "pre", "sub", "co", "mis", "over",
            "under");

    static Phrasing of(String text, String lang) {
        String language = lang.toLowerCase(Locale.ROOT).split("-", 2)[0];
        String folded = WordForms.bareArabic(OtherDigits.digits(ShortText.fold(text)))
                .replace("\"", "")
                .replace("&", " and ");
        String outside = BRACKETS.matcher(folded).replaceAll(" ");
        String kept = bare(outside).isEmpty() ? folded.replaceAll("[(){}\\[\\]]", " ") : outside;
        String answer = opened(bare(kept), language);
        List<String> words = Arrays.stream(BETWEEN.split(ELIDED.matcher(answer).replaceFirst("")))
                .map(Phrasing::bare)
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> own = withoutArticles(words, language);
        return new Phrasing(
                IntStream.range(0, own.size())
                        .filter(i -> i == 0 || i == own.size() - 1 || !JOINTS.contains(own.get(i)))
                        .mapToObj(i -> singular(own.get(i)))
                        .toList(),
                language);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Compared without the spaces, for a compound is written in one word, in two, or with a hyphen; else word by word, in any number. */
    boolean isSameAs(Phrasing other) {
        return joined().equals(other.joined())
                || words.size() == other.words.size()
                        && IntStream.range(0, words.size())
                                .allMatch(i -> WordForms.isSame(words.get(i), other.words.get(i), language));
    }

    /** Whether one is the other with a slip or two, of which none changes a digit or turns the meaning. */
    boolean isSlipOf(Phrasing typed) {
        String expected = joined();
        String given = typed.joined();
        int letters = Math.min(expected.length(), given.length());
        int allowed = letters >= LETTERS_FOR_TWO ? 2 : letters >= LETTERS_FOR_ONE_SLIP ? 1 : 0;
        return allowed > 0
                && digits(expected).equals(digits(given))
                && Slips.between(expected, given, allowed) <= allowed
                && !turns(expected, given);
    }

    private String joined() {
        return String.join("", words);
    }

    private static String digits(String text) {
        return NO_DIGITS.matcher(text).replaceAll("");
    }

    /** As from structured to unstructured. */
    private boolean turns(String expected, String given) {
        String longer = expected.length() > given.length() ? expected : given;
        String shorter = expected.length() > given.length() ? given : expected;
        return OPPOSITES.stream().anyMatch(prefix -> longer.equals(prefix + shorter));
    }

    private static String bare(String text) {
        return STOPS.matcher(AROUND.matcher(text.strip()).replaceAll("")).replaceAll("");
    }

    /** Openings may follow each other, as in "it is the principle of …". */
    private static String opened(String text, String language) {
        String rest = text;
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            for (String one : Stream.of(language, "en").distinct().toList()) {
                Pattern opening = OPENINGS.get(one);
                String without = opening == null
                        ? ""
                        : opening.matcher(rest).replaceFirst("").strip();
                rest = without.isEmpty() ? rest : without;
            }
        }
        return rest;
    }

    private static List<String> withoutArticles(List<String> words, String language) {
        Set<String> own = ARTICLES.getOrDefault(language, Set.of());
        Set<String> english = ARTICLES.getOrDefault("en", Set.of());
        int from = 0;
        while (from < words.size() - 1 && (own.contains(words.get(from)) || english.contains(words.get(from)))) {
            from++;
        }
        return words.subList(from, words.size());
    }

    private static String singular(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 4 && HISSES.matcher(word).matches()) {
            return word.substring(0, length - 2);
        }
        boolean plural =
                length > 3 && word.endsWith("s") && !SINGULAR_S.matcher(word).matches();
        String one = plural ? word.substring(0, length - 1) : word;
        return one.endsWith("'") ? one.substring(0, one.length() - 1) : one;
    }
}
