package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that another page has answered since this one was opened, with what this one had. Public for its template.
 *
 * @param number of the question in the attempt, from 1
 * @param had empty where this page had no answer
 */
public record ElsewhereView(int number, List<Line> had) {

    /**
     * A part of an answer.
     *
     * @param html the choice, or the entry that was placed; {@code null} where there is none
     * @param text what was typed, or where the entry was placed; {@code null} for a choice
     * @param words key of the message that says it; {@code null} where the others do
     */
    public record Line(
            @Nullable String html,
            @Nullable String text,
            @Nullable String words) {}

    /** In the order of the page. */
    public static List<ElsewhereView> of(Checkpoint checkpoint, Layout layout, Map<String, Response> elsewhere) {
        List<ElsewhereView> all = new ArrayList<>();
        for (int i = 0; i < layout.questions().size(); i++) {
            Layout.Put put = layout.questions().get(i);
            Response response = elsewhere.get(put.question());
            if (response != null) {
                Question question = checkpoint.quiz().question(put.question());
                all.add(new ElsewhereView(i + 1, lines(question, put, response)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Line> lines(Question question, Layout.Put put, Response response) {
        return switch (response) {
            case Response.Blank() -> List.of();
            case Response.Chosen(Set<Integer> choices) ->
                put.entries().stream()
                        .filter(choices::contains)
                        .map(authored ->
                                new Line(question.entries().get(authored).html(), null, null))
                        .toList();
            case Response.TrueOrFalse(boolean value) -> List.of(new Line(null, null, "attempt." + value));
            case Response.Typed(String text) -> List.of(new Line(null, text, null));
            case Response.Placed ignored -> placed(question, put, response);
        };
    }

    private static List<Line> placed(Question question, Layout.Put put, Response response) {
        List<Line> lines = new ArrayList<>();
        for (int authored : put.entries()) {
            Integer place = QuestionControls.placeOf(authored, response);
            if (place != null) {
                String text = question.type() == Question.Type.ORDERING
                        ? Integer.toString(place + 1)
                        : QuestionControls.plain(question.targets().get(place));
                lines.add(new Line(question.entries().get(authored).html(), text, null));
            }
        }
        return List.copyOf(lines);
    }
}
