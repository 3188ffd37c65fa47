package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** text2qti's Markdown. The names are the numbers of the rules. */
class Text2qtiImportTest {

    private static final String GRANT = """
            Quiz title: Tombs
            shuffle answers: true

            Title: The tomb
            Points: 2
            1.  Who is *buried*
                here?
            ... A general remark.
            *a) Grant
            ... Right.
            b)  Lee
                the other
            """;

    private static Imports read(String text) {
        return Imports.of("quiz.txt", text);
    }

    @Test
    void F_T2Q_1_stem_choices_feedback_title_and_points_are_read_with_their_indented_lines() {
        Imports imports = read(GRANT);

        Question question = imports.question();
        assertThat(question.id()).isEqualTo("the-tomb");
        assertThat(question.points()).isEqualByComparingTo("2");
        assertThat(question.stem()).contains("<em>buried</em>", "here?");
        assertThat(question.feedback()).contains("A general remark.");
        assertThat(question.entries().getFirst().feedback()).contains("Right.");
        assertThat(imports.choosing(0)).isEqualTo("1");
        assertThat(imports.choosing(1)).isEqualTo("0");
        assertThat(imports.checkpoints().getFirst().title()).isEqualTo("Tombs");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[*] a;[ ] b;[*] c|MULTIPLE_CHOICE",
                "*a) True;b) False|TRUE_FALSE",
                "a) true;*b) false|TRUE_FALSE",
                "* Grant;* Ulysses Grant|SHORT_TEXT",
                "= 5 +- 1|NUMERIC"
            })
    void F_T2Q_1_the_marks_decide_the_type(String answers, Question.Type type) {
        assertThat(read("1. What?\n" + answers.replace(';', '\n') + "\n")
                        .question()
                        .type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"____", "^^^^", "*a) one\n*b) two", "a) one\nb) two", "*a) one\nb) two\nnot indented"})
    void F_T2Q_1_essays_uploads_and_what_it_calls_an_error_are_refused_and_the_next_is_read(String answers) {
        Imports imports = read("1. What?\n" + answers + "\n\n" + GRANT.substring(GRANT.indexOf("Title: The")));

        assertThat(imports.report().found()).isEqualTo(2);
        assertThat(imports.report().imported()).as(imports.said()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 +- 1|11|1",
                "10 +- 1|11.1|0",
                "200 +- 5%|190|1",
                "200 +- 5%|189|0",
                "[1.5, 3]|3|1",
                "7|7|1",
                "7|7.1|0"
            })
    void F_T2Q_2_numbers_have_a_margin_a_percentage_a_range_or_are_whole(String key, String typed, String credit) {
        assertThat(read("1. How many?\n= " + key + "\n").typing(typed)).isEqualTo(credit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1,5 +- 1", "5 km", "10 +- x", "[3, 1]", "50%"})
    void F_T2Q_2_a_bare_decimal_and_what_is_not_a_number_are_refused_with_their_line(String key) {
        Imports imports = read("1. How many?\n= " + key + "\n");

        assertThat(imports.kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(imports.said()).contains("quiz.txt:1");
    }

    @Test
    void F_T2Q_3_points_may_be_halves_and_what_is_not_a_number_is_refused() {
        assertThat(read("Points: 0.5\n1. What?\n*a) one\nb) two\n").question().points())
                .isEqualByComparingTo("0.5");
        assertThat(read("Points: 1,5\n1. What?\n*a) one\nb) two\n").kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_T2Q_3_the_same_choice_twice_is_reported() {
        assertThat(read("1. What?\n*a) one\nb) two\nc) two\n").said()).contains("appeared twice");
    }

    @Test
    void F_T2Q_4_groups_draw_with_their_points() {
        Imports imports = read("""
                GROUP
                pick: 1
                points per question: 3
                1. One?
                *a) x
                b) y
                2. Two?
                *a) x
                b) y
                END_GROUP
                3. Three?
                *a) x
                b) y
                """);

        assertThat(imports.checkpoints().getFirst().quiz().draw()).isEqualTo(2);
        assertThat(imports.checkpoints().getFirst().quiz().groups()).hasSize(2);
        assertThat(imports.questions())
                .extracting(question -> question.points().intValueExact())
                .containsExactly(3, 3, 1);
    }

    @Test
    void F_T2Q_4_comments_are_left_out() {
        Imports imports = read("COMMENT\n1. Not this?\n*a) x\nb) y\nEND_COMMENT\n% nor this\n2. This?\n*a) x\nb) y\n");

        assertThat(imports.question().stem()).contains("This?");
    }

    @Test
    void F_T2Q_4_code_is_never_run() {
        Imports imports = read("1. What?\n\n    ```{.python .run}\n    print(1)\n    ```\n*a) x\nb) y\n");

        assertThat(imports.said()).contains("refused", "never run here");
    }

    @Test
    void F_T2Q_5_other_dialects_are_reported_line_by_line() {
        Imports imports = read("Author: me\n\n1. What?\n*a) x\nb) y\n");

        assertThat(imports.report().imported()).isEqualTo(1);
        assertThat(imports.said()).contains("a line outside all questions: \"Author: me\"");
    }

    @Test
    void F_T2Q_4_a_group_without_an_end_ends_with_the_file_and_is_reported() {
        Imports imports = read("GROUP\npick: 1\n1. One?\n*a) x\nb) y\n\n2. Two?\n*a) x\nb) y\n");

        assertThat(imports.checkpoints().getFirst().quiz().draw()).isEqualTo(1);
        assertThat(imports.said()).contains("changed: a GROUP has no END_GROUP");
    }

    @Test
    void F_T2Q_4_code_between_questions_that_would_write_some_is_one_refusal() {
        Imports imports = read(
                "1. One?\n*a) x\nb) y\n\n```{.python .run}\nprint(\"1. Not this?\")\n* x\n```\n\n2. Two?\n*a) x\nb) y\n");

        assertThat(imports.report().imported()).isEqualTo(2);
        assertThat(imports.report().questions()).hasSize(3);
        assertThat(imports.said()).contains(":5 ", "never run here").doesNotContain("outside all questions");
    }

    @Test
    void F_T2Q_1_an_essay_is_not_also_said_to_have_no_answers() {
        assertThat(read("1. Why?\n____\n").said()).contains("an essay").doesNotContain("no answers");
    }
}
