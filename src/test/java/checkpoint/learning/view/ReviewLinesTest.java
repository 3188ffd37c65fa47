package checkpoint.learning.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.markdown.SampleFormulas;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.view.ReviewView.Line;
import checkpoint.learning.view.ReviewView.Mark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reviewed question says of each choice or field, to a reader who may see keys and to one who may not. */
class ReviewLinesTest {

    private static final Disclosure NO_KEYS = new Disclosure(true, false, false);

    private static final AnswerKey HALF =
            new AnswerKey.OneChoice(0, List.of(Share.ALL, Share.of(1, 2), Share.of(-1, 4)));

    private static final AnswerKey TWO_NUMBERS = new AnswerKey.Quantity(
            List.of(
                    new AnswerKey.Amount(new BigDecimal("40"), BigDecimal.ZERO, Share.ALL, "<p>As planned.</p>"),
                    new AnswerKey.Amount(
                            new BigDecimal("320"), BigDecimal.ZERO, Share.of(1, 2), "<p>Bits, not bytes.</p>")),
            List.of());

    private static List<Question.Entry> entries(String... texts) {
        return List.of(texts).stream()
                .map(text -> new Question.Entry(text, text, "why " + text))
                .toList();
    }

    private static MarkedAttempt.One one(
            Question.Type type,
            AnswerKey key,
            List<Question.Entry> entries,
            List<Question.Entry> targets,
            Response response) {
        Question question = new Question(
                "q", "spine", null, type, BigDecimal.ONE, "<p>?</p>", entries, targets, "<p>It is so.</p>", key);
        Layout.Put put = new Layout.Put("q", indices(entries), indices(targets));
        return new MarkedAttempt.One(question, put, response, Marking.share(key, response));
    }

    private static List<Integer> indices(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }

    private static MarkedAttempt.One chosen(int choice) {
        return one(
                Question.Type.SINGLE_CHOICE,
                HALF,
                entries("best", "half", "worse"),
                List.of(),
                new Response.Chosen(Set.of(choice)));
    }

    private static MarkedAttempt.One typed(String text) {
        return one(Question.Type.NUMERIC, TWO_NUMBERS, List.of(), List.of(), new Response.Typed(text));
    }

    private static List<Mark> marks(MarkedAttempt.One one, Disclosure disclosure) {
        return new ReviewLines(one, disclosure, false)
                .all().stream().map(Line::mark).toList();
    }

    private static ReviewView view(MarkedAttempt.One one, Disclosure disclosure) {
        return ReviewView.of(one, 1, new Passages(new Checkpoint.Page(null, "")), disclosure);
    }

    @Test
    void a_choice_that_earns_a_part_is_partly_right() {
        assertThat(marks(chosen(1), Disclosure.ALL)).containsExactly(Mark.MISSED, Mark.PARTLY, Mark.NONE);
        assertThat(view(chosen(1), Disclosure.ALL).verdict()).isEqualTo(ReviewView.Verdict.PARTLY);
        assertThat(view(chosen(1), Disclosure.ALL).given()).isEqualByComparingTo("0.5");
    }

    @Test
    void a_choice_that_costs_points_is_wrong_and_says_what_it_cost() {
        assertThat(marks(chosen(2), Disclosure.ALL)).containsExactly(Mark.MISSED, Mark.NONE, Mark.WRONG);
        assertThat(view(chosen(2), Disclosure.ALL).verdict()).isEqualTo(ReviewView.Verdict.WRONG);
        assertThat(view(chosen(2), Disclosure.ALL).given()).isEqualByComparingTo("-0.25");
    }

    @Test
    void without_keys_a_choice_is_only_given_and_only_what_was_chosen_is_explained() {
        List<Line> lines = new ReviewLines(chosen(1), NO_KEYS, false).all();

        assertThat(lines).extracting(Line::mark).containsExactly(Mark.NONE, Mark.GIVEN, Mark.NONE);
        assertThat(lines).extracting(Line::feedback).containsExactly(null, "why half", null);
        assertThat(view(chosen(1), NO_KEYS).feedback()).isNull();
    }

    @Test
    void a_typed_answer_has_its_own_explanation_and_no_key_beside_it() {
        Line line = new ReviewLines(typed("320"), NO_KEYS, false).all().getFirst();

        assertThat(line.feedback()).isEqualTo("<p>Bits, not bytes.</p>");
        assertThat(line.right()).isNull();
        assertThat(line.mark()).isEqualTo(Mark.GIVEN);
        assertThat(marks(typed("320"), Disclosure.ALL)).containsExactly(Mark.PARTLY);
        assertThat(new ReviewLines(typed("7"), NO_KEYS, false).all().getFirst().feedback())
                .isNull();
    }

    @Test
    void those_who_teach_read_every_answer_that_counts_with_what_it_earns() {
        List<Line> lines = new ReviewLines(typed("7"), Disclosure.ALL, true).all();

        assertThat(lines).extracting(Line::right).containsExactly("40", "320 (50 %)");
    }

    @Test
    void left_sides_that_read_the_same_may_swap_their_right_sides() {
        AnswerKey key = new AnswerKey.Pairs(List.of(0, 1, 2), List.of(0, 0, 2));
        MarkedAttempt.One one = one(
                Question.Type.MATCHING,
                key,
                entries("same", "same", "other"),
                entries("a", "b", "c"),
                new Response.Placed(List.of(1, 0, 0)));

        assertThat(marks(one, Disclosure.ALL)).containsExactly(Mark.RIGHT, Mark.RIGHT, Mark.WRONG);
        assertThat(marks(one, NO_KEYS)).containsOnly(Mark.GIVEN);
        assertThat(new ReviewLines(one, NO_KEYS, false).all())
                .allSatisfy(line -> assertThat(line.right()).isNull())
                .allSatisfy(line -> assertThat(line.feedback()).isNull());
    }

    @Test
    void a_right_side_reads_as_in_the_list_that_it_was_chosen_from() {
        Question.Entry half =
                new Question.Entry(SampleFormulas.mathml("\\frac12").orElseThrow(), "\\frac12", null);
        MarkedAttempt.One one = one(
                Question.Type.MATCHING,
                new AnswerKey.Pairs(List.of(1, 0), List.of(0, 1)),
                entries("left", "other"),
                List.of(half, new Question.Entry("<em>x</em>", "x", null)),
                new Response.Placed(List.of(0, 1)));

        assertThat(new ReviewLines(one, Disclosure.ALL, false).all())
                .extracting(Line::given, Line::right)
                .containsExactly(tuple("1/2", "x"), tuple("x", "1/2"));
    }
}
