package checkpoint.content.qti12;

import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The response processing of an item, run as the standard says: in the order of the file, ending where one does not go on. */
final class Conditions {

    private static final String SCORE = "SCORE";

    private final List<Element> conditions;
    /** Whether the item names the standard's own variable: then no other is its score. */
    private final boolean named;

    private boolean allRead;

    Conditions(Element item) {
        List<Element> all = new ArrayList<>();
        item.children("resprocessing").forEach(one -> all.addAll(one.children("respcondition")));
        this.conditions = all;
        this.named = all.stream()
                .flatMap(one -> one.children("setvar").stream())
                .anyMatch(set -> set.attribute("varname").equalsIgnoreCase(SCORE));
    }

    List<Element> all() {
        return conditions;
    }

    /** Those that give something. */
    List<Element> giving() {
        return conditions.stream().filter(one -> given(one).signum() > 0).toList();
    }

    /** Whether all of them add, and none says whether the next is read: whoever wrote that counts on all being read. */
    boolean onlyAdd() {
        return giving().size() > 1
                && conditions.stream()
                        .allMatch(one -> one.attribute("continue").isBlank()
                                && one.children("setvar").stream()
                                        .allMatch(set -> set.attribute("action").equalsIgnoreCase("Add")
                                                || set.attribute("action").equalsIgnoreCase("Subtract")));
    }

    /** From here on none of them ends the processing. */
    void readAll() {
        allRead = true;
    }

    /** What is set or added; zero where nothing is. */
    BigDecimal given(Element condition) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Element set : condition.children("setvar")) {
            if (counts(set)) {
                BigDecimal value = value(set);
                sum = set.attribute("action").equalsIgnoreCase("Subtract") ? sum.subtract(value) : sum.add(value);
            }
        }
        return sum;
    }

    /** The score of a response: for each variable what was chosen or typed. */
    BigDecimal score(Map<String, Set<String>> response) {
        BigDecimal score = BigDecimal.ZERO;
        boolean any = false;
        for (Element condition : conditions) {
            Element variable = condition.child("conditionvar").orElse(null);
            if (variable == null || !holds(variable, response, any)) {
                continue;
            }
            any = true;
            for (Element set : condition.children("setvar")) {
                if (!counts(set)) {
                    continue;
                }
                BigDecimal value = value(set);
                score = switch (set.attribute("action").toLowerCase(Locale.ROOT)) {
                    case "add" -> score.add(value);
                    case "subtract" -> score.subtract(value);
                    default -> value;
                };
            }
            if (!allRead && !condition.attribute("continue").equalsIgnoreCase("Yes")) {
                break;
            }
        }
        return score;
    }

    /** Programs name the score as they like, such as que_score, and some count what is wrong beside it. */
    private boolean counts(Element set) {
        String name = set.attribute("varname").strip();
        return named
                ? name.isEmpty() || name.equalsIgnoreCase(SCORE)
                : !name.toLowerCase(Locale.ROOT).contains("incorrect");
    }

    private static BigDecimal value(Element set) {
        return set.text().strip().equalsIgnoreCase("SCORE.max")
                ? new BigDecimal(100)
                : NumberText.read(set.text()).orElse(BigDecimal.ZERO);
    }

    /** All that stand side by side must hold. */
    private static boolean holds(Element parent, Map<String, Set<String>> response, boolean any) {
        return parent.children().stream().allMatch(one -> one(one, response, any));
    }

    private static boolean one(Element test, Map<String, Set<String>> response, boolean any) {
        return switch (test.name()) {
            case "and" -> holds(test, response, any);
            case "or" -> test.children().stream().anyMatch(one -> one(one, response, any));
            case "not" -> !test.children().isEmpty() && !holds(test, response, any);
            case "other" -> !any;
            case "unanswered" ->
                response.getOrDefault(test.attribute("respident"), Set.of()).isEmpty();
            case "varequal", "varsubset", "varsubstring" ->
                response.getOrDefault(test.attribute("respident"), Set.of()).stream()
                        .anyMatch(given ->
                                given.strip().equalsIgnoreCase(test.text().strip()));
            default -> false;
        };
    }

    /** The values that a condition names as right: those not below a {@code not}. */
    static List<Element> equals(Element element) {
        List<Element> found = new ArrayList<>();
        for (Element child : element.children()) {
            if (child.name().equals("varequal") || child.name().equals("varsubset")) {
                found.add(child);
            } else if (!child.name().equals("not")) {
                found.addAll(equals(child));
            }
        }
        return found;
    }
}
