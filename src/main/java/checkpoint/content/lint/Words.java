package checkpoint.content.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as a reader sees them, and their words. */
final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}%]+");
    private static final Pattern GROUPS = Pattern.compile("(?<=\\d)[ ,'\\u2019\\u00a0\\u202f](?=\\d{3})");

    private Words() {}

    /** In lower case, without punctuation; digits in groups are one number. */
    static List<String> of(String text) {
        String joined = GROUPS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return Arrays.stream(BETWEEN.split(joined))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
