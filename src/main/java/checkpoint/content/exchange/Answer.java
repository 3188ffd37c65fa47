package checkpoint.content.exchange;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers that a question accepts and the credit of each, whatever program wrote it. Texts are Markdown. */
public sealed interface Answer {

    /** The way to add up the choices of a question. */
    enum Sum {
        /** One is chosen and earns its credit. */
        ONE,
        /** (right ones chosen − wrong ones chosen) / number of right ones, not below 0; credits are all or none. */
        RIGHT_MINUS_WRONG,
        /** The credits of those chosen, not below 0 and not above the points. */
        CREDITS
    }

    /**
     * Choices.
     *
     * @param shuffled whether they change places; {@code null} where the quiz decides
     */
    record Choices(Sum sum, List<Choice> choices, @Nullable Boolean shuffled) implements Answer {

        public Choices {
            choices = List.copyOf(choices);
        }

        public Choices(Sum sum, List<Choice> choices) {
            this(sum, choices, null);
        }
    }

    /**
     * Something to choose.
     *
     * @param fixed keeps its place when the others are shuffled
     */
    record Choice(String text, Credit credit, @Nullable String feedback, boolean fixed) {

        public Choice(String text, Credit credit, @Nullable String feedback) {
            this(text, credit, feedback, false);
        }
    }

    record Truth(boolean value) implements Answer {}

    /**
     * A number; the first that fits counts.
     *
     * @param units that may be typed, with how much of the first one each is; empty where there are none
     */
    record Numbers(List<Amount> numbers, List<Unit> units) implements Answer {

        public Numbers {
            numbers = List.copyOf(numbers);
            units = List.copyOf(units);
        }
    }

    /** A number with its tolerance in its own unit, both ends included. */
    record Amount(
            BigDecimal value,
            BigDecimal tolerance,
            Credit credit,
            @Nullable String feedback) {}

    record Unit(String name, String factor) {}

    /**
     * A short text.
     *
     * @param exact whether nothing is forgiven but case, spaces and Unicode composition
     */
    record Words(List<Word> words, boolean exact) implements Answer {

        public Words {
            words = List.copyOf(words);
        }
    }

    record Word(String text, Credit credit, @Nullable String feedback) {}

    /** Entries in their right order; each in its place counts. */
    record Order(List<String> entries) implements Answer {

        public Order {
            entries = List.copyOf(entries);
        }
    }

    /** Sides that belong together; each right one counts. */
    record Matching(List<Pair> pairs, List<String> extra) implements Answer {

        public Matching {
            pairs = List.copyOf(pairs);
            extra = List.copyOf(extra);
        }
    }

    record Pair(String left, String right) {}
}
