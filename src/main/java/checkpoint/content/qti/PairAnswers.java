package checkpoint.content.qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ordering and matching. */
final class PairAnswers {

    private final Body body;
    private final Declaration declaration;
    private final Processing processing;
    private final Texts texts;
    private final Notes notes;
    private BigDecimal best = BigDecimal.ONE;

    PairAnswers(Body body, Declaration declaration, Processing processing, Texts texts, Notes notes) {
        this.body = body;
        this.declaration = declaration;
        this.processing = processing;
        this.texts = texts;
        this.notes = notes;
    }

    BigDecimal best() {
        return best;
    }

    @Nullable
    Answer order(Element interaction) {
        Map<String, String> labels = labels(interaction.all("simpleChoice"));
        List<String> correct = declaration.correct();
        body.feedbacks(labels.keySet());
        if (correct.size() != labels.size() || !labels.keySet().equals(new HashSet<>(correct))) {
            notes.refused("loss.qti.order");
            return null;
        }
        best = reached(correct);
        boolean whole = processing.isTemplate("match_correct")
                || processing.isMissing()
                || !processing.all("match").isEmpty();
        notes.changed(whole ? "loss.order.whole" : "loss.order.own");
        return new Answer.Order(
                correct.stream().map(id -> labels.getOrDefault(id, "")).toList());
    }

    private BigDecimal reached(List<String> correct) {
        BigDecimal score = processing.score(declaration.identifier(), correct);
        return score.signum() > 0 ? score : BigDecimal.ONE;
    }

    private Map<String, String> labels(List<Element> choices) {
        Map<String, String> labels = new LinkedHashMap<>();
        choices.forEach(choice -> labels.put(choice.attribute("identifier"), texts.label(body.choice(choice))));
        return labels;
    }

    @Nullable
    Answer matching(Element interaction) {
        List<Element> sets = interaction.children("simpleMatchSet");
        if (sets.size() != 2) {
            notes.refused("loss.qti.sets");
            return null;
        }
        Map<String, String> lefts = labels(sets.get(0).children("simpleAssociableChoice"));
        Map<String, String> rights = labels(sets.get(1).children("simpleAssociableChoice"));
        body.feedbacks(Set.of());
        Map<String, String> partners = new LinkedHashMap<>();
        List<String> correct = declaration.correct().isEmpty() ? positive() : declaration.correct();
        for (String pair : correct) {
            String[] ids = pair.split("\\s+", -1);
            if (ids.length != 2 || partners.put(ids[0], ids[1]) != null || !rights.containsKey(ids[1])) {
                notes.refused("loss.qti.partners");
                return null;
            }
        }
        if (!partners.keySet().equals(lefts.keySet())) {
            notes.refused("loss.qti.partner");
            return null;
        }
        best = reached(correct);
        sayMarking(correct);
        List<Answer.Pair> pairs = new ArrayList<>();
        lefts.forEach((id, text) -> pairs.add(new Answer.Pair(text, rights.getOrDefault(partners.get(id), ""))));
        List<String> extra = new ArrayList<>();
        rights.forEach((id, text) -> {
            if (!partners.containsValue(id)) {
                extra.add(text);
            }
        });
        return new Answer.Matching(pairs, extra);
    }

    private List<String> positive() {
        return declaration.keys().stream()
                .filter(key -> declaration.mapped(List.of(key)).signum() > 0)
                .toList();
    }

    private void sayMarking(List<String> correct) {
        Set<BigDecimal> own = new HashSet<>();
        correct.forEach(pair -> own.add(
                processing.score(declaration.identifier(), List.of(pair)).stripTrailingZeros()));
        if (own.size() == 1 && own.iterator().next().signum() == 0) {
            notes.changed("loss.pairs.whole");
        } else if (own.size() > 1) {
            notes.changed("loss.pairs.worth");
        }
        if (processing.score(declaration.identifier(), List.of("- -")).signum() < 0) {
            notes.changed("loss.pairs.cost");
        }
    }
}
