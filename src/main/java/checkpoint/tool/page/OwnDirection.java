package checkpoint.tool.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The direction of a short text that stands for itself, such as a choice. In an Arabic quiz {@code 3 < x} would be shown as
 * {@code x > 3}, and {@code -5} as {@code 5-}: what has no letter of the surroundings' direction runs in its own.
 */
final class OwnDirection {

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|&#?\\w+;");

    private OwnDirection() {}

    static @Nullable String ofHtml(String html, boolean amongRightToLeft) {
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
