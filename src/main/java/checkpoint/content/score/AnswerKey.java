package checkpoint.content.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answer key of a question, one kind per way of answering. Choices, entries and sides are named by their index as authored, from 0,
 * whatever order a learner saw them in.
 */
public sealed interface AnswerKey {

    /**
     * single-choice.
     *
     * @param right the first choice that earns everything
     * @param credits what each choice earns, by its index; empty where the right one earns everything and the others nothing
     */
    record OneChoice(int right, List<Share> credits) implements AnswerKey {

        public OneChoice {
            credits = List.copyOf(credits);
        }

        public OneChoice(int right) {
            this(right, List.of());
        }

        public Share credit(int choice) {
            if (credits.isEmpty()) {
                return choice == right ? Share.ALL : Share.NONE;
            }
            return choice >= 0 && choice < credits.size() ? credits.get(choice) : Share.NONE;
        }

        /** All choices that earn everything. */
        public Set<Integer> rights() {
            return credits.isEmpty()
                    ? Set.of(right)
                    : IntStream.range(0, credits.size())
                            .filter(choice -> credit(choice).equals(Share.ALL))
                            .boxed()
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * multiple-choice: the right choices among so many.
     *
     * @param credits what each choice adds, by its index; empty where the formula of the content format decides
     */
    record SomeChoices(Set<Integer> right, int choices, List<Share> credits) implements AnswerKey {

        public SomeChoices {
            right = Set.copyOf(right);
            credits = List.copyOf(credits);
        }

        public SomeChoices(Set<Integer> right, int choices) {
            this(right, choices, List.of());
        }
    }

    record Truth(boolean value) implements AnswerKey {}

    /**
     * numeric.
     *
     * @param answers at least one; the first that fits a number counts
     * @param units those that may be typed, the first being that of a bare number unless one has the empty name; empty where the
     *     question names none
     */
    record Quantity(List<Amount> answers, List<Unit> units) implements AnswerKey {

        private static final Unit PERCENT = new Unit("%", Fraction.ONE);

        public Quantity {
            answers = List.copyOf(answers);
            units = List.copyOf(units);
        }

        /** One answer that earns everything; {@code percent} where a learner may write the sign. */
        public Quantity(BigDecimal value, BigDecimal tolerance, boolean percent) {
            this(List.of(new Amount(value, tolerance, Share.ALL, null)), percent ? List.of(PERCENT) : List.of());
        }

        /** The first answer that earns everything. */
        public Amount best() {
            return answers.stream()
                    .filter(one -> one.credit().equals(Share.ALL))
                    .findFirst()
                    .orElseGet(answers::getFirst);
        }

        /** The unit in which the answers are; empty where the question names none. */
        public String unit() {
            return units.stream()
                    .filter(one ->
                            one.factor().equals(Fraction.ONE) && !one.name().isEmpty())
                    .map(Unit::name)
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * A number that counts.
     *
     * @param value in the unit of the question whose factor is 1
     * @param tolerance how far off still counts, in the same unit, not negative
     * @param feedback HTML, for who answered so
     */
    record Amount(
            BigDecimal value,
            BigDecimal tolerance,
            Share credit,
            @Nullable String feedback) {}

    /**
     * A unit as the author spells it.
     *
     * @param name may be empty: a bare number
     * @param factor how much one of these is in the unit of the answers
     */
    record Unit(String name, Fraction factor) {}

    /**
     * short-text.
     *
     * @param phrases at least one; those that earn nothing are listed as wrong, so that no slip is taken for another phrase
     * @param exact whether nothing is forgiven but case, spaces and Unicode composition
     * @param lang BCP 47, of the content: whose articles are dropped
     */
    record Words(List<Phrase> phrases, boolean exact, String lang) implements AnswerKey {

        public Words {
            phrases = List.copyOf(phrases);
        }

        public Words(List<String> accepted) {
            this(
                    accepted.stream()
                            .map(text -> new Phrase(text, Share.ALL, null))
                            .toList(),
                    false,
                    "en");
        }

        /** The phrases that earn everything, in the author's order. */
        public List<String> accepted() {
            return phrases.stream()
                    .filter(one -> one.credit().equals(Share.ALL))
                    .map(Phrase::text)
                    .toList();
        }
    }

    /**
     * A text that counts.
     *
     * @param feedback HTML, for who answered so
     */
    record Phrase(String text, Share credit, @Nullable String feedback) {}

    /** ordering: entries 0…n-1 as authored are in their right order. */
    record Order(int entries) implements AnswerKey {}

    /**
     * matching: for each left side, the index of its right side.
     *
     * @param leftOf for each left side, the index of the first one that reads the same: those may swap their right sides
     */
    record Pairs(List<Integer> rightOfLeft, List<Integer> leftOf) implements AnswerKey {

        public Pairs {
            rightOfLeft = List.copyOf(rightOfLeft);
            leftOf = List.copyOf(leftOf);
        }

        public Pairs(List<Integer> rightOfLeft) {
            this(rightOfLeft, IntStream.range(0, rightOfLeft.size()).boxed().toList());
        }

        /** Left sides that read the same, by the index of the first of them. */
        Map<Integer, List<Integer>> alike() {
            return IntStream.range(0, leftOf.size()).boxed().collect(Collectors.groupingBy(leftOf::get));
        }
    }
}
