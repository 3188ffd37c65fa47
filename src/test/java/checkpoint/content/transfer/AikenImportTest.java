package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Aiken, as Moodle reads it, and better where it loses questions. The names are the numbers of the rules. */
class AikenImportTest {

    private static final String GRANT = """
            Who is buried here?
            A) no one
            B. Grant
            C)Lee
            ANSWER: B
            """;

    private static Imports aiken(String text) {
        return Imports.of("quiz.txt", text);
    }

    @Test
    void F_AIK_1_letters_with_bracket_or_point_are_choices_and_the_space_may_be_missing() {
        Imports imports = aiken(GRANT);

        assertThat(imports.question().type()).isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(imports.choices()).containsExactly("no one", "Grant", "Lee");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("0");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_AIK_1_only_the_first_letter_of_the_answer_counts_and_the_others_are_reported() {
        Imports imports = aiken(GRANT.replace("ANSWER: B", "ANSWER: BC"));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(2)).isEqualTo("0");
        assertThat(imports.said()).contains("changed", "names several letters");
        assertThat(aiken(GRANT.replace("ANSWER: B", "ANSWER: B. Grant")).kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_AIK_1_a_choice_with_a_small_letter_refuses_the_question_whose_choice_it_is() {
        Imports imports = aiken(GRANT.replace("B. Grant", "b. Grant").replace("ANSWER: B", "ANSWER: C") + "\n" + GRANT);

        assertThat(imports.report().found()).isEqualTo(2);
        assertThat(imports.report().imported()).isEqualTo(1);
        assertThat(imports.said()).contains("quiz.txt:1 \"Who is buried here?\": refused", "has a lower-case letter");
    }

    @Test
    void F_AIK_1_an_answer_in_small_letters_is_read_and_reported() {
        Imports imports = aiken(GRANT + "\n" + GRANT.replace("ANSWER: B", "Answer: c"));

        assertThat(imports.report().imported()).isEqualTo(2);
        assertThat(imports.said()).contains("is not in capitals");
    }

    @Test
    void F_AIK_2_a_stem_of_two_lines_is_joined_and_reported_where_Moodle_throws_one_away() {
        Imports imports = aiken("Who is buried\nin this tomb?\nA) Grant\nB) Lee\nANSWER: A\n");

        assertThat(imports.question().stem()).contains("Who is buried", "in this tomb?");
        assertThat(imports.said()).contains("changed", "more than one line");
    }

    @Test
    void F_AIK_2_a_short_line_of_the_stem_is_not_lost() {
        Imports imports = aiken("What is 2 + 3, if not\n5\nA) 6\nB) 7\nANSWER: A\n");

        assertThat(imports.question().stem()).contains("5");
        assertThat(imports.said()).contains("changed");
    }

    @Test
    void F_AIK_2_a_stem_that_begins_like_a_choice_is_a_stem() {
        Imports imports = aiken("A. Lincoln was born in\nA) 1809\nB) 1810\nANSWER: A\n");

        assertThat(imports.question().stem()).contains("A. Lincoln");
        assertThat(imports.choices()).containsExactly("1809", "1810");
    }

    @Test
    void F_AIK_3_an_answer_that_is_not_a_choice_is_refused_where_Moodle_imports_a_question_without_a_key() {
        Imports imports = aiken(GRANT.replace("ANSWER: B", "ANSWER: F") + "\n" + GRANT);

        assertThat(imports.report().imported()).isEqualTo(1);
        assertThat(imports.said()).contains("refused: its answer F is not one of the choices A, B, C");
    }

    @Test
    void F_AIK_3_fewer_than_two_choices_are_refused() {
        assertThat(aiken("Who?\nA) Grant\nANSWER: A\n").kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_AIK_4_text_is_plain_also_where_it_looks_like_a_tag_or_Markdown() {
        Imports imports = aiken("What does <b> & *do*?\nA) <b>bold</b>\nB) nothing\nANSWER: A\n");

        assertThat(imports.question().stem()).contains("&lt;b&gt; &amp; *do*?");
        assertThat(imports.choices().getFirst()).isEqualTo("<b>bold</b>");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_AIK_4_blank_lines_are_not_needed_and_a_missing_answer_costs_one_question_alone() {
        Imports imports = aiken(GRANT + GRANT + "Who else?\nA) Grant\nB) Lee\n");

        assertThat(imports.report().found()).isEqualTo(3);
        assertThat(imports.report().imported()).isEqualTo(2);
        assertThat(imports.said()).contains("it has no line ANSWER: X");
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused_with_their_question() {
        Imports imports =
                Imports.of("quiz.txt", GRANT.replace("Lee", "L\u00e9e").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(imports.said()).contains("refused", "not valid UTF-8");
    }
}
