package checkpoint.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.Layout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which questions an attempt puts, over many seeds. */
class DrawTest {

    private static Layout draw(Quiz quiz, Map<String, Integer> met, int seed) {
        return new Draw(quiz, met, new Random(seed)).layout();
    }

    private static Set<String> ids(Layout layout) {
        return layout.questions().stream().map(Layout.Put::question).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 10, 13, 30})
    void no_objective_gives_more_than_one_question_above_another(int size) {
        Quiz quiz = SampleQuiz.bank(6, size).quiz();

        for (int seed = 0; seed < 50; seed++) {
            Layout layout = draw(quiz, Map.of(), seed);
            Map<String, Long> byObjective = layout.questions().stream()
                    .collect(Collectors.groupingBy(
                            put -> quiz.question(put.question()).objective(), Collectors.counting()));

            assertThat(ids(layout)).hasSize(size);
            assertThat(byObjective).hasSize(5);
            assertThat(byObjective.values())
                    .allSatisfy(count -> assertThat(count).isBetween((long) size / 5, (long) (size + 4) / 5));
        }
    }

    @Test
    void nothing_is_put_again_until_the_bank_is_used_up() {
        Quiz quiz = SampleQuiz.bank(6, 10).quiz();

        for (int seed = 0; seed < 50; seed++) {
            Map<String, Integer> met = new HashMap<>();
            Set<String> all = new HashSet<>();
            for (int attempt = 0; attempt < 3; attempt++) {
                Set<String> drawn = ids(draw(quiz, met, seed * 10 + attempt));
                drawn.forEach(id -> met.merge(id, 1, Integer::sum));
                all.addAll(drawn);
            }
            assertThat(all).hasSize(30);
        }
    }

    @Test
    void two_learners_meet_different_questions() {
        Quiz quiz = SampleQuiz.bank(6, 10).quiz();

        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed -> ids(draw(quiz, Map.of(), seed)))
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void unshuffled_questions_and_choices_stand_as_authored() {
        SampleQuiz sample = SampleQuiz.sevenTypes();
        sample.shuffle = false;

        Layout layout = draw(sample.quiz(), Map.of(), 1);

        assertThat(layout.questions().stream().map(Layout.Put::question))
                .containsExactlyElementsOf(
                        sample.questions.stream().map(question -> question.id()).toList());
        assertThat(layout.questions().getFirst().entries()).containsExactly(0, 1, 2);
    }

    @Test
    void entries_to_order_never_stand_in_their_right_order() {
        SampleQuiz sample = SampleQuiz.sevenTypes();
        sample.shuffle = false;

        for (int seed = 0; seed < 200; seed++) {
            List<Integer> entries =
                    draw(sample.quiz(), Map.of(), seed).questions().get(5).entries();
            assertThat(entries).containsExactlyInAnyOrder(0, 1, 2, 3).isNotEqualTo(List.of(0, 1, 2, 3));
        }
    }
}
