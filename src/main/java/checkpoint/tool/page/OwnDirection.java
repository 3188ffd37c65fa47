package checkpoint.tool.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The direction of a short text that stands for itself, such as a choice. In an Arabic quiz {@code 3 < x} would be shown as
 * {@code x > 3}, and {@code -5} as {@code 5-}: what has no letter of the surroundings' direction runs in its own.
 */
final class OwnDirection {

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|&#?\\w+;");

    /** The first letter of the scripts that run from the right: those before it are of all others. */
    private static final char HEBREW = '\u0590';

    private OwnDirection() {}

    static @Nullable String ofHtml(String html, boolean amongRightToLeft) {
        // Nearly all choices of nearly all quizzes, and each page asks for each choice.
        if (!amongRightToLeft && isBeforeHebrew(html)) {
            return null;
        }
        return of(MARKUP.matcher(html).replaceAll(" "), amongRightToLeft);
    }

    /** {@code null} where it is that of its surroundings. */
    static @Nullable String of(String text, boolean amongRightToLeft) {
        boolean left = text.chars()
                .anyMatch(sign -> Character.getDirectionality(sign) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        boolean right = text.codePoints().anyMatch(OwnDirection::runsRightToLeft);
        boolean number = text.chars().anyMatch(sign -> sign >= '0' && sign <= '9');
        if (amongRightToLeft) {
            return !right && (left || number) ? "ltr" : null;
        }
        return right && !left ? "rtl" : null;
    }

    private static boolean isBeforeHebrew(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= HEBREW) {
                return false;
            }
        }
        return true;
    }

    /** A letter, or a digit of Arabic script, whose expressions run from the right. */
    private static boolean runsRightToLeft(int sign) {
        return switch (Character.getDirectionality(sign)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }
}
