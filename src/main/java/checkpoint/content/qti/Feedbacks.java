package checkpoint.content.qti;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feedback of an item: that of its choices, and the general one. */
final class Feedbacks {

    private final Element item;
    private final Texts texts;
    private final Notes notes;
    private final Map<String, String> byChoice = new HashMap<>();
    private @Nullable String general;

    Feedbacks(Element item, Texts texts, Notes notes) {
        this.item = item;
        this.texts = texts;
        this.notes = notes;
    }

    static boolean is(Element element) {
        return element.name().equals("feedbackInline")
                || element.name().equals("feedbackBlock")
                || element.name().equals("modalFeedback");
    }

    /** Feedback that its program calls general; {@code null} if there is none. */
    @Nullable
    String general() {
        return general;
    }

    /** Keeps the feedback that stands within a choice. */
    void keepOf(Element choice) {
        for (Element feedback : choice.all(Feedbacks::is)) {
            byChoice.putIfAbsent(choice.attribute("identifier"), texts.html(Body.plain(feedback.markup(one -> false))));
        }
    }

    /** Feedback by the identifier of the choice that it belongs to; the rest has no place and is noted. */
    Map<String, String> of(Set<String> choices) {
        for (Element feedback : item.all(Feedbacks::is)) {
            String text = texts.html(Body.plain(feedback.markup(one -> false)));
            String identifier = feedback.attribute("identifier");
            boolean inChoice = byChoice.containsValue(text);
            if (identifier.equalsIgnoreCase("general")) {
                general = text;
            } else if (choices.contains(identifier)
                    && !feedback.attribute("showHide").equals("hide")) {
                byChoice.putIfAbsent(identifier, text);
            } else if (!text.isBlank() && !inChoice) {
                notes.dropped("loss.qti.feedback", identifier, text);
            }
        }
        byChoice.values().removeIf(String::isBlank);
        return byChoice;
    }
}
