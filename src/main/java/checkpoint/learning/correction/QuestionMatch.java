package checkpoint.learning.correction;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a question that was put can be marked by a corrected one of the same id. Choices, entries and sides are found again by what they read, in whatever order
 * the corrected version has them. Pure.
 */
public sealed interface QuestionMatch {

    /**
     * It can: put and answered in the indices of the corrected question, which has the points, the stem and the place in the course of the one that
     * was put.
     *
     * @param reworded whether the corrected version asks in other words
     */
    record Found(Question question, Layout.Put put, Response response, boolean reworded) implements QuestionMatch {}

    /** It cannot: what was answered would be held against something that nobody was shown. */
    record Kept(Why why) implements QuestionMatch {}

    /** Why a question stays as it was marked; its words are {@code regrade.kept.<why>}. */
    enum Why {
        /** The corrected version has no question of this id. */
        GONE,
        /** It asks for another kind of answer. */
        OTHER_TYPE,
        /** Its choices, entries or sides are not the same. */
        OTHER_CHOICES
    }

    /** Images carry their version in their address. */
    Pattern VERSION = Pattern.compile("/content/[0-9a-f]{64}/");

    static QuestionMatch of(Question put, Layout.Put layout, Response response, Optional<Question> corrected) {
        if (corrected.isEmpty()) {
            return new Kept(Why.GONE);
        }
        Question now = corrected.get();
        if (now.type() != put.type()) {
            return new Kept(Why.OTHER_TYPE);
        }
        List<Integer> entries = moves(put.entries(), now.entries());
        List<Integer> targets = moves(put.targets(), now.targets());
        if (entries == null || targets == null) {
            return new Kept(Why.OTHER_CHOICES);
        }
        return new Found(
                grafted(put, now),
                new Layout.Put(
                        put.id(),
                        layout.entries().stream().map(entries::get).toList(),
                        layout.targets().stream().map(targets::get).toList()),
                moved(response, put.type(), entries, targets),
                !reads(put.stem()).equals(reads(now.stem())));
    }

    /** Whether attempts at the one question can be marked by the other. */
    static boolean isFound(Question put, Question corrected) {
        return corrected.type() == put.type()
                && moves(put.entries(), corrected.entries()) != null
                && moves(put.targets(), corrected.targets()) != null;
    }

    /**
     * Whether both hold the same answers for right, by what these read and not by where they stand: an author who corrects a key may put it first.
     * If the choices differ, places are compared.
     */
    static boolean haveSameKey(Question before, Question now) {
        List<Integer> entries = moves(before.entries(), now.entries());
        List<Integer> targets = moves(before.targets(), now.targets());
        if (before.type() != now.type() || entries == null || targets == null) {
            return before.key().equals(now.key());
        }
        return switch (before.key()) {
            case AnswerKey.OneChoice(int right, List<Share> credits) ->
                now.key() instanceof AnswerKey.OneChoice other
                        && (credits.isEmpty()
                                ? other.credits().isEmpty() && other.right() == entries.get(right)
                                : other.credits().equals(moved(credits, entries)));
            case AnswerKey.SomeChoices(Set<Integer> right, int choices, List<Share> credits) ->
                now.key()
                        .equals(new AnswerKey.SomeChoices(
                                moved(right, entries), choices, credits.isEmpty() ? credits : moved(credits, entries)));
            case AnswerKey.Order order -> now.key().equals(order) && isInPlace(entries);
            case AnswerKey.Pairs(List<Integer> rights, List<Integer> ignored) ->
                now.key() instanceof AnswerKey.Pairs other
                        && IntStream.range(0, rights.size())
                                .allMatch(left -> other.rightOfLeft()
                                        .get(entries.get(left))
                                        .equals(targets.get(rights.get(left))));
            case AnswerKey.Truth ignored -> now.key().equals(before.key());
            case AnswerKey.Quantity ignored -> now.key().equals(before.key());
            case AnswerKey.Words ignored -> now.key().equals(before.key());
        };
    }

    private static boolean isInPlace(List<Integer> moves) {
        return IntStream.range(0, moves.size()).allMatch(i -> moves.get(i) == i);
    }

    private static Set<Integer> moved(Set<Integer> choices, List<Integer> moves) {
        return choices.stream().map(moves::get).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Share> moved(List<Share> credits, List<Integer> moves) {
        return IntStream.range(0, credits.size())
                .mapToObj(place -> credits.get(moves.indexOf(place)))
                .toList();
    }

    private static Question grafted(Question put, Question now) {
        return new Question(
                put.id(),
                put.objective(),
                put.passage(),
                now.type(),
                put.points(),
                put.stem(),
                now.entries(),
                now.targets(),
                now.feedback(),
                now.key());
    }

    /** For each entry where it stands now; {@code null} where they are not the same. Of those that read the same each is found once. */
    private static @Nullable List<Integer> moves(List<Question.Entry> before, List<Question.Entry> now) {
        if (before.size() != now.size()) {
            return null;
        }
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            places.computeIfAbsent(reads(now.get(i).html()), text -> new ArrayDeque<>())
                    .add(i);
        }
        List<Integer> moves = new ArrayList<>();
        for (Question.Entry entry : before) {
            Integer place =
                    places.getOrDefault(reads(entry.html()), new ArrayDeque<>()).poll();
            if (place == null) {
                return null;
            }
            moves.add(place);
        }
        return moves;
    }

    private static String reads(String html) {
        return VERSION.matcher(html).replaceAll("/content/").strip();
    }

    private static Response moved(Response response, Question.Type type, List<Integer> entries, List<Integer> targets) {
        return switch (response) {
            case Response.Chosen(Set<Integer> choices) -> new Response.Chosen(moved(choices, entries));
            case Response.Placed(List<@Nullable Integer> places) ->
                new Response.Placed(placed(places, type, entries, targets));
            case Response.Blank ignored -> response;
            case Response.TrueOrFalse ignored -> response;
            case Response.Typed ignored -> response;
        };
    }

    private static List<@Nullable Integer> placed(
            List<@Nullable Integer> places, Question.Type type, List<Integer> entries, List<Integer> targets) {
        List<@Nullable Integer> moved = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            moved.add(null);
        }
        for (int i = 0; i < Math.min(places.size(), entries.size()); i++) {
            Integer place = places.get(i);
            moved.set(
                    entries.get(i),
                    place == null || type != Question.Type.MATCHING
                            ? place
                            : Objects.requireNonNull(targets.get(place)));
        }
        return moved;
    }
}
