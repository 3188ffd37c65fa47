package checkpoint.journey;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import java.util.Set;
import practice.HeadlessLaunch;

/** Answers each question that was put by its key, without a browser window: by label, as a person does. */
final class AnswersByHand {

    private AnswersByHand() {}

    /** All of them right. */
    static void answer(HeadlessLaunch launch, Quiz quiz) {
        Set.copyOf(launch.questions().keySet()).forEach(id -> answer(launch, id, quiz.question(id)));
    }

    private static void answer(HeadlessLaunch launch, String id, Question question) {
        switch (question.key()) {
            case AnswerKey.OneChoice one ->
                launch.choose(id, question.entries().get(one.right()).text());
            case AnswerKey.SomeChoices some ->
                some.right()
                        .forEach(right ->
                                launch.choose(id, question.entries().get(right).text()));
            case AnswerKey.Truth truth -> launch.choose(id, truth.value() ? "True" : "False");
            case AnswerKey.Quantity quantity ->
                launch.type(id, quantity.best().value().toPlainString());
            case AnswerKey.Words words -> launch.type(id, words.accepted().getFirst());
            case AnswerKey.Order order -> {
                for (int i = 0; i < order.entries(); i++) {
                    launch.select(id, question.entries().get(i).text(), String.valueOf(i + 1));
                }
            }
            case AnswerKey.Pairs pairs -> {
                for (int i = 0; i < question.entries().size(); i++) {
                    int side = pairs.rightOfLeft().get(i);
                    launch.select(
                            id,
                            question.entries().get(i).text(),
                            question.targets().get(side).text());
                }
            }
        }
    }
}
