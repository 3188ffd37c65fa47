package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GIFT, as Moodle reads it. The names are the numbers of the rules that programs disagree on. */
class GiftImportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Grant is buried here.{F}|TRUE_FALSE",
                "Who?{~a =b ~c}|SINGLE_CHOICE",
                "Which?{~%50%a ~%50%b ~%-100%c}|MULTIPLE_CHOICE",
                "When?{#1822:1}|NUMERIC",
                "Who?{=no one =nobody}|SHORT_TEXT",
                "Match.{=a -> 1 =b -> 2}|MATCHING"
            })
    void what_stands_in_the_braces_decides_the_type(String gift, Question.Type type) {
        assertThat(Imports.gift(gift).question().type()).isEqualTo(type);
    }

    @Test
    void F_GIFT_1_an_n_after_a_backslash_is_a_line_break_also_in_a_formula_and_is_reported() {
        Imports wrong = Imports.gift("What is $\\nu$? {=frequency}");
        Imports right = Imports.gift("What is $\\\\nu$? {=frequency}");

        assertThat(wrong.said()).contains("changed", "\\n is a line break");
        assertThat(right.said()).doesNotContain("changed");
        assertThat(right.question().stem()).contains("\u03bd");
    }

    @Test
    void F_GIFT_1_only_eight_escapes_are_escapes() {
        assertThat(Imports.gift("A \\alpha and \\{b\\} \\= c? {=x\\:y}")
                        .question()
                        .stem())
                .contains("\\alpha", "{b} = c?");
    }

    @Test
    void F_GIFT_2_braces_of_a_formula_are_refused_instead_of_becoming_answers() {
        Imports imports = Imports.gift("What is $\\frac{1}{2}$? {=half ~one}");

        assertThat(imports.kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(imports.said()).contains("formula");
    }

    @Test
    void F_GIFT_3_an_unescaped_equals_sign_in_an_answer_begins_another_right_one_and_is_reported() {
        Imports imports = Imports.gift("Why?{=right#because a=b ~wrong}");

        assertThat(imports.choices()).containsExactly("right", "b", "wrong");
        assertThat(imports.said()).contains("begins another right answer");
        assertThat(Imports.gift("Which?{~<b style=\"color=red\">x</b> =y}").kind())
                .isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_GIFT_3_an_equals_sign_that_begins_the_only_right_answer_was_meant() {
        assertThat(Imports.gift("They {~is=are} here.").choices()).containsExactly("is", "are");
        assertThat(Imports.gift("They {~is=are} here.").said()).doesNotContain("another right answer");
        assertThat(Imports.gift("Why? {~wrong#because a=b}").said()).contains("another right answer");
        // Its weights name the right ones already.
        assertThat(Imports.gift("Which? {~%50%a=b ~%50%c\n~%-100%d}").said()).contains("another right answer");
    }

    @Test
    void F_GIFT_4_a_weight_after_an_equals_sign_is_text_in_a_choice_question_and_half_credit_in_a_short_answer() {
        Imports choice = Imports.gift("Which?{=%50%a ~b}");
        Imports text = Imports.gift("Which?{=a =%50%b}");

        assertThat(choice.choices()).containsExactly("%50%a", "b");
        assertThat(choice.choosing(0)).isEqualTo("1");
        assertThat(choice.said()).contains("takes no weight");
        assertThat(text.typing("b")).isEqualTo("1/2");
    }

    @Test
    void F_GIFT_5_weights_that_Moodle_refuses_with_their_whole_file_are_read() {
        Imports thirds = Imports.gift("Which?{~%33%a ~%33%b ~%33.3%c ~%-6.25%d}\n\nNext?{T}");

        assertThat(thirds.report().imported()).isEqualTo(2);
        assertThat(thirds.said()).contains("scaled to 100%");
        assertThat(Imports.gift("Which?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}")
                        .choosing(0))
                .isEqualTo("1/3");
    }

    @Test
    void F_GIFT_6_weights_with_which_nobody_could_earn_everything_are_refused() {
        assertThat(Imports.gift("Which?{~%50%a ~%30%b}").said()).contains("refused", "80%");
        assertThat(Imports.gift("Which?{~a ~b}").said()).contains("refused: no choice is right");
    }

    @Test
    void F_GIFT_6_two_right_ones_of_which_one_is_chosen_each_earn_everything() {
        Imports imports = Imports.gift("Which?{=a =b ~c}");

        assertThat(imports.choosing(0)).isEqualTo("1");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(2)).isEqualTo("0");
    }

    @Test
    void F_GIFT_7_a_wrong_choice_without_a_weight_costs_nothing_and_one_with_a_weight_costs_it() {
        Imports free = Imports.gift("Which?{~%50%a ~%50%b ~c}");
        Imports dear = Imports.gift("Which?{=a ~%-50%b ~c}");

        assertThat(free.choosing(0, 1, 2)).isEqualTo("1");
        assertThat(dear.choosing(1)).isEqualTo("-1/2");
    }

    @Test
    void F_GIFT_7_weights_that_are_our_formula_are_written_without_credits() {
        assertThat(Imports.gift("Which?{~%50%a ~%50%b ~%-50%c}").question().key())
                .isInstanceOfSatisfying(
                        AnswerKey.SomeChoices.class,
                        key -> assertThat(key.credits()).isEmpty());
    }

    @Test
    void F_GIFT_8_a_question_right_below_a_category_is_not_lost() {
        Imports imports = Imports.gift("$CATEGORY: one//two\nIs it?{T}");

        assertThat(imports.report().imported()).isOne();
        assertThat(imports.said()).contains("Moodle loses");
    }

    @Test
    void F_GIFT_9_only_a_line_that_begins_with_slashes_is_a_comment() {
        Imports imports =
                Imports.gift("// a remark\n// [id:q-7] [tag:hard]\nSee https://example.org/a here?{\n// no\n=yes\n}");

        assertThat(imports.question().stem()).contains("https://example.org/a");
        assertThat(imports.question().id()).isEqualTo("q-7");
        assertThat(imports.said()).contains("dropped: the tag \"hard\"");
    }

    @Test
    void F_GIFT_10_a_blank_line_ends_a_question_and_both_parts_are_in_the_report() {
        Imports imports = Imports.gift("A text.\n\nIs it?{T}\n\nBroken?{\n~a\n\n=b}");

        assertThat(imports.report().found()).isEqualTo(4);
        assertThat(imports.report().imported()).isOne();
        assertThat(imports.said()).contains("a description", "its braces do not match");
    }

    @Test
    void F_GIFT_11_true_and_false_have_one_feedback_here_and_lower_case_is_a_short_text() {
        Imports imports = Imports.gift("Is it?{T#if wrong#if right}");

        assertThat(imports.question().key()).isEqualTo(new AnswerKey.Truth(true));
        assertThat(imports.question().feedback()).contains("if wrong", "if right");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.CHANGED);
        assertThat(Imports.gift("Is it?{true}").question().type()).isEqualTo(Question.Type.SHORT_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#3,5:0.1", "#50%", "#5 km", "#=abc", "#1,5..2,5", "#", "#5..1"})
    void F_GIFT_12_what_Moodle_takes_for_any_number_is_refused_with_its_line(String answers) {
        Imports imports = Imports.gift("First?{T}\n\nHow many?{" + answers + "}");

        assertThat(imports.report().imported()).isOne();
        assertThat(imports.said()).contains("quiz.txt:3 \"How many?\": refused");
    }

    @ParameterizedTest
    @CsvSource({
        "#3:0.5, 3.5, 1",
        "#3:0.5, 3.6, 0",
        "#1..5, 5, 1",
        "#1.5e3:1e2, 1600, 1",
        "# 3 : 0.5, 2.5, 1",
        "#3:0.1#good, 3.1, 1",
        "#=1822:0 =%50%1822:2, 1824, 1/2",
        "#=1822:0 =%50%1822:2, 1822, 1"
    })
    void F_GIFT_12_tolerances_are_absolute_and_the_first_that_fits_counts(String answers, String typed, String earned) {
        assertThat(Imports.gift("When?{" + answers + "}").typing(typed)).isEqualTo(earned);
    }

    @Test
    void F_GIFT_13_a_wildcard_is_never_taken_for_a_spelling() {
        assertThat(Imports.gift("Who?{=Wash*ton}").said()).contains("refused", "wildcard");
        assertThat(Imports.gift("Sign?{=a\\*b}").typing("a*b")).isEqualTo("1");
    }

    @Test
    void F_GIFT_14_an_empty_left_side_is_an_extra_right_side_and_one_pair_is_refused() {
        Imports imports = Imports.gift("Match.{=a -> 1 =b -> 2 = -> 3}");

        assertThat(imports.question().targets())
                .extracting(Question.Entry::text)
                .contains("1", "2", "3");
        assertThat(Imports.gift("Match.{=a -> 1}").kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(Imports.gift("Which?{=a ~}").kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_GIFT_15_text_after_the_braces_makes_a_gap() {
        assertThat(Imports.gift("It is on the {=fourth ~fifth} Thursday.")
                        .question()
                        .stem())
                .contains("_____ Thursday.");
    }

    @Test
    void F_GIFT_16_formats_stand_before_a_text_and_unknown_ones_are_text() {
        assertThat(Imports.gift("[markdown]Who is **he**?{=x}").question().stem())
                .contains("<strong>he</strong>");
        assertThat(Imports.gift("[html]Who is <em>he</em> &amp; she?{=x}")
                        .question()
                        .stem())
                .contains("<em>he</em> &amp; she");
        assertThat(Imports.gift("[plain]Is a<b *always*?{=x}").question().stem())
                .contains("a&lt;b *always*");
        assertThat(Imports.gift("[text](url) is Markdown?{=x}").question().stem())
                .contains("[text](url)");
    }

    @Test
    void F_GIFT_17_a_choice_after_the_general_feedback_is_feedback_and_that_is_reported() {
        Imports imports = Imports.gift("Which?{=a####general ~b}");

        assertThat(imports.question().type()).isEqualTo(Question.Type.SHORT_TEXT);
        assertThat(imports.said()).contains("everything after ####");
        assertThat(Imports.gift("Is it?{TRUE####}").question().feedback()).isNull();
    }

    @Test
    void F_GIFT_18_a_name_without_a_stem_becomes_the_stem_and_one_without_an_end_is_the_stem() {
        Imports named = Imports.gift("::What is it?::{=x ~y}");

        assertThat(named.question().stem()).contains("What is it?");
        assertThat(named.said()).contains("changed: the stem is empty");
        assertThat(Imports.gift(":: What now {=x ~y}").question().stem()).contains("What now");
    }

    @Test
    void F_GIFT_19_what_is_not_utf_8_is_refused_question_by_question() {
        byte[] latin = "Caf\u00e9?{T}\n\nTea?{F}".getBytes(StandardCharsets.ISO_8859_1);

        Imports imports = Imports.of("a.txt", latin);

        assertThat(imports.report().imported()).isOne();
        assertThat(imports.said()).contains("a.txt:1", "not valid UTF-8");
        assertThat(Imports.gift("\ufeffIs it?{T}\r\n\r\nAnd?{F}\r\n").report().imported())
                .isEqualTo(2);
    }

    @Test
    void F_GIFT_20_an_ordering_question_needs_entries() {
        assertThat(Imports.gift("Which?{>5 is big}").kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(Imports.gift("Sort.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\none\ntwo\nthree\n}")
                        .question()
                        .type())
                .isEqualTo(Question.Type.ORDERING);
    }

    @Test
    void F_GIFT_21_a_weight_of_nothing_keeps_a_percent_sign_in_a_choice() {
        Imports imports = Imports.gift("Which?{~%0%%50% of it =[markdown][html] is it}");

        assertThat(imports.choices()).containsExactly("%50% of it", "[html] is it");
        assertThat(imports.choosing(0)).isEqualTo("0");
    }

    @Test
    void what_was_found_is_what_was_imported_and_what_was_refused() {
        Imports imports = Imports.gift("a?{T}\n\nb?{}\n\nc\n\nd?{#x}\n\ne?{=1 ~2}\n\nf?{~1 ~2}");

        assertThat(imports.report().found()).isEqualTo(6);
        assertThat(imports.report().imported()).isEqualTo(2);
        assertThat(imports.questions()).hasSize(2);
    }

    @Test
    void a_pair_that_stands_there_twice_is_merged_and_the_rest_of_the_quiz_is_read() {
        Imports imports = Imports.gift("Match.{=a -> 1 =b -> 2 =a -> 1}\n\nNext?{T}");

        assertThat(imports.report().imported()).isEqualTo(2);
        assertThat(imports.said()).contains("changed: a pair appeared twice");
    }

    @Test
    void an_empty_choice_in_front_of_the_right_one_is_none_as_in_Moodle() {
        Imports imports = Imports.gift("I mustn't eat too {~many~=much} chocolate.");

        assertThat(imports.choices()).containsExactly("many", "much");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void a_choice_without_text_is_left_out_as_in_Moodle_and_what_it_held_is_told() {
        Imports imports = Imports.gift("Who?{=me ~you ~#nobody ~%50%}");

        assertThat(imports.choices()).containsExactly("me", "you");
        assertThat(imports.said()).contains("dropped: a choice without text", "\"nobody\"", "would have earned 50%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:SA:=like", ":MULTICHOICE:~=a~b", "2:NM:=3:1", "1:MCV:a~=b", "1:SHORTANSWER_C:=x"})
    void a_gap_of_the_Cloze_notation_is_refused_instead_of_becoming_an_answer(String gap) {
        Imports imports = Imports.gift("Stories of dolphins, {" + gap + "} saving swimmers.");

        assertThat(imports.kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(imports.said()).contains("Cloze");
    }

    @Test
    void an_answer_with_colons_is_no_gap_of_the_Cloze_notation() {
        assertThat(Imports.gift("When?{=1:SAM:x}").typing("1:SAM:x")).isEqualTo("1");
    }

    @Test
    void a_question_is_named_in_the_report_as_its_author_reads_it() {
        Imports imports = Imports.gift("\t::Numeric\\: 1::How many?{#3}");

        assertThat(imports.report().questions().getFirst().name()).isEqualTo("Numeric: 1");
    }

    @Test
    void F_GIFT_12_the_feedback_for_all_other_numbers_is_told_without_its_mark() {
        assertThat(Imports.gift("[html]How many?{#=3 ~#<p>Count again.</p>}").said())
                .contains("the feedback for any other answer: \"Count again.\"");
    }

    @Test
    void F_GIFT_8_one_category_right_below_another_is_no_stem() {
        Imports imports = Imports.gift("$CATEGORY: a\n$CATEGORY: b\n::Q 10:: Why?{=x ~y}");

        assertThat(imports.question().stem()).contains("Why?").doesNotContain("CATEGORY");
        assertThat(imports.said()).contains("quiz.txt:3: changed: $CATEGORY must be followed by a blank line");
    }

    @Test
    void F_GIFT_8_a_category_right_below_a_question_is_no_text_of_it() {
        Imports imports = Imports.gift("Why?{=x ~y}\n$CATEGORY: b\n\nHow?{=x ~y}");

        assertThat(imports.questions()).hasSize(2);
        assertThat(imports.questions().getFirst().stem()).doesNotContain("_").doesNotContain("CATEGORY");
        assertThat(imports.said()).contains("quiz.txt:2: changed: a blank line is missing above it");
    }

    @Test
    void F_GIFT_10_a_named_question_right_below_another_is_not_lost() {
        Imports imports = Imports.gift("::1::Why?{\n=x ~y\n}\n::2::How?{\n=x ~y\n}\n\n::3:: A {=gap}\n::of text");

        assertThat(imports.report().imported()).isEqualTo(3);
        assertThat(imports.questions().get(1).stem()).contains("How?");
        assertThat(imports.said()).contains("quiz.txt:4: changed: a blank line is missing above it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">2 RANDOM|changed: it showed 2 of its entries",
                ">0 RANDOM|changed: it showed only some of its entries",
                ">3 RANDOM|kept",
                ">6 CONTIGUOUS|kept",
                ">2 ALL|kept"
            })
    void an_ordering_that_showed_all_of_its_entries_in_Moodle_is_not_said_to_change(String head, String said) {
        assertThat(Imports.gift("Order them.{" + head + " VERTICAL ABSOLUTE_POSITION SHOW none\na\nb\nc\n}")
                        .said())
                .contains(said);
    }

    @Test
    void a_space_at_the_end_of_a_link_still_parts_two_words() {
        assertThat(Imports.gift("[html]See <a href\\=\"https\\://moodle.org\">here </a>and there.{T}")
                        .question()
                        .stem())
                .contains("here</a> and there");
    }
}
