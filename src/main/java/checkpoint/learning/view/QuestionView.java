package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.SpokenName;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Quantities;
import checkpoint.content.score.Response;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is put, with what was saved filled in; nothing in it tells the key. Public for its template.
 *
 * @param number from 1, in the attempt
 * @param type decides the controls
 * @param stem HTML
 * @param field name of its control, and of its radio buttons and checkboxes
 * @param options choices in the order shown; empty for other types
 * @param typed what was typed
 * @param units that a number may have; empty where there are none
 * @param decimal whether a keyboard of digits and one decimal mark is enough for any number of the whole quiz: one question's keyboard tells
 *     nothing of its answer
 * @param reading how the number that is saved is read; {@code null} where there is none
 * @param truth what was chosen of true and false
 * @param rows one control each, for ordering and matching
 */
public record QuestionView(
        String id,
        int number,
        Question.Type type,
        String stem,
        String field,
        List<Option> options,
        String typed,
        List<String> units,
        boolean decimal,
        @Nullable ReadingView reading,
        @Nullable Boolean truth,
        List<Row> rows,
        boolean answered) {

    /** A radio button or a checkbox; {@code html} is its label. */
    record Option(int value, String html, boolean chosen) {

        /** Its name, where its label cannot be one. */
        public @Nullable String name() {
            return SpokenName.of(html);
        }
    }

    /** A select; {@code html} is its label. */
    record Row(String field, String html, List<Pick> picks) {

        /** Its name, where its label cannot be one. */
        public @Nullable String name() {
            return SpokenName.of(html);
        }
    }

    /** An option of a select, as plain text. */
    record Pick(int value, String text, boolean chosen) {}

    /** The question as words, where the browser cannot take them from the stem. */
    public @Nullable String stemName() {
        return SpokenName.of(stem);
    }

    public static List<QuestionView> of(Checkpoint checkpoint, Layout layout, Map<String, Response> responses) {
        List<QuestionView> all = new ArrayList<>();
        boolean decimal = needsDigitsAlone(checkpoint);
        for (Layout.Put put : layout.questions()) {
            Question question = checkpoint.quiz().question(put.question());
            Response response = responses.getOrDefault(put.question(), new Response.Blank());
            all.add(of(question, put, response, all.size() + 1, decimal));
        }
        return List.copyOf(all);
    }

    /** No minus and no unit, which a phone's keyboard of digits does not have. */
    private static boolean needsDigitsAlone(Checkpoint checkpoint) {
        return checkpoint.quiz().questions().stream()
                .map(Question::key)
                .filter(AnswerKey.Quantity.class::isInstance)
                .map(AnswerKey.Quantity.class::cast)
                .allMatch(key -> key.units().isEmpty()
                        && key.answers().stream()
                                .allMatch(answer -> answer.value().signum() >= 0));
    }

    private static QuestionView of(Question question, Layout.Put put, Response response, int number, boolean decimal) {
        return new QuestionView(
                question.id(),
                number,
                question.type(),
                question.stem(),
                AnswerForm.field(question.id()),
                QuestionControls.options(question, put, response),
                response instanceof Response.Typed(String text) ? text : "",
                question.key() instanceof AnswerKey.Quantity key
                        ? key.units().stream()
                                .map(AnswerKey.Unit::name)
                                .filter(name -> !name.isEmpty())
                                .toList()
                        : List.of(),
                decimal,
                reading(question, response),
                response instanceof Response.TrueOrFalse(boolean value) ? value : null,
                QuestionControls.rows(question, put, response),
                !(response instanceof Response.Blank));
    }

    private static @Nullable ReadingView reading(Question question, Response response) {
        return question.key() instanceof AnswerKey.Quantity key && response instanceof Response.Typed(String text)
                ? ReadingView.of(Quantities.read(key, text), text)
                : null;
    }
}
