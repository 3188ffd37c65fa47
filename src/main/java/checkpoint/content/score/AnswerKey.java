package checkpoint.content.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What is right, one kind per way of answering. Choices, entries and sides are named by their index as authored, from 0,
 * whatever order a learner saw them in.
 */
public sealed interface AnswerKey {

    /** single-choice: the one right choice. */
    record OneChoice(int right) implements AnswerKey {}

    /** multiple-choice: the right choices among so many. */
    record SomeChoices(Set<Integer> right, int choices) implements AnswerKey {}

    record Truth(boolean value) implements AnswerKey {}

    /**
     * numeric.
     *
     * @param tolerance how far off still counts, in the answer's unit, not negative
     * @param percent whether the answer was authored as a percentage, so that a learner may write the sign
     */
    record Quantity(BigDecimal value, BigDecimal tolerance, boolean percent) implements AnswerKey {}

    /** short-text: spellings that count. */
    record Words(List<String> accepted) implements AnswerKey {}

    /** ordering: entries 0…n-1 as authored are in their right order. */
    record Order(int entries) implements AnswerKey {}

    /** matching: for each left side, the index of its right side. */
    record Pairs(List<Integer> rightOfLeft) implements AnswerKey {}
}
