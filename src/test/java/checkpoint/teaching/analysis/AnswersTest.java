package checkpoint.teaching.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.markdown.SampleFormulas;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.teaching.statistics.Alpha;
import checkpoint.teaching.tally.SampleTallies;
import checkpoint.tool.page.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an instructor is told, and what not. */
class AnswersTest {

    private final SampleQuiz seven = SampleQuiz.sevenTypes();

    private Answers answers(int learners, String fooled) {
        Checkpoint checkpoint = seven.checkpoint();
        return SampleAnswers.of(checkpoint, new SampleTallies(checkpoint, 7).submit(learners, 1, fooled), false)
                .answers();
    }

    private static QuestionFigures question(Answers answers, String id) {
        return answers.questions().stream()
                .filter(one -> one.question().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> flags(Answers answers, String id) {
        return question(answers, id).flags().stream().map(Flag::name).toList();
    }

    @Test
    void nine_answers_show_nothing_and_ten_have_figures() {
        assertThat(answers(9, "").areTold()).isFalse();
        assertThat(answers(9, "").questions()).noneMatch(QuestionFigures::isTold);

        assertThat(answers(10, "").areTold()).isTrue();
        assertThat(answers(10, "").questions()).allMatch(QuestionFigures::isTold);
    }

    @Test
    void an_alpha_below_zero_is_explained_by_what_to_do_about_it_and_another_is_not() {
        Page english = Page.alone(Locale.ENGLISH, null);

        assertThat(new Reliability.ByAlpha(new Alpha(-0.2, 5, 40)).meaning()).isEqualTo("below");
        assertThat(english.t("answers.alpha.below")).contains("discrimination is below 0", "check");
        assertThat(new Reliability.ByAlpha(new Alpha(0, 5, 40)).meaning()).isEqualTo("what");
    }

    @Test
    void figures_of_fewer_than_thirty_answers_are_called_uncertain() {
        assertThat(question(answers(29, ""), "retry-safe").isUnsure()).isTrue();
        assertThat(question(answers(30, ""), "retry-safe").isUnsure()).isFalse();
    }

    @Test
    void a_key_that_the_better_ones_miss_is_flagged_and_one_that_they_meet_is_not() {
        assertThat(flags(answers(60, "retry-safe"), "retry-safe")).contains("rival");
        assertThat(flags(answers(60, "lakehouse-first"), "lakehouse-first")).contains("rival.truth");
        assertThat(flags(answers(60, ""), "retry-safe")).doesNotContain("rival", "negative");
    }

    @Test
    void a_question_is_listed_without_tags_and_with_its_formulas_in_one_line() {
        Question plain = seven.checkpoint().quiz().question("retry-safe");
        String half = SampleFormulas.mathml("\\frac12").orElseThrow();

        assertThat(figures(plain, "<p>Is <em>it</em> &lt; 1?</p>").text()).isEqualTo("Is it &lt; 1?");
        assertThat(figures(plain, "<p>Is " + half + " &lt; 1?</p>").text()).isEqualTo("Is 1/2 &lt; 1?");
    }

    private static QuestionFigures figures(Question question, String stem) {
        Question asked = new Question(
                question.id(),
                question.objective(),
                question.passage(),
                question.type(),
                question.points(),
                stem,
                question.entries(),
                question.targets(),
                question.feedback(),
                question.key());
        return new QuestionFigures(1, asked, 0, null, 0, 0, null, List.of(), null, List.of());
    }

    @Test
    void a_choice_that_nobody_took_is_named() {
        Answers answers = answers(60, "");

        assertThat(question(answers, "retry-safe").flags())
                .filteredOn(flag -> flag.name().equals("unused"))
                .singleElement()
                .extracting(Flag::arguments)
                .isEqualTo(List.of("It logs each INSERT"));
    }

    @Test
    void each_choice_is_told_with_how_many_took_it_of_both_thirds() {
        QuestionFigures figures = question(answers(60, ""), "retry-safe");

        assertThat(figures.taken()).hasSize(3);
        assertThat(figures.taken().getFirst().isRight()).isTrue();
        assertThat(figures.taken().stream().mapToLong(AnswerCount::times).sum()).isEqualTo(60);
        assertThat(figures.taken().getFirst().upper())
                .isGreaterThan(figures.taken().getFirst().lower());
    }

    @Test
    void numbers_are_shown_around_the_tolerance() {
        QuestionFigures figures = question(answers(60, ""), "bytes-per-day");

        assertThat(figures.distribution()).isNotNull();
        assertThat(figures.taken())
                .filteredOn(AnswerCount::isRight)
                .extracting(AnswerCount::label)
                .containsExactly("41.2 – 42.2", "42.2 – 44.2", "44.2 – 45.2");
    }

    @Test
    void alpha_is_shown_where_all_answered_the_same_questions() {
        assertThat(answers(60, "").reliability()).isInstanceOf(Reliability.ByAlpha.class);
    }

    @Test
    void decision_consistency_is_shown_where_each_attempt_drew_its_own() {
        seven.draw = 4;

        assertThat(answers(80, "").reliability()).isInstanceOf(Reliability.ByConsistency.class);
    }

    @Test
    void why_neither_can_be_told_is_said() {
        SampleQuiz one = SampleQuiz.oneQuestion();
        Checkpoint checkpoint = one.checkpoint();
        SampleTallies tallies = new SampleTallies(checkpoint, 7).submit(20, 1, "");

        assertThat(SampleAnswers.of(checkpoint, tallies, false).answers().reliability())
                .isEqualTo(new Reliability.Untold(Reliability.Why.ONE_QUESTION));
        assertThat(answers(9, "").reliability()).isEqualTo(new Reliability.Untold(Reliability.Why.TOO_FEW));
    }

    @Test
    void scores_that_jump_after_keys_were_shown_are_said_and_not_where_no_keys_were() {
        seven.keys = Quiz.KeyTime.AFTER_SUBMIT;
        assertThat(second().harvest()).isNotNull();

        seven.keys = Quiz.KeyTime.AFTER_PASS;
        assertThat(second().harvest()).isNull();
    }

    private Answers second() {
        Checkpoint checkpoint = seven.checkpoint();
        return SampleAnswers.of(
                        checkpoint,
                        new SampleTallies(checkpoint, 7).submit(40, 1, "").submit(40, 2, ""),
                        true)
                .answers();
    }

    @Test
    void first_attempts_alone_count_unless_all_are_asked_for() {
        Checkpoint checkpoint = seven.checkpoint();
        SampleTallies tallies =
                new SampleTallies(checkpoint, 7).submit(40, 1, "").submit(15, 2, "");

        assertThat(SampleAnswers.of(checkpoint, tallies, false)
                        .answers()
                        .scores()
                        .n())
                .isEqualTo(40);
        assertThat(SampleAnswers.of(checkpoint, tallies, true)
                        .answers()
                        .scores()
                        .n())
                .isEqualTo(55);
        assertThat(SampleAnswers.of(checkpoint, tallies, false).answers().passes())
                .hasSize(2);
    }
}
