package checkpoint.content.qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text entries: numbers with their tolerance, and short texts. */
final class TypedAnswers {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal TWO = new BigDecimal(2);
    /** Stands for any answer that no author would list. */
    private static final String OTHER_TEXT = "\uFFFC";

    private static final String OTHER_NUMBER = "-9876543210987654.321";

    private final Declaration declaration;
    private final Processing processing;
    private final Notes notes;
    private BigDecimal best = BigDecimal.ONE;

    TypedAnswers(Declaration declaration, Processing processing, Notes notes) {
        this.declaration = declaration;
        this.processing = processing;
        this.notes = notes;
    }

    BigDecimal best() {
        return best;
    }

    @Nullable
    Answer read() {
        boolean number = Set.of("float", "integer").contains(declaration.baseType());
        Answer answer = number ? numbers() : words();
        int other = processing
                .score(declaration.identifier(), List.of(number ? OTHER_NUMBER : OTHER_TEXT))
                .signum();
        if (other > 0) {
            notes.refused("loss.typed.every");
        } else if (other < 0) {
            notes.changed("loss.typed.cost");
        }
        return answer;
    }

    private Set<String> candidates() {
        Set<String> candidates = new LinkedHashSet<>(declaration.correct());
        candidates.addAll(declaration.keys());
        processing.rules().all("baseValue").stream()
                .filter(one -> one.attribute("baseType").equals(declaration.baseType()))
                .forEach(one -> candidates.add(one.text().strip()));
        return candidates;
    }

    private Map<String, BigDecimal> scores() {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        for (String one : candidates()) {
            BigDecimal score = processing.score(declaration.identifier(), List.of(one));
            if (score.signum() > 0) {
                scores.put(one, score);
            }
        }
        best = scores.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        if (scores.isEmpty()) {
            notes.refused("loss.qti.typed");
        }
        return scores;
    }

    private Answer words() {
        Map<String, BigDecimal> scores = scores();
        boolean sensitive = processing.rules().isMissing()
                || processing.rules().isTemplate("match_correct")
                || !processing.rules().all("match").isEmpty()
                || declaration.hasCaseSensitiveEntry()
                || processing.rules().all("stringMatch").stream()
                        .anyMatch(one -> !one.attribute("caseSensitive").equals("false"));
        if (sensitive) {
            notes.changed("loss.case");
        }
        if (processing.rules().all("stringMatch").stream()
                .anyMatch(one -> one.attribute("substring").equals("true"))) {
            notes.refused("loss.qti12.part");
        }
        List<Answer.Word> words = new ArrayList<>();
        scores.forEach((text, score) -> words.add(new Answer.Word(text, Credit.ratio(score, best), null)));
        return new Answer.Words(words, true);
    }

    private @Nullable Answer numbers() {
        List<Element> bounds = new ArrayList<>();
        TypedRange range = new TypedRange(declaration, processing, notes);
        List<Element> equals = processing.rules().all("equal").stream()
                .filter(range::looksAtTyped)
                .toList();
        for (String one : new String[] {"gt", "gte", "lt", "lte"}) {
            bounds.addAll(processing.rules().all(one));
        }
        if (equals.isEmpty() && !bounds.isEmpty()) {
            Answer read = range.read(bounds);
            best = range.best();
            return read;
        }
        if (bounds.stream().anyMatch(range::looksAtTyped)) {
            // Some of what is typed earns by its place, some by its value: as in a range within a range.
            notes.refused("loss.bounds");
            return null;
        }
        List<Answer.Amount> numbers = new ArrayList<>();
        if (equals.isEmpty()) {
            scores().forEach((text, score) -> number(text)
                    .ifPresent(value ->
                            numbers.add(new Answer.Amount(value, BigDecimal.ZERO, Credit.ratio(score, best), null))));
            return new Answer.Numbers(numbers, List.of());
        }
        Map<Answer.Amount, BigDecimal> scores = new LinkedHashMap<>();
        tolerant(equals)
                .forEach(one -> scores.put(
                        one,
                        processing.score(
                                declaration.identifier(), List.of(exact(one).toPlainString()))));
        best = scores.values().stream()
                .max(BigDecimal::compareTo)
                .filter(one -> one.signum() > 0)
                .orElse(BigDecimal.ONE);
        scores.forEach((one, score) -> {
            if (score.signum() > 0) {
                numbers.add(new Answer.Amount(one.value(), one.tolerance(), Credit.ratio(score, best), null));
            }
        });
        return new Answer.Numbers(numbers, List.of());
    }

    private final Map<Answer.Amount, BigDecimal> exacts = new LinkedHashMap<>();

    private BigDecimal exact(Answer.Amount number) {
        return exacts.getOrDefault(number, number.value());
    }

    private Optional<BigDecimal> number(String text) {
        Optional<BigDecimal> number = NumberText.read(text);
        if (number.isEmpty()) {
            notes.refused(NumberText.why(text));
        }
        return number;
    }

    /** The numbers with their tolerances, each number once. */
    private Collection<Answer.Amount> tolerant(List<Element> equals) {
        Map<BigDecimal, Answer.Amount> found = new LinkedHashMap<>();
        for (Element equal : equals) {
            tolerant(equal).ifPresent(one -> {
                Answer.Amount before = found.putIfAbsent(one.value(), one);
                if (before != null && before.tolerance().compareTo(one.tolerance()) != 0) {
                    notes.refused("loss.qti.tolerance", one.value().toPlainString());
                }
            });
        }
        return found.values();
    }

    /** The interval lies around the first of the two: around what is typed where that stands first. */
    private Optional<Answer.Amount> tolerant(Element equal) {
        List<Element> parts = equal.children();
        if (parts.size() != 2) {
            return Optional.empty();
        }
        boolean typedFirst = parts.get(0).name().equals("variable");
        Element other = parts.get(typedFirst ? 1 : 0);
        String text = other.name().equals("correct") && !declaration.correct().isEmpty()
                ? declaration.correct().getFirst()
                : other.text().strip();
        Optional<BigDecimal> value = number(text);
        String mode = equal.attribute("toleranceMode");
        if (value.isEmpty() || mode.equals("exact") || mode.isEmpty()) {
            if (mode.isEmpty() && value.isPresent()) {
                notes.changed("loss.qti.equal");
            }
            return value.map(one -> new Answer.Amount(one, BigDecimal.ZERO, Credit.ALL, null));
        }
        String[] written = equal.attribute("tolerance").strip().split("\\s+", -1);
        Optional<BigDecimal> below = NumberText.read(written[0]);
        Optional<BigDecimal> above = NumberText.read(written[written.length - 1]);
        if (below.isEmpty() || above.isEmpty()) {
            notes.refused("loss.number.tolerance", NumberText.why(equal.attribute("tolerance")));
            return Optional.empty();
        }
        if (equal.attribute("includeLowerBound").equals("false")
                || equal.attribute("includeUpperBound").equals("false")) {
            notes.changed("loss.bound");
        }
        return Optional.of(interval(value.get(), below.get(), above.get(), mode.equals("relative"), typedFirst));
    }

    private Answer.Amount interval(
            BigDecimal value, BigDecimal below, BigDecimal above, boolean relative, boolean typedFirst) {
        BigDecimal low;
        BigDecimal high;
        if (!relative) {
            low = value.subtract(typedFirst ? above : below);
            high = value.add(typedFirst ? below : above);
        } else if (!typedFirst) {
            low = value.subtract(value.multiply(below).divide(HUNDRED, MathContext.DECIMAL64));
            high = value.add(value.multiply(above).divide(HUNDRED, MathContext.DECIMAL64));
        } else {
            notes.changed("loss.qti.share");
            low = value.multiply(HUNDRED).divide(HUNDRED.add(above), MathContext.DECIMAL64);
            high = value.multiply(HUNDRED).divide(HUNDRED.subtract(below), MathContext.DECIMAL64);
        }
        BigDecimal middle = low.add(high).divide(TWO, MathContext.DECIMAL64);
        Answer.Amount number = new Answer.Amount(middle, high.subtract(middle).abs(), Credit.ALL, null);
        exacts.put(number, value);
        return number;
    }
}
