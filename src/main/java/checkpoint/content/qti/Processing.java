package checkpoint.content.qti;

import checkpoint.content.exchange.PackageImages;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The response processing of an item, run for a response. Values are lists of texts; {@code null} is the standard's NULL. What it
 * cannot run is remembered, so that nobody takes its result for the item's.
 */
final class Processing {

    private final Map<String, Declaration> declarations;
    private final Rules rules;
    private final Set<String> unknown = new TreeSet<>();
    private final Map<String, List<String>> defaults;
    private Map<String, List<String>> responses = Map.of();
    private Map<String, @Nullable List<String>> outcomes = new HashMap<>();
    private final String scored;
    private boolean ended;

    Processing(Element item, Map<String, Declaration> declarations, PackageImages files) {
        this.declarations = declarations;
        this.defaults = Declaration.defaults(item);
        this.rules = Rules.of(item, files);
        this.scored = rules.scored(item);
    }

    Rules rules() {
        return rules;
    }

    /** Expressions that cannot be run here. */
    Set<String> unknown() {
        return unknown;
    }

    /** The variable that is the score. */
    String scored() {
        return scored;
    }

    BigDecimal score(String identifier, List<String> response) {
        responses = Map.of(identifier, response);
        outcomes = new HashMap<>(defaults);
        ended = false;
        Element written = rules.written();
        if (written == null) {
            Declaration one = declarations.get(identifier);
            if (one == null || rules.isMissing() || rules.isTemplate("match_correct")) {
                return one != null && Values.same(one, response, one.correct()) ? BigDecimal.ONE : BigDecimal.ZERO;
            } else if (rules.isTemplate("map_response")) {
                return one.mapped(response);
            }
            unknown.add("template " + rules.template());
            return BigDecimal.ZERO;
        }
        run(written.children());
        return Values.number(outcomes.get(scored)).orElse(BigDecimal.ZERO);
    }

    private void run(List<Element> steps) {
        for (Element step : steps) {
            if (ended) {
                return;
            }
            switch (step.name()) {
                case "responseCondition" -> branch(step);
                case "setOutcomeValue" ->
                    outcomes.put(
                            step.attribute("identifier"),
                            step.children().isEmpty()
                                    ? null
                                    : value(step.children().getFirst()));
                case "responseProcessingFragment" -> run(step.children());
                case "exitResponse" -> ended = true;
                case "lookupOutcomeValue" -> {
                    if (step.attribute("identifier").equals(scored)) {
                        unknown.add(step.name());
                    }
                }
                default -> unknown.add(step.name());
            }
        }
    }

    private void branch(Element condition) {
        for (Element branch : condition.children()) {
            List<Element> parts = branch.children();
            if (branch.name().equals("responseElse")) {
                run(parts);
                return;
            } else if (!parts.isEmpty() && isTrue(value(parts.getFirst()))) {
                run(parts.subList(1, parts.size()));
                return;
            }
        }
    }

    private static boolean isTrue(@Nullable List<String> value) {
        return value != null && value.equals(List.of("true"));
    }

    private static List<String> truth(boolean value) {
        return List.of(String.valueOf(value));
    }

    private @Nullable List<String> value(Element one) {
        List<Element> parts = one.children();
        String name = one.attribute("identifier");
        return switch (one.name()) {
            case "variable" -> responses.containsKey(name) ? none(responses.get(name)) : outcome(name);
            case "correct" ->
                declarations.containsKey(name) ? none(declarations.get(name).correct()) : null;
            case "baseValue" -> List.of(one.text().strip());
            case "null" -> null;
            case "mapResponse" ->
                declarations.containsKey(name)
                        ? List.of(declarations
                                .get(name)
                                .mapped(responses.getOrDefault(name, List.of()))
                                .toPlainString())
                        : null;
            case "isNull" -> truth(value(parts.getFirst()) == null);
            case "and" -> truth(parts.stream().allMatch(part -> isTrue(value(part))));
            case "or" -> truth(parts.stream().anyMatch(part -> isTrue(value(part))));
            case "index" -> {
                List<String> all = value(parts.getFirst());
                int at = one.attribute("n").matches("[1-9]\\d{0,3}") ? Integer.parseInt(one.attribute("n")) : 0;
                yield all == null || at == 0 || at > all.size() ? null : List.of(all.get(at - 1));
            }
            case "not" -> {
                // The standard's NULL stays NULL: neither a right answer nor one that is not right.
                List<String> said = value(parts.getFirst());
                yield said == null ? null : truth(!isTrue(said));
            }
            case "multiple", "ordered" -> {
                List<String> all = new ArrayList<>();
                parts.forEach(part -> all.addAll(Objects.requireNonNullElse(value(part), List.of())));
                yield none(all);
            }
            default -> parts.size() == 2 ? two(one, parts.get(0), parts.get(1)) : sum(one, parts);
        };
    }

    private @Nullable List<String> outcome(String name) {
        return outcomes.containsKey(name) ? none(outcomes.get(name)) : name.equals(scored) ? List.of("0") : null;
    }

    private static @Nullable List<String> none(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values;
    }

    private @Nullable List<String> two(Element test, Element first, Element second) {
        List<String> a = value(first);
        List<String> b = value(second);
        if (test.name().equals("sum")) {
            return sum(test, List.of(first, second));
        }
        if (a == null || b == null) {
            return Set.of("match", "equal", "stringMatch", "member", "contains", "gt", "gte", "lt", "lte")
                            .contains(test.name())
                    ? null
                    : strange(test);
        }
        return switch (test.name()) {
            case "match" -> truth(Values.same(declaration(first, second), a, b));
            case "stringMatch" ->
                truth(
                        test.attribute("caseSensitive").equals("false")
                                ? a.getFirst().equalsIgnoreCase(b.getFirst())
                                : a.equals(b));
            case "equal" -> truth(Values.compare(a, b) == 0);
            case "member" -> truth(b.contains(a.getFirst()));
            case "contains" -> truth(a.containsAll(b));
            case "gt" -> truth(Values.compare(a, b) > 0);
            case "gte" -> truth(Values.compare(a, b) >= 0);
            case "lt" -> truth(Values.compare(a, b) < 0);
            case "lte" -> truth(Values.compare(a, b) <= 0);
            default -> strange(test);
        };
    }

    private @Nullable List<String> sum(Element test, List<Element> parts) {
        if (!test.name().equals("sum")) {
            return strange(test);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Element part : parts) {
            sum = sum.add(Values.number(value(part)).orElse(BigDecimal.ZERO));
        }
        return List.of(sum.toPlainString());
    }

    private @Nullable List<String> strange(Element test) {
        unknown.add(test.name());
        return null;
    }

    private @Nullable Declaration declaration(Element first, Element second) {
        Declaration one = declarations.get(first.attribute("identifier"));
        return one == null ? declarations.get(second.attribute("identifier")) : one;
    }
}
