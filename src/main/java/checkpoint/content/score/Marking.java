package checkpoint.content.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds responses against answer keys (contract, section 4). Exact: nothing is rounded before it is compared. */
public final class Marking {

    private static final int KEPT_DECIMALS = 6;

    private Marking() {}

    /** The share of a question's points that a response earns; a response of another kind than the key asks for earns none. */
    public static Share share(AnswerKey key, Response response) {
        return switch (key) {
            case AnswerKey.OneChoice one -> allIf(response.equals(new Response.Chosen(Set.of(one.right()))));
            case AnswerKey.SomeChoices some ->
                response instanceof Response.Chosen chosen ? some(some, chosen.choices()) : Share.NONE;
            case AnswerKey.Truth truth -> allIf(response.equals(new Response.TrueOrFalse(truth.value())));
            case AnswerKey.Quantity quantity ->
                allIf(response instanceof Response.Typed typed && Quantities.isWithin(quantity, typed.text()));
            case AnswerKey.Words words ->
                allIf(response instanceof Response.Typed typed && ShortText.matches(words.accepted(), typed.text()));
            case AnswerKey.Order order ->
                response instanceof Response.Placed placed ? order(order.entries(), placed.places()) : Share.NONE;
            case AnswerKey.Pairs pairs ->
                response instanceof Response.Placed placed ? pairs(pairs.rightOfLeft(), placed.places()) : Share.NONE;
        };
    }

    /**
     * The score of an attempt.
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
        return new Score(given.min(maximum), maximum, passed);
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

    private static Share some(AnswerKey.SomeChoices key, Set<Integer> chosen) {
        long right = chosen.stream().filter(key.right()::contains).count();
        long wrong = chosen.size() - right;
        return Share.of(Math.max(0, right - wrong), key.right().size());
    }

    private static Share order(int entries, List<@Nullable Integer> places) {
        long inPlace = 0;
        for (int i = 0; i < Math.min(entries, places.size()); i++) {
            inPlace += Objects.equals(places.get(i), i) ? 1 : 0;
        }
        return Share.of(inPlace, entries);
    }

    private static Share pairs(List<Integer> rightOfLeft, List<@Nullable Integer> places) {
        long right = 0;
        for (int i = 0; i < Math.min(rightOfLeft.size(), places.size()); i++) {
            right += Objects.equals(places.get(i), rightOfLeft.get(i)) ? 1 : 0;
        }
        return Share.of(right, rightOfLeft.size());
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.multiply(b).divide(a.gcd(b));
    }
}
