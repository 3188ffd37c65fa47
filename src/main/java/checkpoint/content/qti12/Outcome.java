package checkpoint.content.qti12;

import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that are the score of an item, and their declarations. Programs name the score as they like, such as que_score, count what is wrong
 * beside it, and count for conditions that come later.
 */
final class Outcome {

    private static final String SCORE = "score";

    private final Set<String> set = new HashSet<>();
    private final Set<String> tested = new HashSet<>();
    private final List<Element> declared = new ArrayList<>();

    Outcome(Element item, List<Element> conditions) {
        Set<String> asked = new HashSet<>();
        for (Element condition : conditions) {
            condition.children("setvar").forEach(one -> set.add(name(one)));
            condition
                    .all(one -> one.has("respident"))
                    .forEach(one -> asked.add(one.attribute("respident").strip().toLowerCase(Locale.ROOT)));
        }
        tested.addAll(asked);
        tested.retainAll(set);
        item.children("resprocessing").forEach(one -> declared.addAll(one.all("decvar")));
    }

    /** The variable that an element names: the standard's own where it names none. */
    static String name(Element one) {
        String name = one.attribute("varname").strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? SCORE : name;
    }

    /** Whether conditions look at what others counted. */
    boolean isTested() {
        return !tested.isEmpty();
    }

    boolean isTested(String name) {
        return tested.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** Where an item sets the standard's own variable, no other is its score. */
    boolean counts(Element one) {
        String name = name(one);
        return set.contains(SCORE) ? name.equals(SCORE) : !name.contains("incorrect") && !tested.contains(name);
    }

    /** The score before any condition; zero by default. */
    BigDecimal start() {
        return declared("defaultval").orElse(BigDecimal.ZERO);
    }

    Optional<BigDecimal> least() {
        return declared("minvalue");
    }

    Optional<BigDecimal> most() {
        return declared("maxvalue");
    }

    private Optional<BigDecimal> declared(String attribute) {
        return declared.stream()
                .filter(one -> counts(one)
                        && (set.contains(name(one)) || one.attribute("varname").isBlank()))
                .flatMap(one -> NumberText.read(one.attribute(attribute)).stream())
                .findFirst();
    }
}
