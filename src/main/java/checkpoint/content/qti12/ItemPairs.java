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
import java.util.LinkedHashMap;
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
        Set<BigDecimal> worth = new HashSet<>();
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
            String right = null;
            for (Element condition : conditions.giving()) {
                for (Element equal :
                        condition.child("conditionvar").map(Conditions::equals).orElse(List.of())) {
                    if (equal.attribute("respident").equals(lid.attribute("ident"))
                            && labels.containsKey(equal.text().strip())) {
                        right = labels.get(equal.text().strip());
                        worth.add(conditions.given(condition).stripTrailingZeros());
                    }
                }
            }
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
        if (worth.size() > 1 || conditions.giving().size() == 1) {
            notes.changed("loss.pairs.worth");
        }
        List<String> extra = new ArrayList<>(offered);
        pairs.forEach(pair -> extra.remove(pair.right()));
        return new Answer.Matching(pairs, extra);
    }

    private Map<String, String> labels(Element lid) {
        Map<String, String> labels = new LinkedHashMap<>();
        lid.all("response_label").forEach(label -> labels.put(label.attribute("ident"), material.of(label)));
        return labels;
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
        for (Element condition : conditions.giving()) {
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
        for (Element condition : conditions.giving()) {
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
