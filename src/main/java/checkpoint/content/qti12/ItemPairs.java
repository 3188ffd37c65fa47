package checkpoint.content.qti12;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions of QTI 1.2 that match or order. */
final class ItemPairs {

    private final Conditions conditions;
    private final Material material;
    private final Texts texts;
    private final Notes notes;
    private final Set<Element> named = new HashSet<>();
    private final Set<BigDecimal> worth = new HashSet<>();

    ItemPairs(Conditions conditions, Material material, Texts texts, Notes notes) {
        this.conditions = conditions;
        this.material = material;
        this.texts = texts;
        this.notes = notes;
    }

    /** One response for each left side; {@code null}, with the reason in the notes, where it is something else. */
    @Nullable
    Answer matching(List<Element> lids) {
        List<Answer.Pair> pairs = new ArrayList<>();
        Set<String> offered = new LinkedHashSet<>();
        Set<Set<String>> kinds = new HashSet<>();
        for (Element lid : lids) {
            Map<String, String> labels = labels(lid);
            if (labels.values().stream().allMatch(String::isBlank)) {
                notes.refused("loss.qti12.sides");
                return null;
            }
            if (material.of(lid).isBlank()) {
                notes.changed("loss.qti12.left");
                continue;
            }
            labels.values().removeIf(String::isBlank);
            offered.addAll(labels.values());
            kinds.add(new HashSet<>(labels.values()));
            String right = partner(lid, labels);
            if (right == null) {
                notes.refused("loss.qti12.belongs", material.of(lid));
                return null;
            }
            pairs.add(new Answer.Pair(texts.label(material.of(lid)), texts.label(right)));
        }
        if (kinds.stream().anyMatch(one -> kinds.stream().anyMatch(other -> Collections.disjoint(one, other)))) {
            notes.refused("loss.qti12.gaps.own");
            return null;
        }
        sayMarking();
        List<String> extra = new ArrayList<>(offered);
        pairs.forEach(pair -> extra.remove(pair.right()));
        return new Answer.Matching(pairs, extra);
    }

    /** The right side that the conditions give to a left one; {@code null} if there is none. */
    private @Nullable String partner(Element lid, Map<String, String> labels) {
        String right = null;
        for (Element condition : conditions.rewarding()) {
            for (Element equal :
                    condition.child("conditionvar").map(Conditions::equals).orElse(List.of())) {
                String found = equal.attribute("respident").equals(lid.attribute("ident"))
                        ? labels.get(equal.text().strip())
                        : null;
                if (found != null) {
                    if (right != null && !right.equals(found)) {
                        notes.refused("loss.qti.partners");
                    }
                    right = found;
                    named.add(condition);
                    worth.add(conditions.reward(condition).stripTrailingZeros());
                }
            }
        }
        return right;
    }

    private void sayMarking() {
        if (conditions.outcome().isTested()) {
            notes.changed("loss.pairs.maybe");
        } else if (named.size() == 1) {
            notes.changed("loss.pairs.whole");
        } else if (worth.size() > 1) {
            notes.changed("loss.pairs.worth");
        }
        if (conditions.isCosting()) {
            notes.changed("loss.pairs.cost");
        }
    }

    private Map<String, String> labels(Element lid) {
        return OfferedChoices.labels(lid, material, notes);
    }

    /** Entries whose places the conditions name, one after the other, by index, or by number. */
    @Nullable
    Answer order(Element ordered) {
        Map<String, String> labels = labels(ordered);
        List<String> idents = sequence(labels);
        if (idents.isEmpty()) {
            idents = numbered(labels);
        }
        if (idents.size() != labels.size() || new HashSet<>(idents).size() != labels.size()) {
            notes.refused("loss.order.read");
            return null;
        }
        notes.changed("loss.order.maybe");
        return new Answer.Order(idents.stream()
                .map(one -> texts.label(labels.getOrDefault(one, "")))
                .toList());
    }

    private List<String> sequence(Map<String, String> labels) {
        for (Element condition : conditions.rewarding()) {
            List<Element> equals =
                    condition.child("conditionvar").map(Conditions::equals).orElse(List.of());
            Map<Integer, String> byIndex = new TreeMap<>();
            List<String> inOrder = new ArrayList<>();
            for (Element equal : equals) {
                inOrder.add(equal.text().strip());
                if (equal.attribute("index").matches("\\d{1,4}")) {
                    byIndex.put(
                            Integer.valueOf(equal.attribute("index")),
                            equal.text().strip());
                }
            }
            if (equals.size() == labels.size() && labels.keySet().containsAll(inOrder)) {
                return byIndex.size() == equals.size() ? List.copyOf(byIndex.values()) : inOrder;
            }
        }
        return List.of();
    }

    private List<String> numbered(Map<String, String> labels) {
        Map<Integer, String> byPlace = new TreeMap<>();
        for (Element condition : conditions.rewarding()) {
            for (Element equal :
                    condition.child("conditionvar").map(Conditions::equals).orElse(List.of())) {
                String ident = equal.attribute("respident");
                if (labels.containsKey(ident)) {
                    NumberText.read(equal.text()).ifPresent(place -> byPlace.put(place.intValue(), ident));
                }
            }
        }
        return List.copyOf(byPlace.values());
    }
}
