package checkpoint.content.qti;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Interactions with choices: what each choice earns is found by running the item's processing. */
final class ChoiceAnswers {

    /** A file may name thousands of choices; how they are added up shows at a few. */
    private static final int MOST_TRIED = 10;

    private final Body body;
    private final Declaration declaration;
    private final Processing processing;
    private final Notes notes;
    private BigDecimal best = BigDecimal.ONE;
    private boolean all;

    ChoiceAnswers(Body body, Declaration declaration, Processing processing, Notes notes) {
        this.body = body;
        this.declaration = declaration;
        this.processing = processing;
        this.notes = notes;
    }

    /** The highest score that can be reached. */
    BigDecimal best() {
        return best;
    }

    @Nullable
    Answer read(Element interaction) {
        String kind = interaction.name().equals("inlineChoiceInteraction") ? "inlineChoice" : "simpleChoice";
        Map<String, String> labels = body.choices(interaction.all(kind));
        Set<String> fixed = new HashSet<>();
        for (Element choice : interaction.all(kind)) {
            if (choice.attribute("fixed").equals("true")) {
                fixed.add(choice.attribute("identifier"));
            }
        }
        boolean several = declaration.cardinality().equals("multiple");
        Map<String, Credit> credits = several ? several(interaction, labels.keySet()) : one(labels.keySet());
        Map<String, String> feedbacks = body.feedbacks().of(labels.keySet());
        if (credits.isEmpty() || notes.isRefused()) {
            return null;
        }
        boolean whole = Set.copyOf(credits.values()).equals(Set.of(Credit.ALL, Credit.NONE));
        if (!several && words(labels).equals(Set.of("true", "false")) && labels.size() == 2 && whole) {
            return truth(labels, credits);
        }
        boolean formula = several && all;
        List<Answer.Choice> choices = new ArrayList<>();
        labels.forEach((id, text) -> choices.add(
                new Answer.Choice(text, credits.getOrDefault(id, Credit.NONE), feedbacks.get(id), fixed.contains(id))));
        return new Answer.Choices(
                !several ? Answer.Sum.ONE : formula ? Answer.Sum.RIGHT_MINUS_WRONG : Answer.Sum.CREDITS,
                choices,
                interaction.attribute("shuffle").strip().equals("true"));
    }

    private static Set<String> words(Map<String, String> labels) {
        Set<String> words = new HashSet<>();
        labels.values().forEach(text -> words.add(text.strip().toLowerCase(Locale.ROOT)));
        return words;
    }

    private Answer truth(Map<String, String> labels, Map<String, Credit> credits) {
        boolean value = labels.entrySet().stream()
                .filter(one -> one.getValue().strip().equalsIgnoreCase("true"))
                .anyMatch(one -> credits.getOrDefault(one.getKey(), Credit.NONE).equals(Credit.ALL));
        Map<String, String> feedbacks = body.feedbacks().of(labels.keySet());
        feedbacks.forEach((id, text) -> notes.dropped("loss.feedback.one", text));
        return new Answer.Truth(value);
    }

    private Map<String, Credit> one(Set<String> ids) {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        ids.forEach(id -> scores.put(id, processing.score(declaration.identifier(), List.of(id))));
        best = scores.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (best.signum() <= 0) {
            notes.refused("loss.qti.choice");
            return Map.of();
        }
        Map<String, Credit> credits = new LinkedHashMap<>();
        scores.forEach((id, score) -> credits.put(id, Credit.ratio(score, best)));
        return credits;
    }

    private Map<String, Credit> several(Element interaction, Set<String> ids) {
        Set<String> right = new LinkedHashSet<>();
        if (processing.rules().isTemplate("map_response")
                || processing.rules().all("mapResponse").size() > 0
                || declaration.correct().isEmpty()) {
            ids.stream()
                    .filter(id -> declaration.mapped(List.of(id)).signum() > 0)
                    .forEach(right::add);
        }
        if (right.isEmpty()) {
            right.addAll(declaration.correct());
        }
        if (right.isEmpty()) {
            right.addAll(rewarded(ids));
        }
        right.retainAll(ids);
        sayLimit(interaction, right.size(), ids.size());
        best = score(right);
        if (right.isEmpty() || best.signum() <= 0) {
            notes.refused("loss.qti.choices");
            return Map.of();
        }
        Map<String, Credit> credits = new LinkedHashMap<>();
        boolean whole = right.size() > 1
                && right.stream().allMatch(id -> score(Set.of(id)).signum() <= 0);
        all = whole;
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            BigDecimal own = right.contains(id) ? gain(right, id, whole) : cost(right, id);
            sum = sum.add(right.contains(id) ? own : BigDecimal.ZERO);
            credits.put(id, whole ? right.contains(id) ? Credit.ALL : Credit.NONE : Credit.ratio(own, best));
        }
        say(whole, sum, credits);
        if (!whole
                && !processing.rules().isTemplate("map_response")
                && !Credit.addUp(credits, chosen -> Credit.ratio(score(chosen), best))) {
            notes.changed("loss.qti.sum");
        }
        return credits;
    }

    /** Without a key, the combination that the rules name and reward most; they may name another that earns the same. */
    private Set<String> rewarded(Set<String> ids) {
        Set<Set<String>> named = new LinkedHashSet<>();
        named.add(ids.stream().filter(id -> score(Set.of(id)).signum() > 0).collect(Collectors.toSet()));
        named.addAll(processing.rules().combinations());
        BigDecimal most =
                named.stream().map(this::score).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        List<Set<String>> found =
                named.stream().filter(one -> score(one).compareTo(most) == 0).toList();
        if (most.signum() > 0 && found.size() > 1) {
            notes.refused("loss.qti.either");
        }
        return most.signum() > 0 ? found.getFirst() : Set.of();
    }

    /** The gain of a right choice: alone, or if it earns nothing alone, the loss when it is missing. */
    private BigDecimal gain(Set<String> right, String id, boolean whole) {
        BigDecimal alone = score(Set.of(id));
        return whole || alone.signum() <= 0 ? best.subtract(score(without(right, id))) : alone;
    }

    /** The cost of a wrong choice: beside all right ones an upper bound may hide it, beside one of them a lower one. */
    private BigDecimal cost(Set<String> right, String id) {
        BigDecimal cost = score(with(right, id)).subtract(best);
        for (String one : right.stream().limit(MOST_TRIED).toList()) {
            BigDecimal beside = score(with(Set.of(one), id)).subtract(score(Set.of(one)));
            cost = cost.min(beside);
        }
        return cost;
    }

    private static Set<String> with(Set<String> right, String id) {
        Set<String> all = new LinkedHashSet<>(right);
        all.add(id);
        return all;
    }

    /** 0 is any number; where nothing is said, it is 1. */
    private void sayLimit(Element interaction, int right, int offered) {
        String limit = interaction.attribute("maxChoices").strip();
        int most = limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 1;
        if (limit.isEmpty() && right > 1) {
            notes.changed("loss.qti.limit.none");
        } else if (most > 0 && most < right) {
            notes.refused("loss.qti.limit.low", right, most);
        } else if (most > 0 && most < offered && right > 0 && !limit.isEmpty()) {
            notes.changed("loss.qti.limit", most);
        }
    }

    private void say(boolean whole, BigDecimal sum, Map<String, Credit> credits) {
        if (whole) {
            notes.changed("loss.formula.all");
        } else if (sum.compareTo(best) < 0) {
            notes.changed("loss.qti.sum");
        }
        boolean costs = credits.values().stream().anyMatch(one -> one.signum() < 0);
        if (!whole && costs && !declaration.isBounded()) {
            notes.changed("loss.qti.below");
        }
    }

    private static Set<String> without(Set<String> right, String id) {
        Set<String> rest = new LinkedHashSet<>(right);
        rest.remove(id);
        return rest;
    }

    private BigDecimal score(Set<String> chosen) {
        return processing.score(declaration.identifier(), List.copyOf(chosen));
    }
}
