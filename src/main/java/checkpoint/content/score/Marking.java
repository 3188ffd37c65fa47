package checkpoint.content.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds responses against answer keys (contract, section 4). Exact: nothing is rounded before it is compared. */
public final class Marking {

    private static final int KEPT_DECIMALS = 6;

    private Marking() {}

    /**
     * The share of a question's points that a response earns; below nothing where a wrong choice costs points. A response of
     * another kind than the key asks for earns none.
     */
    public static Share share(AnswerKey key, Response response) {
        return switch (key) {
            case AnswerKey.OneChoice one -> response instanceof Response.Chosen chosen ? one(one, chosen) : Share.NONE;
            case AnswerKey.SomeChoices some ->
                response instanceof Response.Chosen chosen ? some(some, chosen.choices()) : Share.NONE;
            case AnswerKey.Truth truth -> allIf(response.equals(new Response.TrueOrFalse(truth.value())));
            case AnswerKey.Quantity quantity ->
                amount(quantity, response).map(AnswerKey.Amount::credit).orElse(Share.NONE);
            case AnswerKey.Words words ->
                phrase(words, response).map(AnswerKey.Phrase::credit).orElse(Share.NONE);
            case AnswerKey.Order order ->
                response instanceof Response.Placed placed ? order(order.entries(), placed.places()) : Share.NONE;
            case AnswerKey.Pairs pairs ->
                response instanceof Response.Placed placed ? pairs(pairs, placed.places()) : Share.NONE;
        };
    }

    /** The author's feedback on this number or text, as HTML; {@code null} if there is none. */
    public static @Nullable String feedback(AnswerKey key, Response response) {
        return switch (key) {
            case AnswerKey.Quantity quantity ->
                amount(quantity, response).map(AnswerKey.Amount::feedback).orElse(null);
            case AnswerKey.Words words ->
                phrase(words, response).map(AnswerKey.Phrase::feedback).orElse(null);
            default -> null;
        };
    }

    /**
     * The score of an attempt; never below 0, whatever wrong choices cost.
     *
     * @param passMark between 0 and 1, compared exactly: at the mark is passed
     */
    public static Score score(List<Marked> questions, BigDecimal passMark) {
        // One common denominator, so that nothing is lost before the comparison.
        BigInteger denominator = questions.stream()
                .map(marked -> marked.share().denominator())
                .reduce(BigInteger.ONE, Marking::leastCommonMultiple);
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal maximum = BigDecimal.ZERO;
        for (Marked marked : questions) {
            BigInteger part = marked.share()
                    .numerator()
                    .multiply(denominator.divide(marked.share().denominator()));
            earned = earned.add(marked.points().multiply(new BigDecimal(part)));
            maximum = maximum.add(marked.points());
        }
        BigDecimal whole = new BigDecimal(denominator);
        boolean passed = earned.compareTo(maximum.multiply(passMark).multiply(whole)) >= 0;
        BigDecimal given = earned.divide(whole, KEPT_DECIMALS, RoundingMode.HALF_UP);
        return new Score(given.min(maximum).max(BigDecimal.ZERO), maximum, passed);
    }

    /** One question of an attempt: what it is worth and which share of it was earned. */
    public record Marked(BigDecimal points, Share share) {

        public Marked {
            if (points.signum() <= 0) {
                throw new IllegalArgumentException("a question is worth more than nothing: " + points);
            }
        }
    }

    private static Share allIf(boolean right) {
        return right ? Share.ALL : Share.NONE;
    }

    private static Share one(AnswerKey.OneChoice key, Response.Chosen chosen) {
        return chosen.choices().size() == 1
                ? key.credit(chosen.choices().iterator().next())
                : Share.NONE;
    }

    private static Share some(AnswerKey.SomeChoices key, Set<Integer> chosen) {
        if (!key.credits().isEmpty()) {
            Fraction sum = chosen.stream()
                    .filter(choice -> choice >= 0 && choice < key.credits().size())
                    .map(choice -> key.credits().get(choice).fraction())
                    .reduce(Fraction.ZERO, Fraction::plus);
            return sum.signum() < 0 ? Share.NONE : Share.nearest(sum);
        }
        long right = chosen.stream().filter(key.right()::contains).count();
        long wrong = chosen.size() - right;
        return Share.of(Math.max(0, right - wrong), key.right().size());
    }

    /**
     * The answer that a typed number meets. Where it can be read in two ways, the better one counts: a learner is asked before
     * submission, so that this is left for attempts whose time ran out before they could say.
     */
    private static Optional<AnswerKey.Amount> amount(AnswerKey.Quantity key, Response response) {
        if (!(response instanceof Response.Typed(String text))) {
            return Optional.empty();
        }
        List<NumberReading.Measure> measures = switch (Quantities.read(key, text)) {
            case NumberReading.Read(NumberReading.Measure measure) -> List.of(measure);
            case NumberReading.Ambiguous(List<NumberReading.Measure> several) -> several;
            case NumberReading.Unreadable ignored -> List.of();
        };
        return measures.stream()
                .flatMap(measure -> first(key, measure.value()).stream())
                .max(Comparator.comparing(one -> one.credit().fraction()));
    }

    private static Optional<AnswerKey.Amount> first(AnswerKey.Quantity key, Fraction value) {
        return key.answers().stream()
                .filter(one -> value.minus(Fraction.of(one.value())).abs().compareTo(Fraction.of(one.tolerance())) <= 0)
                .findFirst();
    }

    private static Optional<AnswerKey.Phrase> phrase(AnswerKey.Words key, Response response) {
        return response instanceof Response.Typed(String text) ? ShortText.find(key, text) : Optional.empty();
    }

    private static Share order(int entries, List<@Nullable Integer> places) {
        long inPlace = 0;
        for (int i = 0; i < Math.min(entries, places.size()); i++) {
            inPlace += Objects.equals(places.get(i), i) ? 1 : 0;
        }
        return Share.of(inPlace, entries);
    }

    /** Left sides that read the same share their right sides, each of which counts once. */
    private static Share pairs(AnswerKey.Pairs key, List<@Nullable Integer> places) {
        long right = 0;
        for (List<Integer> alike : key.alike().values()) {
            Deque<Integer> open =
                    new ArrayDeque<>(alike.stream().map(key.rightOfLeft()::get).toList());
            for (int left : alike) {
                Integer place = left < places.size() ? places.get(left) : null;
                right += place != null && open.removeFirstOccurrence(place) ? 1 : 0;
            }
        }
        return Share.of(right, key.rightOfLeft().size());
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.multiply(b).divide(a.gcd(b));
    }
}
