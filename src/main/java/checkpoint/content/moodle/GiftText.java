package checkpoint.content.moodle;

import checkpoint.content.markup.Texts;
import org.jspecify.annotations.Nullable;

/** A text of GIFT, with its format in front of it or inherited. */
final class GiftText {

    private final Texts texts;
    private String inherited = "moodle";

    GiftText(Texts texts) {
        this.texts = texts;
    }

    /** The stem, whose format the other texts inherit. */
    String stem(String hidden) {
        String text = hidden.strip();
        for (String format : new String[] {"html", "moodle", "plain", "markdown"}) {
            if (text.startsWith("[" + format + "]")) {
                inherited = format;
            }
        }
        return of(text);
    }

    String of(String hidden) {
        String text = hidden.strip();
        String format = inherited;
        for (String one : new String[] {"html", "moodle", "plain", "markdown"}) {
            if (text.startsWith("[" + one + "]")) {
                format = one;
                text = text.substring(one.length() + 2);
                break;
            }
        }
        String shown = GiftEscapes.shown(text).strip();
        return switch (format) {
            case "html" -> texts.html(shown);
            case "plain" -> texts.plain(shown);
            case "markdown" -> texts.markdown(shown);
            default -> texts.broken(shown);
        };
    }

    @Nullable
    String feedback(String hidden) {
        String text = of(hidden);
        return text.isBlank() ? null : text;
    }

    Texts texts() {
        return texts;
    }
}
