package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * A choice with what it adds to the points, whether its question says so or our formula does.
 *
 * @param right whether it is among those that should be chosen
 */
record Choice(Question.Entry entry, Share credit, boolean right) {

    static List<Choice> of(Question question) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < question.entries().size(); i++) {
            Question.Entry entry = question.entries().get(i);
            if (question.key() instanceof AnswerKey.OneChoice one) {
                choices.add(new Choice(entry, one.credit(i), one.credit(i).equals(Share.ALL)));
            } else if (question.key() instanceof AnswerKey.SomeChoices some) {
                boolean right = some.right().contains(i);
                Share credit = some.credits().isEmpty()
                        ? Share.of(right ? 1 : -1, some.right().size())
                        : some.credits().get(i);
                choices.add(new Choice(entry, credit, right));
            }
        }
        return choices;
    }

    /** Whether its choices change places: the quiz shuffles, and not every one of them is fixed. */
    static boolean isShuffled(Question question, Quiz quiz) {
        return quiz.shuffleChoices() && !question.entries().stream().allMatch(Question.Entry::fixed);
    }
}
