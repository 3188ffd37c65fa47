package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A question as learners meet it, and what the key says. Public for templates. */
public record QuestionPreview(QuestionView question, ReviewView key) {

    /** Every question, in the author's order. */
    public static List<QuestionPreview> of(Checkpoint checkpoint) {
        Passages passages = new Passages(checkpoint.recap());
        Layout layout = new Layout(checkpoint.quiz().questions().stream()
                .map(QuestionPreview::authored)
                .toList());
        List<QuestionView> shown = QuestionView.of(checkpoint, layout, Map.of());
        MarkedAttempt blank = MarkedAttempt.of(checkpoint, layout, Map.of());
        List<QuestionPreview> previews = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            previews.add(new QuestionPreview(
                    shown.get(i), ReviewView.key(blank.questions().get(i), i + 1, passages)));
        }
        return List.copyOf(previews);
    }

    private static Layout.Put authored(Question question) {
        return new Layout.Put(
                question.id(),
                indices(question.entries().size()),
                indices(question.targets().size()));
    }

    private static List<Integer> indices(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}
