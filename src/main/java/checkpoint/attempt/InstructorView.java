package checkpoint.attempt;

import checkpoint.content.Checkpoint;
import checkpoint.content.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an instructor sees: the page, every question with its key, and the class. Public for its template.
 *
 * @param hasLineItem whether the course has a grade column for this link
 * @param choosable whether another checkpoint can be bound to the link
 */
public record InstructorView(
        Checkpoint checkpoint,
        List<Preview> questions,
        List<ClassRow> learners,
        boolean hasLineItem,
        boolean choosable) {

    /** A question as learners meet it, and what the key says. */
    public record Preview(QuestionView question, ReviewView key) {}

    static List<Preview> previews(Checkpoint checkpoint) {
        Passages passages = new Passages(checkpoint.recap());
        Layout layout = new Layout(checkpoint.quiz().questions().stream()
                .map(InstructorView::authored)
                .toList());
        List<QuestionView> shown = QuestionView.of(checkpoint, layout, Map.of());
        MarkedAttempt blank = MarkedAttempt.of(checkpoint, layout, Map.of());
        List<Preview> previews = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            previews.add(
                    new Preview(shown.get(i), ReviewView.of(blank.questions().get(i), i + 1, passages)));
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
