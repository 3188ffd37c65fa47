package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.attempt.Layout;

/** Answers on their way: a form's can be read only once it is known what the attempt puts, and in which order. */
public sealed interface SentAnswers permits AnswerForm, Answers {

    /**
     * The answers for an attempt.
     *
     * @param version the one that the attempt was started on
     */
    Answers read(Checkpoint version, Layout layout);
}
