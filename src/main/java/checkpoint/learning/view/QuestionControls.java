package checkpoint.learning.view;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.SpokenName;
import checkpoint.content.score.Response;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.attempt.Layout;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The controls of a question as it is put: choices, and selects for ordering and matching, with what was saved. */
final class QuestionControls {

    private QuestionControls() {}

    static List<QuestionView.Option> options(Question question, Layout.Put put, Response response) {
        if (question.type() != Question.Type.SINGLE_CHOICE && question.type() != Question.Type.MULTIPLE_CHOICE) {
            return List.of();
        }
        Set<Integer> chosen = response instanceof Response.Chosen(Set<Integer> choices) ? choices : Set.of();
        return IntStream.range(0, put.entries().size())
                .mapToObj(shown -> {
                    int authored = put.entries().get(shown);
                    return new QuestionView.Option(
                            shown, question.entries().get(authored).html(), chosen.contains(authored));
                })
                .toList();
    }

    static List<QuestionView.Row> rows(Question question, Layout.Put put, Response response) {
        if (question.type() != Question.Type.ORDERING && question.type() != Question.Type.MATCHING) {
            return List.of();
        }
        return IntStream.range(0, put.entries().size())
                .mapToObj(row -> {
                    int authored = put.entries().get(row);
                    Integer place = placeOf(authored, response);
                    return new QuestionView.Row(
                            AnswerForm.field(question.id(), row),
                            question.entries().get(authored).html(),
                            question.type() == Question.Type.ORDERING
                                    ? positions(put, place)
                                    : targets(question, put, place));
                })
                .toList();
    }

    static @Nullable Integer placeOf(int authored, Response response) {
        return response instanceof Response.Placed(List<@Nullable Integer> places) && authored < places.size()
                ? places.get(authored)
                : null;
    }

    private static List<QuestionView.Pick> positions(Layout.Put put, @Nullable Integer place) {
        return IntStream.rangeClosed(1, put.entries().size())
                .mapToObj(position -> new QuestionView.Pick(
                        position, Integer.toString(position), place != null && place == position - 1))
                .toList();
    }

    private static List<QuestionView.Pick> targets(Question question, Layout.Put put, @Nullable Integer place) {
        return IntStream.range(0, put.targets().size())
                .mapToObj(shown -> {
                    int authored = put.targets().get(shown);
                    return new QuestionView.Pick(
                            shown, plain(question.targets().get(authored)), place != null && place == authored);
                })
                .toList();
    }

    /** The text of a side to match as a select shows it, without markup: a formula is written in one line. */
    static String plain(Question.Entry entry) {
        String name = SpokenName.of(entry.html());
        return name == null ? entry.text() : name;
    }
}
