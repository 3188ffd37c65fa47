package checkpoint.content.qti12;

import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of an item's conditions for one response. */
final class Run {

    private static final BigDecimal USUAL_MOST = new BigDecimal(100);
    private static final String MOST = "SCORE.max";

    private final Outcome outcome;
    private final Map<String, Set<String>> response;
    private final @Nullable String typed;
    private final boolean number;
    private final Set<String> unread;
    private final Map<String, BigDecimal> variables = new HashMap<>();
    private BigDecimal score;
    private boolean any;
    private boolean matters;

    Run(Outcome outcome, Map<String, Set<String>> response, Set<String> unread) {
        this(outcome, response, null, false, unread);
    }

    Run(Outcome outcome, String typed, boolean number, Set<String> unread) {
        this(outcome, Map.of(), typed, number, unread);
    }

    private Run(
            Outcome outcome,
            Map<String, Set<String>> response,
            @Nullable String typed,
            boolean number,
            Set<String> unread) {
        this.outcome = outcome;
        this.response = response;
        this.typed = typed;
        this.number = number;
        this.unread = unread;
        this.score = outcome.start();
    }

    BigDecimal score() {
        return score;
    }

    /** The credit that setting a variable adds to nothing; zero where it multiplies or divides. */
    static BigDecimal gain(Element set, Outcome outcome) {
        BigDecimal value = value(set, outcome).orElse(BigDecimal.ZERO);
        return switch (set.attribute("action").strip().toLowerCase(Locale.ROOT)) {
            case "", "set", "add" -> value;
            case "subtract" -> value.negate();
            default -> BigDecimal.ZERO;
        };
    }

    private static Optional<BigDecimal> value(Element set, Outcome outcome) {
        return set.text().strip().equalsIgnoreCase(MOST)
                ? outcome.most().or(() -> Optional.of(USUAL_MOST))
                : NumberText.read(set.text());
    }

    void set(Element set) {
        boolean counts = outcome.counts(set);
        if (!counts && !outcome.isTested(Outcome.name(set))) {
            return;
        }
        BigDecimal before = counts ? score : variables.getOrDefault(Outcome.name(set), BigDecimal.ZERO);
        BigDecimal after = changed(set, before);
        if (counts) {
            score = after;
        }
        variables.put(Outcome.name(set), after);
    }

    private BigDecimal changed(Element set, BigDecimal before) {
        Optional<BigDecimal> read = value(set, outcome);
        if (read.isEmpty()) {
            unread.add("setvar");
            return before;
        }
        BigDecimal value = read.get();
        return switch (set.attribute("action").strip().toLowerCase(Locale.ROOT)) {
            case "", "set" -> value;
            case "add" -> before.add(value);
            case "subtract" -> before.subtract(value);
            case "multiply" -> before.multiply(value);
            case "divide" -> value.signum() == 0 ? before : before.divide(value, MathContext.DECIMAL64);
            default -> {
                unread.add("setvar");
                yield before;
            }
        };
    }

    /**
     * Whether a condition holds.
     *
     * @param matters whether it changes anything, so that a test that cannot be run is remembered
     */
    boolean holds(Element variable, boolean matters) {
        this.matters = matters;
        boolean holds = typed == null ? all(variable) : sideBySide(variable);
        any |= holds;
        return holds;
    }

    private boolean all(Element parent) {
        return parent.children().stream().allMatch(this::one);
    }

    /** Of several texts that are named side by side one can be typed, so that programs mean "or". */
    private boolean sideBySide(Element parent) {
        List<Element> equals = parent.children("varequal");
        return equals.size() < 2
                ? all(parent)
                : equals.stream().anyMatch(this::one)
                        && parent.children().stream()
                                .filter(one -> !one.name().equals("varequal"))
                                .allMatch(this::one);
    }

    private boolean one(Element test) {
        return switch (test.name()) {
            case "and" -> all(test);
            case "or" -> test.children().stream().anyMatch(this::one);
            case "not" -> !test.children().isEmpty() && !all(test);
            case "other" -> !any;
            case "unanswered" -> given(test).isEmpty();
            case "varequal", "varsubset", "varsubstring" -> isEqual(test);
            case "vargt" -> compared(test).filter(one -> one > 0).isPresent();
            case "vargte" -> compared(test).filter(one -> one >= 0).isPresent();
            case "varlt" -> compared(test).filter(one -> one < 0).isPresent();
            case "varlte" -> compared(test).filter(one -> one <= 0).isPresent();
            default -> isUnread(test);
        };
    }

    private boolean isUnread(Element test) {
        if (matters) {
            unread.add(test.name());
        }
        return false;
    }

    private Set<String> given(Element test) {
        return typed == null
                ? response.getOrDefault(test.attribute("respident"), Set.of())
                : typed.isEmpty() ? Set.of() : Set.of(typed);
    }

    private boolean isEqual(Element test) {
        if (outcome.isTested(test.attribute("respident")) || number) {
            return compared(test).filter(one -> one == 0).isPresent();
        }
        if (test.name().equals("varsubset") && test.text().indexOf(',') >= 0) {
            return isUnread(test);
        }
        String text = test.text().strip();
        boolean exact = typed != null && test.attribute("case").equalsIgnoreCase("Yes");
        return given(test).stream()
                .anyMatch(one -> exact ? one.strip().equals(text) : one.strip().equalsIgnoreCase(text));
    }

    /** How what was typed, or counted before, compares with the number in a test; nothing where there is no number. */
    private Optional<Integer> compared(Element test) {
        Optional<BigDecimal> one = outcome.isTested(test.attribute("respident"))
                ? Optional.of(variables.getOrDefault(
                        test.attribute("respident").strip().toLowerCase(Locale.ROOT), BigDecimal.ZERO))
                : given(test).stream().findFirst().flatMap(NumberText::read);
        Optional<BigDecimal> other = NumberText.read(test.text());
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().compareTo(other.get())) : Optional.empty();
    }
}
