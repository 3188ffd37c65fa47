package checkpoint.content.qti12;

import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The response processing of an item, run as the standard says: in the order of the file, ending where one does not go on. */
final class Conditions {

    private final List<Element> conditions;
    private final Outcome outcome;
    private final Set<String> unread = new TreeSet<>();
    private boolean allRead;
    private boolean stopped;

    Conditions(Element item) {
        List<Element> all = new ArrayList<>();
        item.children("resprocessing").forEach(one -> all.addAll(one.children("respcondition")));
        this.conditions = all;
        this.outcome = new Outcome(item, all);
        // What one of them counts another looks at: a reader who stopped at the first would never get there.
        this.allRead = outcome.isTested();
    }

    List<Element> all() {
        return conditions;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The conditions that give points. */
    List<Element> giving() {
        return conditions.stream().filter(one -> given(one).signum() > 0).toList();
    }

    /** The conditions that give points, or count right parts for a later one. */
    List<Element> rewarding() {
        return conditions.stream().filter(one -> reward(one).signum() > 0).toList();
    }

    /** Whether any of them takes something away. */
    boolean isCosting() {
        return conditions.stream().anyMatch(one -> given(one).signum() < 0);
    }

    /** Whether all of them add, and none says whether the next is read: then their author expects all to be read. */
    boolean onlyAdd() {
        return giving().size() > 1
                && conditions.stream()
                        .allMatch(one -> one.attribute("continue").isBlank()
                                && one.children("setvar").stream()
                                        .allMatch(set -> set.attribute("action").equalsIgnoreCase("Add")
                                                || set.attribute("action").equalsIgnoreCase("Subtract")));
    }

    /** Whether each of them only adds for one choice and all are read, so that nothing but their sum can come out. */
    boolean isSum() {
        return !outcome.isTested()
                && conditions.stream()
                        .filter(one -> !one.children("setvar").isEmpty())
                        .allMatch(one -> (allRead || one.attribute("continue").equalsIgnoreCase("Yes"))
                                && one.children("setvar").stream()
                                        .allMatch(set -> set.attribute("action").equalsIgnoreCase("Add"))
                                && one.child("conditionvar")
                                        .map(variable -> variable.children().size() == 1
                                                && variable.children()
                                                        .getFirst()
                                                        .name()
                                                        .equals("varequal"))
                                        .orElse(false));
    }

    /** From here on none of them ends the processing. */
    void readAll() {
        allRead = true;
    }

    /** The points that a condition sets or adds; zero if none. */
    BigDecimal given(Element condition) {
        return condition.children("setvar").stream()
                .filter(outcome::counts)
                .map(set -> Run.gain(set, outcome))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same, including what is counted for a later condition. */
    BigDecimal reward(Element condition) {
        return condition.children("setvar").stream()
                .filter(one -> outcome.counts(one)
                        || outcome.isTested(Outcome.name(one))
                                && !Outcome.name(one).contains("incorrect"))
                .map(set -> Run.gain(set, outcome))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The score of a response: for each variable what was chosen. */
    BigDecimal score(Map<String, Set<String>> response) {
        return score(new Run(outcome, response, unread));
    }

    /** The score of what is typed, whatever the response is called. */
    BigDecimal typed(String text, boolean number) {
        return score(new Run(outcome, text, number, unread));
    }

    private BigDecimal score(Run run) {
        for (Element condition : conditions) {
            Element variable = condition.child("conditionvar").orElse(null);
            boolean goesOn = allRead || condition.attribute("continue").equalsIgnoreCase("Yes");
            if (variable != null
                    && run.holds(
                            variable, !goesOn || !condition.children("setvar").isEmpty())) {
                condition.children("setvar").forEach(run::set);
                if (!goesOn) {
                    break;
                }
            }
        }
        BigDecimal score = run.score();
        boolean below =
                outcome.least().filter(least -> score.compareTo(least) < 0).isPresent();
        stopped |= below;
        return below ? outcome.least().orElse(score) : score;
    }

    /** Whether a response would have scored less than the item's own lowest score. */
    boolean isStopped() {
        return stopped;
    }

    /** The conditions that cannot be run here, so that no score is mistaken for the item's. */
    Set<String> unread() {
        return unread;
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
