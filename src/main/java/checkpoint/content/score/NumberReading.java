package checkpoint.content.score;

import java.util.List;

/**
 * The reading of a typed number. It depends on what was typed and on the units that the question names, never on what is right: so a page may tell it
 * to a learner before the answer is marked.
 */
public sealed interface NumberReading {

    /** There is one way to read it. */
    record Read(Measure measure) implements NumberReading {}

    /**
     * There are several ways to read it, such as {@code 6,000} or {@code 1.234}: the learner is asked.
     *
     * @param measures at least two, all different
     */
    record Ambiguous(List<Measure> measures) implements NumberReading {}

    /** It cannot be read: the learner is asked. */
    record Unreadable(Reason reason) implements NumberReading {}

    /** Why it cannot be read. */
    enum Reason {
        NO_NUMBER,
        /** There is a number, and beside it something that is none of the question's units. */
        UNKNOWN_UNIT,
        /** Too long, too large or too small for any answer. */
        OUT_OF_RANGE
    }

    /**
     * A number and its unit.
     *
     * @param number as typed, in {@code unit}
     * @param unit as the author spells it; empty where the question names none, or the bare number has none
     * @param value the same in the unit of the answers
     */
    record Measure(Fraction number, String unit, Fraction value) {}
}
