package checkpoint.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.MetQuestion;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static Layout draw(Quiz quiz, List<MetQuestion> met, int seed) {
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
            Layout layout = draw(quiz, List.of(), seed);
            Map<String, Long> byObjective = layout.questions().stream()
                    .collect(Collectors.groupingBy(
                            put -> quiz.question(put.question()).objective(), Collectors.counting()));

            assertThat(ids(layout)).hasSize(size);
            assertThat(byObjective).hasSize(5);
            assertThat(byObjective.values())
                    .allSatisfy(count -> assertThat(count).isBetween((long) size / 5, (long) (size + 4) / 5));
        }
    }

    private static MetQuestion met(String question, int attempt, boolean answer) {
        return new MetQuestion(question, attempt, new Response.TrueOrFalse(answer));
    }

    @Test
    void nothing_is_put_again_until_the_bank_is_used_up() {
        Quiz quiz = SampleQuiz.bank(6, 10).quiz();

        for (int seed = 0; seed < 50; seed++) {
            Map<String, MetQuestion> met = new HashMap<>();
            for (int attempt = 1; attempt <= 3; attempt++) {
                int number = attempt;
                ids(draw(quiz, List.copyOf(met.values()), seed * 10 + attempt))
                        .forEach(id -> met.put(id, met(id, number, number == 2)));
            }
            assertThat(met).hasSize(30);
        }
    }

    @Test
    void what_was_never_met_comes_first_then_what_was_missed_longest_ago_then_what_was_right_longest_ago() {
        Quiz quiz = SampleQuiz.bank(6, 5).quiz();
        List<MetQuestion> met = new ArrayList<>();
        for (String objective : SampleQuiz.objectives().keySet()) {
            met.add(met(objective + "-0", 1, true));
            met.add(met(objective + "-1", 3, false));
            met.add(met(objective + "-2", 2, false));
            met.add(met(objective + "-3", 4, true));
            met.add(new MetQuestion(objective + "-4", 4, new Response.Blank()));
        }
        List<String> order = new ArrayList<>();
        for (int attempt = 5; attempt <= 10; attempt++) {
            List<String> last = ids(draw(quiz, met, attempt)).stream()
                    .map(id -> id.substring(id.length() - 2))
                    .distinct()
                    .toList();
            assertThat(last).hasSize(1);
            order.addAll(last);
            int number = attempt;
            met.removeIf(one -> one.question().endsWith(last.getFirst()));
            SampleQuiz.objectives()
                    .keySet()
                    .forEach(objective -> met.add(met(objective + last.getFirst(), number + 100, true)));
        }

        assertThat(order).containsExactly("-5", "-2", "-1", "-4", "-0", "-3");
    }

    /** Of the thirty questions, two of the first ten, three of the last twenty. */
    private static Quiz groups() {
        SampleQuiz sample = SampleQuiz.bank(6, 5);
        List<String> ids = sample.questions.stream().map(Question::id).toList();
        sample.groups = List.of(new Quiz.Group(ids.subList(0, 10), 2), new Quiz.Group(ids.subList(10, 30), 3));
        return sample.quiz();
    }

    private static long drawn(Quiz quiz, int group, Set<String> ids) {
        return quiz.groups().get(group).questions().stream()
                .filter(ids::contains)
                .count();
    }

    @Test
    void each_group_gives_its_own_draw_and_no_other() {
        for (int seed = 0; seed < 50; seed++) {
            Set<String> ids = ids(draw(groups(), List.of(), seed));

            assertThat(ids).hasSize(5);
            assertThat(drawn(groups(), 0, ids)).isEqualTo(2);
            assertThat(drawn(groups(), 1, ids)).isEqualTo(3);
        }
        SampleQuiz without = SampleQuiz.bank(6, 5);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> drawn(groups(), 0, ids(draw(without.quiz(), List.of(), seed)))))
                .as("the same draw of the bank as a whole")
                .contains(1L);
    }

    @Test
    void a_group_puts_first_what_was_not_met_then_what_was_missed_longest_ago_whatever_other_groups_have_left() {
        Quiz quiz = groups();
        List<String> first = quiz.groups().getFirst().questions();
        List<MetQuestion> met = new ArrayList<>();
        // All ten of the first group: right, but for two that were missed; nothing of the second.
        for (int i = 0; i < first.size(); i++) {
            met.add(met(first.get(i), i + 1, i != 4 && i != 7));
        }

        assertThat(ids(draw(quiz, met, 1))).contains(first.get(4), first.get(7));

        met.removeIf(one -> one.question().equals(first.get(9)));
        assertThat(ids(draw(quiz, met, 2)))
                .as("an unmet one comes before the later miss")
                .contains(first.get(9), first.get(4))
                .doesNotContain(first.get(7));
    }

    @Test
    void what_is_not_a_question_of_this_version_any_more_is_passed_over() {
        Quiz quiz = SampleQuiz.bank(1, 5).quiz();

        assertThat(ids(draw(quiz, List.of(met("gone", 1, true)), 1))).hasSize(5);
    }

    @Test
    void two_learners_meet_different_questions() {
        Quiz quiz = SampleQuiz.bank(6, 10).quiz();

        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed -> ids(draw(quiz, List.of(), seed)))
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void unshuffled_questions_and_choices_stand_as_authored() {
        SampleQuiz sample = SampleQuiz.sevenTypes();
        sample.shuffle = false;

        Layout layout = draw(sample.quiz(), List.of(), 1);

        assertThat(layout.questions().stream().map(Layout.Put::question))
                .containsExactlyElementsOf(
                        sample.questions.stream().map(question -> question.id()).toList());
        assertThat(layout.questions().getFirst().entries()).containsExactly(0, 1, 2);
    }

    @Test
    void a_fixed_choice_keeps_its_place_while_the_others_change_theirs() {
        SampleQuiz sample = SampleQuiz.sevenTypes();
        Question single = sample.questions.getFirst();
        List<Question.Entry> entries = new ArrayList<>(single.entries());
        Question.Entry last = entries.removeLast();
        entries.add(new Question.Entry(last.html(), last.text(), last.feedback(), true));
        sample.questions = List.of(new Question(
                single.id(),
                single.objective(),
                single.passage(),
                single.type(),
                single.points(),
                single.stem(),
                entries,
                single.targets(),
                single.feedback(),
                single.key()));

        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> draw(sample.quiz(), List.of(), seed * 1_000_003)
                                .questions()
                                .getFirst()
                                .entries())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(List.of(0, 1, 2), List.of(1, 0, 2));
    }

    @Test
    void entries_to_order_never_stand_in_their_right_order() {
        SampleQuiz sample = SampleQuiz.sevenTypes();
        sample.shuffle = false;

        for (int seed = 0; seed < 200; seed++) {
            List<Integer> entries =
                    draw(sample.quiz(), List.of(), seed).questions().get(5).entries();
            assertThat(entries).containsExactlyInAnyOrder(0, 1, 2, 3).isNotEqualTo(List.of(0, 1, 2, 3));
        }
    }
}
