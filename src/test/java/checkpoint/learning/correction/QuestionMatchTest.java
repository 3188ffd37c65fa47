package checkpoint.learning.correction;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a corrected question holds something else for right, wherever that stands. */
class QuestionMatchTest {

    private static final Share HALF = Share.of(1, 2);

    private static Question asks(Question.Type type, AnswerKey key, List<String> entries, List<String> targets) {
        return new Question(
                "asked", null, null, type, BigDecimal.ONE, "What?", listed(entries), listed(targets), "So.", key);
    }

    private static List<Question.Entry> listed(List<String> texts) {
        return texts.stream().map(text -> new Question.Entry(text, text, null)).toList();
    }

    private static Question one(int right, String... choices) {
        return asks(Question.Type.SINGLE_CHOICE, new AnswerKey.OneChoice(right), List.of(choices), List.of());
    }

    private static Question one(List<Share> credits, String... choices) {
        return asks(
                Question.Type.SINGLE_CHOICE,
                new AnswerKey.OneChoice(credits.indexOf(Share.ALL), credits),
                List.of(choices),
                List.of());
    }

    private static Question some(Set<Integer> right, String... choices) {
        return asks(
                Question.Type.MULTIPLE_CHOICE,
                new AnswerKey.SomeChoices(right, choices.length),
                List.of(choices),
                List.of());
    }

    private static Question order(String... entries) {
        return asks(Question.Type.ORDERING, new AnswerKey.Order(entries.length), List.of(entries), List.of());
    }

    private static Question pairs(List<Integer> rights, List<String> lefts, List<String> targets) {
        return asks(Question.Type.MATCHING, new AnswerKey.Pairs(rights), lefts, targets);
    }

    static Stream<Arguments> questions() {
        List<String> ab = List.of("a", "b");
        List<String> ba = List.of("b", "a");
        List<String> xy = List.of("x", "y");
        return Stream.of(
                Arguments.of("the same choice in another place", one(0, "wet", "dry"), one(1, "dry", "wet"), true),
                Arguments.of("another choice in the same place", one(0, "wet", "dry"), one(0, "dry", "wet"), false),
                Arguments.of("another choice", one(0, "wet", "dry"), one(1, "wet", "dry"), false),
                Arguments.of(
                        "the same credits in other places",
                        one(List.of(Share.ALL, HALF, Share.NONE), "a", "b", "c"),
                        one(List.of(Share.NONE, HALF, Share.ALL), "c", "b", "a"),
                        true),
                Arguments.of(
                        "other credits in the same places",
                        one(List.of(Share.ALL, HALF, Share.NONE), "a", "b", "c"),
                        one(List.of(Share.ALL, HALF, Share.NONE), "a", "c", "b"),
                        false),
                Arguments.of(
                        "the same set", some(Set.of(0, 1), "a", "b", "c"), some(Set.of(1, 2), "c", "b", "a"), true),
                Arguments.of(
                        "another set", some(Set.of(0, 1), "a", "b", "c"), some(Set.of(0, 1), "c", "b", "a"), false),
                Arguments.of("the same order", order("a", "b", "c"), order("a", "b", "c"), true),
                Arguments.of("another order", order("a", "b", "c"), order("a", "c", "b"), false),
                Arguments.of("the same pairs", pairs(List.of(0, 1), ab, xy), pairs(List.of(1, 0), ba, xy), true),
                Arguments.of("other pairs", pairs(List.of(0, 1), ab, xy), pairs(List.of(0, 1), ba, xy), false));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("questions")
    void the_key_is_the_same_where_the_same_answers_are_right(
            String what, Question before, Question now, boolean same) {
        assertThat(QuestionMatch.haveSameKey(before, now)).isEqualTo(same);
        assertThat(QuestionMatch.haveSameKey(now, before)).isEqualTo(same);
    }
}
