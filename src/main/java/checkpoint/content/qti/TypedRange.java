package checkpoint.content.qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number whose processing names the bounds between which it is right. */
final class TypedRange {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final String identifier;
    private final Processing processing;
    private final Notes notes;
    private BigDecimal best = BigDecimal.ONE;

    TypedRange(Declaration declaration, Processing processing, Notes notes) {
        this.identifier = declaration.identifier();
        this.processing = processing;
        this.notes = notes;
    }

    /** The score of a number in the range. */
    BigDecimal best() {
        return best;
    }

    /** Whether a test looks at what is typed, and not at the score. */
    boolean looksAtTyped(Element test) {
        return test.all("variable").stream()
                .anyMatch(one -> one.attribute("identifier").equals(identifier));
    }

    @Nullable
    Answer read(List<Element> bounds) {
        Optional<BigDecimal> low = bounds.stream()
                .filter(one -> one.name().startsWith("g"))
                .map(this::bound)
                .findFirst()
                .orElse(Optional.empty());
        Optional<BigDecimal> high = bounds.stream()
                .filter(one -> one.name().startsWith("l"))
                .map(this::bound)
                .findFirst()
                .orElse(Optional.empty());
        if (bounds.size() != 2 || low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
            notes.refused("loss.bounds");
            return null;
        }
        if (bounds.stream().anyMatch(one -> one.name().length() == 2)) {
            notes.changed("loss.bound");
        }
        BigDecimal middle = low.get().add(high.get()).divide(TWO);
        best = score(middle);
        if (best.signum() <= 0
                || score(low.get().subtract(BigDecimal.ONE)).signum() > 0
                || score(high.get().add(BigDecimal.ONE)).signum() > 0) {
            notes.refused("loss.bounds");
            return null;
        }
        return new Answer.Numbers(
                List.of(new Answer.Amount(middle, high.get().subtract(middle), Credit.ALL, null)), List.of());
    }

    private BigDecimal score(BigDecimal typed) {
        return processing.score(identifier, List.of(typed.toPlainString()));
    }

    /** Only {@code typed ≥ number} and {@code typed ≤ number}, in this order. */
    private Optional<BigDecimal> bound(Element test) {
        List<Element> parts = test.children();
        return parts.size() == 2
                        && parts.get(0).name().equals("variable")
                        && parts.get(1).name().equals("baseValue")
                ? NumberText.read(parts.get(1).text())
                : Optional.empty();
    }
}
