package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question of Moodle XML: what all types share. */
final class MoodleXmlQuestion {

    private final Element question;
    private final String name;
    private final @Nullable String category;
    private final Notes notes;
    private final MoodleFiles files;
    private final Texts texts;

    MoodleXmlQuestion(Element question, String name, @Nullable String category, Pictures pictures, Notes notes) {
        this.question = question;
        this.name = name;
        this.category = category;
        this.notes = notes;
        this.files = new MoodleFiles(question);
        this.texts = new Texts(notes, pictures, files);
    }

    /** {@code null}, with the reason in the notes, where it is refused. */
    @Nullable
    Item read() {
        String type = question.attribute("type");
        MoodleXmlAnswers answers = new MoodleXmlAnswers(question, this::text, texts, notes);
        Answer answer = answers.read(type);
        if (answer == null) {
            return null;
        }
        String stem = question.child("questiontext").map(this::text).orElse("");
        if (files.old() != null) {
            String image =
                    texts.html("<img src=\"" + Element.escaped(files.old()).replace("\"", "&quot;") + "\">");
            stem = image.isEmpty() ? stem : stem + "\n\n" + image;
        }
        if (stem.isBlank() && !name.isBlank()) {
            notes.changed("loss.stem.name");
            stem = texts.plain(name);
        }
        new MoodleLosses(question, this::text, notes).note();
        String id = question.text("idnumber").strip();
        return new Item(
                id.isEmpty() ? name : id, category, null, points(), stem, feedback(answers.wholeFeedback()), answer);
    }

    private @Nullable String feedback(@Nullable String whole) {
        String general = question.child("generalfeedback").map(this::text).orElse("");
        if (whole == null) {
            return general.isBlank() ? null : general;
        }
        return general.isBlank() ? whole : whole + "\n\n" + general;
    }

    private BigDecimal points() {
        String written = question.text("defaultgrade").strip();
        if (written.isEmpty()) {
            return BigDecimal.ONE;
        }
        Optional<BigDecimal> points = NumberText.read(written);
        if (points.isEmpty()) {
            notes.refused("loss.number.points", NumberText.why(written));
        }
        return points.orElse(BigDecimal.ONE);
    }

    /** The text of an element as Markdown, by its format. */
    String text(Element element) {
        String text = element.child("text").map(Element::text).orElseGet(() -> ownText(element));
        if (element.child("text").map(one -> !one.children().isEmpty()).orElse(false)) {
            notes.changed("loss.moodle.cdata");
        }
        return switch (element.attribute("format")) {
            case "markdown" -> texts.markdown(text);
            case "plain_text" -> texts.plain(text);
            case "moodle_auto_format" -> texts.broken(text);
            default -> texts.html(text);
        };
    }

    /** Old files have the text without an element around it. */
    private static String ownText(Element element) {
        return element.children().isEmpty() ? element.text() : "";
    }
}
