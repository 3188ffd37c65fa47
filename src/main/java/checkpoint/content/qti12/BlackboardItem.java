package checkpoint.content.qti12;

import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item of a pool or test that Blackboard Learn exported, as the standard would have it. Blackboard keeps the right sides of a matching
 * question beside the question, names a choice where the standard names the response, and leaves the score of typed answers unsaid.
 */
final class BlackboardItem {

    private final Element item;
    private final String type;
    private final boolean partial;
    private final List<Condition> conditions;
    private final Scoring scoring;

    BlackboardItem(Element item) {
        this.item = item;
        Element metadata = item.child("itemmetadata").orElse(item);
        this.type = metadata.text("bbmd_questiontype").strip().toLowerCase(Locale.ROOT);
        this.partial = metadata.text("bbmd_partialcredit").strip().equalsIgnoreCase("true");
        List<String> choices = item.all("response_label").stream()
                .map(label -> label.attribute("ident"))
                .toList();
        this.conditions = item.all("respcondition").stream()
                .map(one -> new Condition(one, choices))
                .toList();
        List<Element> lids = item.all("response_lid");
        this.scoring = new Scoring(
                lids.size() == 1 ? lids.getFirst().attribute("ident") : null,
                partial && conditions.stream().anyMatch(Condition::isWorth));
    }

    /** The item itself where another program wrote it. */
    Element standard() {
        if (type.isEmpty() || !item.isWhole()) {
            return item;
        }
        List<Element> parts = new ArrayList<>();
        for (Element part : item.children()) {
            parts.add(
                    switch (part.name()) {
                        case "presentation" -> Sides.presentation(part);
                        case "resprocessing" -> processing(part);
                        case "itemfeedback" -> part.holding(unwrapped(part));
                        default -> part;
                    });
        }
        return Element.made(
                "item",
                item.line(),
                Map.of("title", item.attribute("title"), "ident", item.attribute("ident")),
                parts.toArray());
    }

    private Element processing(Element processing) {
        Stream<Element> outcomes = processing.children().stream()
                .filter(part -> !part.name().equals("respcondition"))
                // Percents are no share of the points that the outcomes declare.
                .filter(part -> !part.name().equals("outcomes") || !scoring.weighted() && !type.equals("matching"));
        return processing.holding(Stream.concat(outcomes, conditions.stream().map(scoring::standard))
                .toList());
    }

    /** Feedback on one answer stands where the standard has worked solutions. */
    private static List<Element> unwrapped(Element feedback) {
        List<Element> found = new ArrayList<>();
        for (Element child : feedback.children()) {
            if (child.name().equals("solution") || child.name().equals("solutionmaterial")) {
                found.addAll(unwrapped(child));
            } else {
                found.add(child);
            }
        }
        return found;
    }

    /** Reports what the standard form cannot say. */
    void sayLost(Notes notes) {
        if (type.isEmpty()) {
            return;
        }
        for (Condition condition : conditions) {
            String evaluation = condition.variable("EvaluationType");
            if (evaluation.equalsIgnoreCase("CONTAINS")) {
                notes.changed("loss.blackboard.contains", condition.text());
            } else if (evaluation.equalsIgnoreCase("MATCHES")) {
                notes.refused("loss.blackboard.pattern", condition.text());
            }
        }
        if (type.equals("matching") && !partial) {
            notes.changed("loss.pairs.whole");
        }
        if (conditions.stream().anyMatch(one -> isMore(one.variable("NegativeCreditPercent")))) {
            notes.changed("loss.pairs.cost");
        }
    }

    private static boolean isMore(String percent) {
        return NumberText.read(percent).filter(found -> found.signum() > 0).isPresent();
    }

    /**
     * One condition of its response processing.
     *
     * @param choices the idents of all choices
     */
    private record Condition(Element element, List<String> choices) {

        Element test() {
            return element.child("conditionvar").orElse(element);
        }

        /** The text that it compares with. */
        String text() {
            return test().first("varequal").map(Element::text).orElse("").strip();
        }

        /** Blackboard's name of this attribute is not the standard's. */
        String variable(String name) {
            return element.children("setvar").stream()
                    .filter(one -> one.attribute("variablename").equals(name))
                    .map(one -> one.text().strip())
                    .findFirst()
                    .orElse("");
        }

        /** The choice that it names in the place of the response; {@code null} where it is another condition. */
        @Nullable
        String choice() {
            List<Element> tests = test().children();
            if (tests.size() != 1 || !tests.getFirst().text().isBlank()) {
                return null;
            }
            String named = tests.getFirst().attribute("respident");
            return choices.contains(named) ? named : null;
        }

        boolean isWorth() {
            return choice() != null && isMore(variable("SCORE"));
        }
    }

    /**
     * How its conditions score.
     *
     * @param response the name of its one response; {@code null} where it has several
     * @param weighted whether each choice has a percentage of its own that counts
     */
    private record Scoring(@Nullable String response, boolean weighted) {

        Element standard(Condition condition) {
            String choice = condition.choice();
            if (choice != null && response != null) {
                int line = condition.element().line();
                Element equal = Element.made("varequal", line, Map.of("respident", response), choice);
                Element test = Element.made("conditionvar", line, Map.of(), equal);
                return scored(condition, test, weighted ? condition.variable("SCORE") : "", "Add", "Yes");
            }
            String percent = condition.variable("PartialCreditPercent");
            if (weighted || !percent.isEmpty()) {
                return scored(condition, condition.test(), weighted ? "" : percent, "Add", "Yes");
            }
            boolean unsaid =
                    condition.variable("SCORE").isEmpty() && !condition.text().isEmpty();
            return unsaid ? scored(condition, condition.test(), "SCORE.max", "Set", "No") : condition.element();
        }

        /** Without a score, a condition only shows its feedback. */
        private static Element scored(Condition condition, Element test, String score, String action, String goesOn) {
            int line = condition.element().line();
            List<Object> parts = new ArrayList<>();
            parts.add(test);
            if (!score.isEmpty()) {
                parts.add(Element.made("setvar", line, Map.of("varname", "SCORE", "action", action), score));
            }
            parts.addAll(condition.element().children("displayfeedback"));
            return Element.made("respcondition", line, Map.of("continue", goesOn), parts.toArray());
        }
    }

    /** The question and its choices, with every text where the standard has it. */
    private static final class Sides {

        private static final String RIGHT = "RIGHT_MATCH_BLOCK";
        private static final Set<String> HOLDERS = Set.of("flow", "flow_label", "response_lid", "render_choice");

        /** Blackboard shows these in the reader's language; the file has only their keys. */
        private static final Map<String, String> WORDS = Map.of(
                "yes_no.true", "Yes",
                "yes_no.false", "No",
                "agree_disagree.true", "Agree",
                "agree_disagree.false", "Disagree",
                "right_wrong.true", "Right",
                "right_wrong.false", "Wrong",
                "true_false.true", "True",
                "true_false.false", "False");

        private final List<Element> right;
        private int next;

        private Sides(List<Element> right) {
            this.right = right;
        }

        static Element presentation(Element presentation) {
            Sides sides =
                    new Sides(presentation.all(flow -> flow.attribute("class").equals(RIGHT)).stream()
                            .flatMap(flow -> flow.children().stream())
                            .toList());
            return presentation.holding(sides.placed(presentation));
        }

        /** Each left side within its response, and the right sides as what that response offers. */
        private List<Element> placed(Element parent) {
            List<Element> placed = new ArrayList<>();
            for (Element child : parent.children()) {
                Element lid = child.child("response_lid").orElse(null);
                if (child.name().equals("response_label")) {
                    placed.add(worded(child));
                } else if (lid != null && !right.isEmpty()) {
                    List<Element> within = new ArrayList<>(child.children());
                    within.remove(lid);
                    next = 0;
                    lid.children().forEach(one -> within.add(offering(one)));
                    placed.add(lid.holding(within));
                } else if (!child.attribute("class").equals(RIGHT)) {
                    placed.add(HOLDERS.contains(child.name()) ? child.holding(placed(child)) : child);
                }
            }
            return placed;
        }

        private Element offering(Element element) {
            if (element.name().equals("response_label")) {
                int place = next++;
                return place < right.size() ? element.holding(List.of(right.get(place))) : element;
            }
            return element.holding(
                    element.children().stream().map(this::offering).toList());
        }

        private static Element worded(Element label) {
            String word = WORDS.get(label.attribute("ident"));
            if (word == null) {
                return label;
            }
            Element text = Element.made("mattext", label.line(), Map.of(), word);
            return label.holding(List.of(Element.made("material", label.line(), Map.of(), text)));
        }
    }
}
