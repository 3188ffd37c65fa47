package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the pairs of a matching question: a mapping of left sides to right ones, or a list where left sides repeat. */
final class ReadPairs {

    private final Prose.Texts texts;

    ReadPairs(Prose.Texts texts) {
        this.texts = texts;
    }

    /** A left side and its right one, as authored. */
    private record Pair(String left, String right, Yaml at) {}

    /** {@code null}, with a fault, where they cannot be read. */
    ReadAnswerKey.@Nullable Answer read(Yaml value, @Nullable Yaml extra) {
        List<Pair> pairs = value.isList() ? listed(value) : mapped(value);
        if (pairs.size() < 2) {
            value.fault("fault.pairs.few");
            return null;
        }
        Map<String, Question.Entry> rights = new LinkedHashMap<>();
        List<Question.Entry> lefts = new ArrayList<>();
        List<String> leftTexts = pairs.stream().map(pair -> pair.left().strip()).toList();
        for (Pair pair : pairs) {
            lefts.add(texts.entry(pair.at(), pair.left(), null));
            Question.Entry right = texts.entry(pair.at(), pair.right(), null);
            rights.putIfAbsent(pair.right(), right);
        }
        List<String> order = new ArrayList<>(rights.keySet());
        if (extra != null) {
            extra(extra, rights);
        }
        return new ReadAnswerKey.Answer(
                lefts,
                List.copyOf(rights.values()),
                new AnswerKey.Pairs(
                        pairs.stream().map(pair -> order.indexOf(pair.right())).toList(),
                        leftTexts.stream().map(leftTexts::indexOf).toList()));
    }

    private static List<Pair> mapped(Yaml value) {
        List<Pair> pairs = new ArrayList<>();
        value.members().forEach((left, right) -> {
            if (left.isBlank()) {
                right.fault("fault.pairs.left");
            }
            pairs.add(new Pair(left, right.text(), right));
        });
        return pairs;
    }

    private static List<Pair> listed(Yaml value) {
        List<Pair> pairs = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Yaml one : value.entries()) {
            Members members = one.named("fault.within.pair").members(Set.of("left", "right"), Set.of());
            if (members.has(Set.of("left", "right"))) {
                Pair pair = new Pair(members.text("left"), members.text("right"), one);
                if (!seen.add(List.of(pair.left(), pair.right()))) {
                    one.fault("fault.pairs.twice", pair.left(), pair.right());
                }
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private void extra(Yaml value, Map<String, Question.Entry> rights) {
        for (Yaml one : value.entries()) {
            if (rights.putIfAbsent(one.text(), texts.entry(one)) != null) {
                one.fault("fault.pairs.extra", one.text());
            }
        }
    }
}
