package checkpoint.learning.answer;

import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;

/** Where answers come from: a form can be read only once it is known what the attempt puts, and in which order. */
@FunctionalInterface
public interface AnswerSource {

    /** The answers for an attempt that is locked; may refuse it. */
    Answers answers(Attempt attempt, Layout layout);
}
