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
import java.util.Locale;
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
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final @Nullable Boolean shuffled;
    private @Nullable String wholeFeedback;

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
        this.shuffled = shuffled(lid);
        for (Element label : lid.all("response_label")) {
            labels.put(label.attribute("ident"), material.of(label));
            if (label.attribute("rshuffle").equalsIgnoreCase("No")) {
                fixed.add(label.attribute("ident"));
            }
        }
    }

    /** The list says so, or a choice does; {@code null} where none of them says anything. */
    private static @Nullable Boolean shuffled(Element lid) {
        List<Element> lists = lid.all("render_choice");
        boolean said = lists.stream().anyMatch(one -> !one.attribute("shuffle").isBlank());
        boolean list = lists.stream().anyMatch(one -> one.attribute("shuffle").equalsIgnoreCase("Yes"));
        boolean choice = lid.all("response_label").stream()
                .anyMatch(one -> one.attribute("rshuffle").equalsIgnoreCase("Yes"));
        return said || choice ? list || choice && !said : null;
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
        BigDecimal best = scores.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (best.signum() <= 0) {
            notes.refused(conditions.all().isEmpty() ? "loss.choices.unsaid" : "loss.choices.wrong");
            return new Answer.Choices(Answer.Sum.ONE, List.of());
        }
        List<String> right = scores.keySet().stream()
                .filter(one -> best.compareTo(scores.getOrDefault(one, BigDecimal.ZERO)) == 0)
                .toList();
        boolean whole = right.size() == 1
                && scores.values().stream().filter(one -> one.signum() != 0).count() == 1;
        if (isTruth() && whole) {
            return truth(right.getFirst());
        }
        if (canvas
                && scores.values().stream()
                        .anyMatch(one -> one.signum() < 0 || one.signum() > 0 && one.compareTo(best) < 0)) {
            notes.changed("loss.canvas.choice");
        }
        List<Answer.Choice> choices = new ArrayList<>();
        labels.forEach((ident, text) ->
                choices.add(choice(ident, text, Credit.ratio(scores.getOrDefault(ident, BigDecimal.ZERO), best))));
        return new Answer.Choices(Answer.Sum.ONE, choices, shuffled);
    }

    private Answer truth(String right) {
        if (!feedbacks.all().isEmpty()) {
            notes.changed("loss.truth.answers");
            wholeFeedback = String.join("\n\n", feedbacks.all());
        }
        return new Answer.Truth(word(right).equals("true"));
    }

    private boolean isTruth() {
        return labels.size() == 2
                && Set.of("true", "false")
                        .equals(new HashSet<>(
                                labels.keySet().stream().map(this::word).toList()));
    }

    private String word(String ident) {
        return labels.getOrDefault(ident, "").strip().toLowerCase(Locale.ROOT);
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
        for (Element condition : conditions.giving()) {
            condition
                    .child("conditionvar")
                    .ifPresent(variable -> Conditions.equals(variable).stream()
                            .map(one -> ident(one.text().strip()))
                            .forEach(right::add));
        }
        right.retainAll(labels.keySet());
        if (conditions.onlyAdd()) {
            notes.changed("loss.qti12.add");
            conditions.readAll();
        }
        BigDecimal all = score(right);
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
        return new Answer.Choices(Answer.Sum.RIGHT_MINUS_WRONG, choices, shuffled);
    }

    private Answer credits(Set<String> right, BigDecimal all) {
        List<Answer.Choice> choices = new ArrayList<>();
        labels.forEach((ident, text) -> {
            // What a wrong choice costs shows beside the right ones: alone, a score may stop at zero.
            BigDecimal own = right.contains(ident)
                    ? score(Set.of(ident))
                    : score(with(right, ident)).subtract(all);
            choices.add(choice(ident, text, Credit.ratio(own, all)));
        });
        return new Answer.Choices(Answer.Sum.CREDITS, choices, shuffled);
    }

    private static Set<String> with(Set<String> right, String ident) {
        Set<String> all = new HashSet<>(right);
        all.add(ident);
        return all;
    }

    private Answer.Choice choice(String ident, String text, Credit credit) {
        String feedback = feedbacks.of(ident);
        return new Answer.Choice(text, credit, feedback, fixed.contains(ident));
    }

    /** A condition may name the text of a choice instead of its ident. */
    private BigDecimal score(Set<String> chosen) {
        Set<String> given = new HashSet<>(chosen);
        boolean byIdent = conditions.all().stream()
                .flatMap(condition -> condition.all("varequal").stream())
                .anyMatch(one -> labels.containsKey(one.text().strip()));
        if (!byIdent) {
            chosen.forEach(ident -> given.add(labels.getOrDefault(ident, ident)));
        }
        return conditions.score(Map.of(response, given));
    }

    private String ident(String named) {
        if (labels.containsKey(named)) {
            return named;
        }
        return labels.entrySet().stream()
                .filter(label -> label.getValue().strip().equalsIgnoreCase(named))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(named);
    }
}
