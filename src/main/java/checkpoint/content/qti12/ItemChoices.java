package checkpoint.content.qti12;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions of QTI 1.2 with choices: one, several, true or false. */
final class ItemChoices {

    private final Conditions conditions;
    private final Feedbacks feedbacks;
    private final Notes notes;
    private final boolean canvas;
    private final String response;
    private final OfferedChoices offered;
    private final Map<String, String> labels;
    private final boolean byIdent;

    private @Nullable String wholeFeedback;
    private BigDecimal best = BigDecimal.ONE;

    /**
     * Reads the labels.
     *
     * @param canvas whether Canvas wrote the file, or a program that speaks to it
     */
    ItemChoices(
            Element lid, Conditions conditions, Feedbacks feedbacks, Material material, Notes notes, boolean canvas) {
        this.conditions = conditions;
        this.feedbacks = feedbacks;
        this.notes = notes;
        this.canvas = canvas;
        this.response = lid.attribute("ident");
        this.offered = new OfferedChoices(lid, material, notes);
        this.labels = offered.labels();
        this.byIdent = conditions.all().stream()
                .flatMap(condition -> condition.all("varequal").stream())
                .anyMatch(one -> labels.containsKey(one.text().strip()));
    }

    /** The most that can be earned. */
    BigDecimal best() {
        return best;
    }

    @Nullable
    String wholeFeedback() {
        return wholeFeedback;
    }

    Answer one() {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        labels.forEach((ident, text) -> scores.put(ident, score(Set.of(ident))));
        sayContradictions();
        if (score(Set.of()).signum() > 0) {
            notes.changed("loss.qti.empty");
        }
        BigDecimal highest = scores.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        sayRun(highest);
        if (conditions.isStopped()) {
            notes.changed("loss.qti12.least", conditions.outcome().least().orElse(BigDecimal.ZERO));
        }
        if (highest.signum() <= 0) {
            notes.refused(conditions.all().isEmpty() ? "loss.choices.unsaid" : "loss.choices.wrong");
            return new Answer.Choices(Answer.Sum.ONE, List.of());
        }
        List<String> right = scores.keySet().stream()
                .filter(one -> highest.compareTo(scores.getOrDefault(one, BigDecimal.ZERO)) == 0)
                .toList();
        boolean whole = right.size() == 1
                && scores.values().stream().filter(one -> one.signum() != 0).count() == 1;
        if (offered.isTruth() && whole) {
            return truth(right.getFirst());
        }
        if (canvas
                && scores.values().stream()
                        .anyMatch(one -> one.signum() < 0 || one.signum() > 0 && one.compareTo(highest) < 0)) {
            notes.changed("loss.canvas.choice");
        }
        List<Answer.Choice> choices = new ArrayList<>();
        labels.forEach((ident, text) ->
                choices.add(choice(ident, text, Credit.ratio(scores.getOrDefault(ident, BigDecimal.ZERO), highest))));
        return new Answer.Choices(Answer.Sum.ONE, choices, offered.shuffled());
    }

    private Answer truth(String right) {
        if (!feedbacks.all().isEmpty()) {
            notes.changed("loss.truth.answers");
            wholeFeedback = String.join("\n\n", feedbacks.all());
        }
        return new Answer.Truth(offered.word(right).equals("true"));
    }

    /** Canvas goes by the last condition that names a choice, the standard by the first that ends the processing. */
    private void sayContradictions() {
        Map<String, BigDecimal> seen = new LinkedHashMap<>();
        for (Element condition : conditions.all()) {
            List<Element> named =
                    condition.child("conditionvar").map(Conditions::equals).orElse(List.of());
            if (condition.children("setvar").isEmpty() || named.size() != 1) {
                continue;
            }
            BigDecimal before = seen.put(named.getFirst().text().strip(), conditions.given(condition));
            if (before != null && before.compareTo(conditions.given(condition)) != 0) {
                notes.refused("loss.qti12.contradict");
            }
        }
    }

    Answer some() {
        Set<String> right = new LinkedHashSet<>();
        for (Element condition : conditions.rewarding()) {
            condition
                    .child("conditionvar")
                    .ifPresent(variable -> Conditions.equals(variable).stream()
                            .map(one -> offered.ident(one.text().strip()))
                            .forEach(right::add));
        }
        right.retainAll(labels.keySet());
        if (conditions.onlyAdd()) {
            notes.changed("loss.qti12.add");
            conditions.readAll();
        }
        BigDecimal all = score(right);
        if (score(Set.of()).signum() > 0) {
            notes.changed("loss.qti.empty");
        }
        sayRun(all);
        offered.sayLimit(right.size(), notes);
        if (right.isEmpty() || all.signum() <= 0) {
            notes.refused("loss.choices.unsaid.several");
            return new Answer.Choices(Answer.Sum.RIGHT_MINUS_WRONG, List.of());
        }
        boolean additive = right.size() > 1
                && right.stream().anyMatch(one -> score(Set.of(one)).signum() > 0);
        if (additive) {
            return credits(right, all);
        }
        boolean wrongIsFree = labels.keySet().stream()
                .filter(one -> !right.contains(one))
                .anyMatch(one -> score(with(right, one)).signum() > 0);
        if (!canvas && (right.size() > 1 || wrongIsFree)) {
            notes.changed("loss.formula.all");
        }
        List<Answer.Choice> choices = new ArrayList<>();
        labels.forEach(
                (ident, text) -> choices.add(choice(ident, text, right.contains(ident) ? Credit.ALL : Credit.NONE)));
        return new Answer.Choices(Answer.Sum.RIGHT_MINUS_WRONG, choices, offered.shuffled());
    }

    /** Reports which conditions were not run, and where they earn more than the item allows. */
    private void sayRun(BigDecimal most) {
        best = most;
        if (!conditions.unread().isEmpty()) {
            notes.refused("loss.qti.processing", String.join(", ", conditions.unread()));
        }
        conditions
                .outcome()
                .most()
                .filter(named -> named.signum() > 0 && most.compareTo(named) > 0)
                .ifPresent(named -> notes.changed("loss.qti12.most", most, named));
    }

    private Answer credits(Set<String> right, BigDecimal all) {
        List<Answer.Choice> choices = new ArrayList<>();
        Map<String, Credit> credits = new LinkedHashMap<>();
        labels.forEach((ident, text) -> {
            // What a wrong choice costs shows beside the right ones: alone, a score may stop at zero.
            BigDecimal own = right.contains(ident)
                    ? score(Set.of(ident))
                    : score(with(right, ident)).subtract(all);
            credits.put(ident, Credit.ratio(own, all));
            choices.add(choice(ident, text, Credit.ratio(own, all)));
        });
        if (!conditions.isSum() && !Credit.addUp(credits, chosen -> Credit.ratio(score(chosen), all))) {
            notes.changed("loss.qti.sum");
        }
        return new Answer.Choices(Answer.Sum.CREDITS, choices, offered.shuffled());
    }

    private static Set<String> with(Set<String> right, String ident) {
        Set<String> all = new HashSet<>(right);
        all.add(ident);
        return all;
    }

    private Answer.Choice choice(String ident, String text, Credit credit) {
        String feedback = feedbacks.of(ident);
        return new Answer.Choice(text, credit, feedback, offered.isFixed(ident));
    }

    /** A condition may name the text of a choice instead of its ident. */
    private BigDecimal score(Set<String> chosen) {
        Set<String> given = new HashSet<>(chosen);
        if (!byIdent) {
            chosen.forEach(ident -> given.add(labels.getOrDefault(ident, ident)));
        }
        return conditions.score(Map.of(response, given));
    }
}
