package checkpoint.content.score;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A learner's answer, in the indices of {@link AnswerKey}. */
public sealed interface Response {

    /** Nothing, or nothing that could be read. */
    record Blank() implements Response {}

    /** single-choice (one), multiple-choice (any number). */
    record Chosen(Set<Integer> choices) implements Response {}

    record TrueOrFalse(boolean value) implements Response {}

    /** numeric and short-text, as typed. */
    record Typed(String text) implements Response {}

    /** ordering: the position given to each entry, from 0; {@code null} where none was. matching: the right side given to each left. */
    record Placed(List<@Nullable Integer> places) implements Response {}
}
