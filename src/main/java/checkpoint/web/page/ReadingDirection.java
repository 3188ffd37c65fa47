package checkpoint.web.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages that run in the direction of the language that their reader asked for, also where that is none of ours: content in Hebrew stands among
 * English words then. What only those who run things read has no such content, and runs as its own words do.
 */
final class ReadingDirection {

    /** The wings whose templates learners and instructors meet. */
    private static final Set<String> WITH_CONTENT = Set.of("launch", "learning", "teaching");

    /** Refusals that only those who run things meet. */
    private static final Pattern FOR_THE_FEW = Pattern.compile("(ADM|CHK|PRV|REG|TST)-.*");

    private ReadingDirection() {}

    /** Whether it is the reader's, and not that of the words; with the code where the template shows a refusal. */
    public static boolean isTheReaders(String template, @Nullable String code) {
        String wing = template.substring(0, Math.max(0, template.indexOf('/')));
        return code == null
                ? WITH_CONTENT.contains(wing)
                : !FOR_THE_FEW.matcher(code).matches();
    }
}
