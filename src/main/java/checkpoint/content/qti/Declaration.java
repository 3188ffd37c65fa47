package checkpoint.content.qti;

import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response variable: its type, its key, and what each value is worth where the item maps it.
 *
 * @param correct in the order of the file
 */
record Declaration(
        String identifier,
        String cardinality,
        String baseType,
        List<String> correct,
        @Nullable Element mapping) {

    static Declaration of(Element element) {
        List<String> correct = new ArrayList<>();
        element.child("correctResponse")
                .ifPresent(key -> key.children("value")
                        .forEach(value -> correct.add(value.text().strip())));
        correct.removeIf(String::isEmpty);
        return new Declaration(
                element.attribute("identifier"),
                element.attribute("cardinality"),
                element.attribute("baseType"),
                correct,
                element.child("mapping").orElse(null));
    }

    /** The outcome variables of an item before its processing, by identifier. */
    static Map<String, List<String>> defaults(Element item) {
        Map<String, List<String>> defaults = new HashMap<>();
        for (Element outcome : item.children("outcomeDeclaration")) {
            outcome.child("defaultValue")
                    .ifPresent(value -> defaults.put(
                            outcome.attribute("identifier"),
                            value.children("value").stream()
                                    .map(one -> one.text().strip())
                                    .toList()));
        }
        return defaults;
    }

    /** The mapped keys. */
    List<String> keys() {
        return mapping == null
                ? List.of()
                : mapping.children("mapEntry").stream()
                        .map(entry -> entry.attribute("mapKey"))
                        .toList();
    }

    /** Whether an entry says so, or two of them differ in case alone. */
    boolean hasCaseSensitiveEntry() {
        long different = keys().stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return different < keys().size()
                || mapping != null
                        && mapping.children("mapEntry").stream()
                                .anyMatch(entry ->
                                        entry.attribute("caseSensitive").equals("true"));
    }

    boolean isBounded() {
        return mapping != null
                && number(mapping, "lowerBound")
                        .filter(one -> one.signum() >= 0)
                        .isPresent();
    }

    /** The sum over the different values of a response, within the bounds that are there. */
    BigDecimal mapped(List<String> response) {
        if (mapping == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (String value : new HashSet<>(response)) {
            sum = sum.add(mapped(mapping, value));
        }
        BigDecimal low = number(mapping, "lowerBound").map(sum::max).orElse(sum);
        return number(mapping, "upperBound").map(low::min).orElse(low);
    }

    private BigDecimal mapped(Element entries, String value) {
        for (Element entry : entries.children("mapEntry")) {
            String key = entry.attribute("mapKey");
            boolean same = !baseType.equals("string")
                            || entry.attribute("caseSensitive").equals("true")
                    ? key.equals(value)
                    : key.equalsIgnoreCase(value);
            if (same) {
                return number(entry, "mappedValue").orElse(BigDecimal.ZERO);
            }
        }
        return number(entries, "defaultValue").orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> number(Element element, String attribute) {
        return NumberText.read(element.attribute(attribute));
    }
}
