package checkpoint.content.qti;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The visible part of an item: its stem, with a line where something is to be filled in, and the texts of its choices. */
final class Body {

    private static final Set<String> INLINE = Set.of("textEntryInteraction", "inlineChoiceInteraction");

    /** Each is tried beside the others. */
    private static final int MOST = 200;

    private final Element item;
    private final Texts texts;
    private final Notes notes;
    private final Feedbacks feedbacks;

    Body(Element item, Texts texts, Notes notes) {
        this.item = item;
        this.texts = texts;
        this.notes = notes;
        this.feedbacks = new Feedbacks(item, texts, notes);
    }

    Feedbacks feedbacks() {
        return feedbacks;
    }

    List<Element> interactions() {
        return item.child("itemBody")
                .map(body -> body.all(one -> one.name().endsWith("Interaction")))
                .orElse(List.of());
    }

    /** The body without its interaction, then the prompt. */
    String stem(@Nullable Element interaction, String before) {
        Element body = item.child("itemBody").orElse(item);
        for (Element rubric : body.all("rubricBlock")) {
            if (!rubric.attribute("view").contains("candidate")) {
                notes.dropped(
                        "loss.qti.rubric", rubric.attribute("view"), texts.html(plain(rubric.markup(one -> false))));
            }
        }
        for (Element hint : body.all("infoControl")) {
            notes.dropped("loss.qti.hint", texts.html(plain(hint.markup(one -> false))));
        }
        boolean inline = interaction != null && INLINE.contains(interaction.name());
        String markup = body.markup(one -> one == interaction && !inline
                || Feedbacks.is(one)
                || one.name().equals("stylesheet")
                || one.name().equals("catalogInfo")
                || one.name().equals("infoControl")
                || one.name().equals("rubricBlock") && !one.attribute("view").contains("candidate"));
        if (inline && interaction != null) {
            markup =
                    markup.replaceAll("(?s)<" + interaction.name() + "[ >].*?</" + interaction.name() + ">", " _____ ");
        }
        String prompt = interaction == null
                ? ""
                : interaction
                        .child("prompt")
                        .map(one -> one.markup(Feedbacks::is))
                        .orElse("");
        String stem = texts.html(before + plain(markup) + (prompt.isBlank() ? "" : "<div>" + plain(prompt) + "</div>"));
        // A gap in its own line says no more than the field below it.
        return stem.replaceFirst("\\n\\n(\\\\?_){5}$", "");
    }

    /** Elements of the standard that only group what they hold. */
    static String plain(String markup) {
        return markup.replaceAll(
                "<(/?)(contentBody|rubricBlock|itemBody|stimulusBody|templateInline|templateBlock)\\b[^>]*>",
                "<$1div>");
    }

    /** The texts of choices by their identifiers, each of which must be unique. */
    Map<String, String> choices(List<Element> choices) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (choices.size() > MOST) {
            notes.refused("loss.choices.many", MOST);
            return labels;
        }
        for (Element one : choices) {
            if (labels.put(one.attribute("identifier"), choice(one)) != null) {
                notes.refused("loss.choices.ident", one.attribute("identifier"));
            }
        }
        return labels;
    }

    /** The text of a choice; the feedback in it is kept for later. */
    private String choice(Element choice) {
        feedbacks.keepOf(choice);
        return texts.html(plain(choice.markup(Feedbacks::is)));
    }
}
