package checkpoint.content.qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ordering and matching. */
final class PairAnswers {

    /** By which thirds of a point miss their sum. */
    private static final BigDecimal NEARLY = new BigDecimal("0.985");

    /** A file may name thousands of sides; how their pairs are marked shows at a few. */
    private static final int MOST_TRIED = 30;

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
        body.feedbacks().of(labels.keySet());
        if (correct.size() != labels.size() || !labels.keySet().equals(new HashSet<>(correct))) {
            notes.refused("loss.qti.order");
            return null;
        }
        if (isMarked(correct)) {
            notes.changed(isPartly(correct) ? "loss.order.own" : "loss.order.whole");
        }
        return new Answer.Order(
                correct.stream().map(id -> labels.getOrDefault(id, "")).toList());
    }

    /** Whether the key earns anything; where it does not, nothing says how it is marked. */
    private boolean isMarked(List<String> correct) {
        BigDecimal score = processing.score(declaration.identifier(), correct);
        if (score.signum() > 0) {
            best = score;
        } else {
            notes.changed("loss.qti.unmarked");
        }
        return score.signum() > 0;
    }

    /** Whether an order in which two entries changed places earns something. */
    private boolean isPartly(List<String> correct) {
        for (int i = 1; i < correct.size(); i++) {
            List<String> other = new ArrayList<>(correct);
            Collections.swap(other, i - 1, i);
            if (processing.score(declaration.identifier(), other).signum() > 0) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> labels(List<Element> choices) {
        Map<String, String> labels = body.choices(choices);
        labels.values().forEach(texts::label);
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
        body.feedbacks().of(Set.of());
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
        if (isMarked(correct)) {
            sayMarking(correct, lefts.keySet(), rights.keySet());
        }
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

    private void sayMarking(List<String> correct, Set<String> lefts, Set<String> rights) {
        Map<String, Credit> credits = new LinkedHashMap<>();
        Set<BigDecimal> own = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String pair : correct) {
            BigDecimal score = score(pair);
            sum = sum.add(score);
            credits.put(pair, Credit.ratio(score, best));
            own.add(score.stripTrailingZeros());
        }
        if (own.size() == 1 && own.iterator().next().signum() == 0) {
            notes.changed("loss.pairs.whole");
        } else if (own.size() > 1
                || sum.multiply(NEARLY).compareTo(best) > 0
                || !Credit.addUp(credits, this::together)) {
            notes.changed("loss.pairs.worth");
        }
        Set<Integer> wrong = new HashSet<>();
        for (String left : lefts.stream().limit(MOST_TRIED).toList()) {
            for (String right : rights.stream().limit(MOST_TRIED).toList()) {
                String pair = left + " " + right;
                wrong.add(correct.contains(pair) ? 0 : score(pair).signum());
            }
        }
        if (wrong.contains(-1) || score("- -").signum() < 0) {
            notes.changed("loss.pairs.cost");
        }
        if (wrong.contains(1)) {
            notes.changed("loss.pairs.worth");
        }
    }

    private BigDecimal score(String pair) {
        return processing.score(declaration.identifier(), List.of(pair));
    }

    private Credit together(Set<String> pairs) {
        return Credit.ratio(processing.score(declaration.identifier(), List.copyOf(pairs)), best);
    }
}
