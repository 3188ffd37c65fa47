package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers that nobody gave, for pages that only show how a stage looks. */
final class MadeUpAnswers {

    /** In a failed attempt every so many-th answer is right, so that each kind of mark can be seen. */
    private static final int SOME = 3;

    private MadeUpAnswers() {}

    static Map<String, Response> right(List<Question> questions) {
        Map<String, Response> answers = new HashMap<>();
        questions.forEach(question -> answers.put(question.id(), right(question)));
        return answers;
    }

    /** Some right, the others not, and the last one missing. */
    static Map<String, Response> mixed(List<Question> questions) {
        Map<String, Response> answers = new HashMap<>();
        for (int i = 0; i < questions.size() - 1; i++) {
            Question question = questions.get(i);
            answers.put(question.id(), i % SOME == 0 ? right(question) : wrong(question));
        }
        return answers;
    }

    private static Response right(Question question) {
        return switch (question.key()) {
            case AnswerKey.OneChoice key -> new Response.Chosen(Set.of(key.right()));
            case AnswerKey.SomeChoices key -> new Response.Chosen(key.right());
            case AnswerKey.Truth(boolean value) -> new Response.TrueOrFalse(value);
            case AnswerKey.Quantity key ->
                new Response.Typed((key.best().value().toPlainString() + " " + key.unit()).strip());
            case AnswerKey.Words key -> new Response.Typed(key.accepted().getFirst());
            case AnswerKey.Order(int entries) -> new Response.Placed(turned(entries, 0));
            case AnswerKey.Pairs key -> new Response.Placed(List.copyOf(key.rightOfLeft()));
        };
    }

    private static Response wrong(Question question) {
        return switch (question.key()) {
            case AnswerKey.OneChoice key ->
                new Response.Chosen(
                        Set.of((key.right() + 1) % question.entries().size()));
            case AnswerKey.SomeChoices key -> new Response.Chosen(others(key.right(), key.choices()));
            case AnswerKey.Truth(boolean value) -> new Response.TrueOrFalse(!value);
            case AnswerKey.Quantity key ->
                new Response.Typed(key.best()
                        .value()
                        .add(key.best().tolerance())
                        .add(BigDecimal.TEN)
                        .toPlainString());
            case AnswerKey.Words ignored -> new Response.Typed("…");
            case AnswerKey.Order(int entries) -> new Response.Placed(turned(entries, 1));
            case AnswerKey.Pairs key -> new Response.Placed(turned(key.rightOfLeft()));
        };
    }

    private static Set<Integer> others(Set<Integer> right, int choices) {
        Set<Integer> others = new HashSet<>();
        IntStream.range(0, choices).filter(one -> !right.contains(one)).forEach(others::add);
        return others;
    }

    private static List<@Nullable Integer> turned(int entries, int by) {
        return IntStream.range(0, entries)
                .<@Nullable Integer>mapToObj(entry -> (entry + by) % entries)
                .toList();
    }

    /** Each left side gets the right one of its neighbour. */
    private static List<@Nullable Integer> turned(List<Integer> places) {
        return IntStream.range(0, places.size())
                .<@Nullable Integer>mapToObj(left -> places.get((left + 1) % places.size()))
                .toList();
    }
}
