package checkpoint.content.moodle;

import java.util.List;

/** The escapes of GIFT: eight of them, and any other backslash is a backslash. */
final class GiftEscapes {

    // Noncharacters of Unicode stand for what was escaped while the text is taken apart.
    private static final List<String> ESCAPES = List.of("\\\\", "\\~", "\\=", "\\#", "\\{", "\\}", "\\:", "\\n");
    private static final List<String> MEANT = List.of("\\", "~", "=", "#", "{", "}", ":", "\n");
    private static final char FIRST = '\uFDD0';

    private GiftEscapes() {}

    /** The text with one sign for each escape. */
    static String hidden(String text) {
        StringBuilder hidden = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int escape =
                    i + 1 < text.length() && text.charAt(i) == '\\' ? ESCAPES.indexOf(text.substring(i, i + 2)) : -1;
            if (escape >= 0) {
                hidden.append((char) (FIRST + escape));
                i++;
            } else {
                char one = text.charAt(i);
                hidden.append(one >= FIRST && one < FIRST + ESCAPES.size() ? '\uFFFD' : one);
            }
        }
        return hidden.toString();
    }

    /** Restores the characters that were meant. */
    static String shown(String hidden) {
        StringBuilder shown = new StringBuilder(hidden.length());
        for (char one : hidden.toCharArray()) {
            int escape = one - FIRST;
            if (escape >= 0 && escape < MEANT.size()) {
                shown.append(MEANT.get(escape));
            } else {
                shown.append(one);
            }
        }
        return shown.toString();
    }

    /** Whether an escaped line break is where a formula's command probably began. */
    static boolean hasBeheadedCommand(String hidden) {
        return hidden.matches("(?s).*\\uFDD7(u|eq|e|abla|otin|eg|ot|i|earrow|mid|exists|leq|geq)(?![a-z]).*")
                && hidden.matches("(?s).*[$\\\\].*");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (char one : text.toCharArray()) {
            int at = MEANT.indexOf(String.valueOf(one));
            if (at >= 0) {
                escaped.append(ESCAPES.get(at));
            } else {
                escaped.append(one);
            }
        }
        return escaped.toString();
    }
}
