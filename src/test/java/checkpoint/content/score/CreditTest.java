package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credit of its own for a choice, and pairs that repeat a left side or leave right sides to spare. */
class CreditTest {

    private static final Share THIRD_LOST = Share.of(-1, 3);

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 2", "2, -1, 3", "3, 0, 1", "9, 0, 1"})
    void one_choice_earns_its_own_credit(int chosen, int numerator, int denominator) {
        AnswerKey key = new AnswerKey.OneChoice(0, List.of(Share.ALL, Share.of(1, 2), THIRD_LOST, Share.NONE));

        assertThat(Marking.share(key, new Response.Chosen(Set.of(chosen)))).isEqualTo(Share.of(numerator, denominator));
    }

    @ParameterizedTest
    @CsvSource({"'0', 1, 3", "'0,1', 1, 1", "'0,1,2', 2, 3", "'2', 0, 1", "'0,2', 0, 1"})
    void credits_of_several_choices_add_up_and_never_fall_below_nothing(String chosen, int numerator, int denominator) {
        AnswerKey key = new AnswerKey.SomeChoices(Set.of(0, 1), 3, List.of(Share.of(1, 3), Share.of(2, 3), THIRD_LOST));
        Response response = new Response.Chosen(Set.copyOf(
                Arrays.stream(chosen.split(",")).map(Integer::valueOf).toList()));

        assertThat(Marking.share(key, response)).isEqualTo(Share.of(numerator, denominator));
    }

    @Test
    void three_exact_thirds_pass_at_a_hundred_percent_and_three_rounded_ones_do_not() {
        Marking.Marked all = new Marking.Marked(BigDecimal.ONE, Share.of(3, 3));
        Marking.Marked nearly = new Marking.Marked(BigDecimal.ONE, Share.of(9999, 10_000));

        assertThat(Marking.score(List.of(all), BigDecimal.ONE).passed()).isTrue();
        assertThat(Marking.score(List.of(nearly), BigDecimal.ONE).passed()).isFalse();
    }

    @Test
    void a_wrong_choice_may_cost_what_another_question_earned_and_no_more_than_that() {
        Marking.Marked right = new Marking.Marked(BigDecimal.ONE, Share.ALL);
        Marking.Marked lost = new Marking.Marked(BigDecimal.ONE, Share.of(-1, 2));

        assertThat(Marking.score(List.of(right, lost), BigDecimal.ONE).given()).isEqualByComparingTo("0.5");
        assertThat(Marking.score(List.of(lost, lost), BigDecimal.ONE).given()).isEqualByComparingTo("0");
    }

    @Test
    void left_sides_that_read_the_same_may_swap_their_right_sides() {
        // A lake twice, with 1 and 2 beside it; 3 is a right side to spare.
        AnswerKey key = new AnswerKey.Pairs(List.of(0, 1, 2), List.of(0, 1, 1));

        assertThat(Marking.share(key, new Response.Placed(List.of(0, 1, 2)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 2, 1)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 1, 1)))).isEqualTo(Share.of(2, 3));
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 1, 3)))).isEqualTo(Share.of(2, 3));
        assertThat(Marking.share(new AnswerKey.Pairs(List.of(0, 1, 2)), new Response.Placed(List.of(0, 2, 1))))
                .as("left sides that differ may not")
                .isEqualTo(Share.of(1, 3));
    }
}
