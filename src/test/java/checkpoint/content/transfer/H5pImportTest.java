package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** H5P packages. The names are the numbers of the rules. */
class H5pImportTest {

    private static final String CHOICES =
            "\"answers\":[{\"text\":\"<div>a</div>\\n\",\"correct\":true},{\"text\":\"b\",\"correct\":false},{\"text\":\"c\",\"correct\":false}]";

    private static Imports h5p(String library, String content) {
        return h5p(library, content, Map.of());
    }

    private static Imports h5p(String library, String content, Map<String, String> more) {
        Map<String, String> files = new TreeMap<>(more);
        files.put(
                "h5p.json",
                "{\"title\":\"Tombs\",\"language\":\"en\",\"mainLibrary\":\"" + library
                        + "\",\"embedTypes\":[\"div\"],\"preloadedDependencies\":[]}");
        files.put("content/content.json", content);
        return Imports.of("quiz.h5p", Imports.zip(files));
    }

    private static String three(String behaviour) {
        return "{\"question\":\"<p>Which?</p>\",\"answers\":[{\"text\":\"a\",\"correct\":true},{\"text\":\"b\",\"correct\":true},"
                + "{\"text\":\"c\",\"correct\":true},{\"text\":\"d\",\"correct\":false}],\"behaviour\":{" + behaviour
                + "}}";
    }

    @Test
    void F_H5P_1_a_package_without_libraries_is_read_and_libraries_are_ignored() {
        Imports bare = h5p("H5P.MultiChoice", "{\"question\":\"Which?\"," + CHOICES + "}");
        Imports full = h5p(
                "H5P.MultiChoice",
                "{\"question\":\"Which?\"," + CHOICES + "}",
                Map.of(
                        "H5P.MultiChoice-1.16/library.json",
                        "{\"title\":\"x\"}",
                        "H5P.MultiChoice-1.16/js.js",
                        "alert(1)"));

        assertThat(bare.checkpoints().getFirst().title()).isEqualTo("Tombs");
        assertThat(bare.said()).isEqualTo(full.said()).contains("kept");
    }

    @Test
    void F_H5P_3_each_question_of_a_set_weighs_its_own_maximum_and_the_set_draws_from_its_pool() {
        String set = "{\"passPercentage\":60,\"poolSize\":2,\"randomQuestions\":true,\"questions\":["
                + "{\"library\":\"H5P.MultiChoice 1.16\",\"params\":" + three("") + "},"
                + "{\"library\":\"H5P.MultiChoice 1.16\",\"params\":" + three("\"singlePoint\":true") + "},"
                + "{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}]}";

        Imports imports = h5p("H5P.QuestionSet", set);

        assertThat(imports.questions())
                .extracting(question -> question.points().intValueExact())
                .containsExactly(3, 1, 1);
        assertThat(imports.checkpoints().getFirst().quiz().draw()).isEqualTo(2);
        assertThat(imports.checkpoints().getFirst().quiz().passMark()).isEqualByComparingTo("0.6");
        assertThat(imports.said()).contains("one point at 100% there");
    }

    @Test
    void F_H5P_3_a_set_that_says_nothing_of_a_pass_mark_passes_at_half() {
        Imports imports = h5p(
                "H5P.QuestionSet",
                "{\"questions\":[{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}]}");

        assertThat(imports.checkpoints().getFirst().quiz().passMark()).isEqualByComparingTo("0.5");
    }

    @Test
    void F_H5P_3_questions_that_do_not_exist_here_are_refused_by_name_and_the_rest_is_read() {
        Imports imports = h5p(
                "H5P.QuestionSet",
                "{\"questions\":[{\"library\":\"H5P.DragText 1.8\",\"params\":{\"textField\":\"a *b*\"}},"
                        + "{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}]}");

        assertThat(imports.report().found()).isEqualTo(2);
        assertThat(imports.report().imported()).isEqualTo(1);
        assertThat(imports.said()).contains("H5P.DragText do not exist here");
    }

    @Test
    void F_H5P_4_auto_is_single_where_exactly_one_is_right_and_else_right_minus_wrong_as_ours() {
        Imports one = h5p("H5P.MultiChoice", "{\"question\":\"Which?\"," + CHOICES + "}");
        Imports several = h5p("H5P.MultiChoice", three("\"type\":\"auto\""));

        assertThat(one.question().type()).isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(several.question().type()).isEqualTo(Question.Type.MULTIPLE_CHOICE);
        assertThat(several.choosing(0, 1, 3)).isEqualTo("1/3");
        assertThat(several.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_H5P_4_no_right_choice_at_all_is_refused() {
        Imports imports = h5p(
                "H5P.MultiChoice",
                "{\"question\":\"Which?\",\"answers\":[{\"text\":\"a\",\"correct\":false},{\"text\":\"b\",\"correct\":false}]}");

        assertThat(imports.said()).contains("refused: no choice is right");
    }

    @Test
    void F_H5P_5_a_JSON_true_makes_False_right_as_in_H5P_and_is_reported() {
        Imports flag = h5p("H5P.TrueFalse", "{\"question\":\"True?\",\"correct\":true}");
        Imports text = h5p("H5P.TrueFalse", "{\"question\":\"True?\",\"correct\":\"true\"}");

        assertThat(text.question().key()).isEqualTo(new AnswerKey.Truth(true));
        assertThat(text.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(flag.question().key()).isEqualTo(new AnswerKey.Truth(false));
        assertThat(flag.said()).contains("changed", "False is right in H5P");
    }

    @Test
    void F_H5P_6_the_first_of_a_single_choice_set_and_of_a_summary_is_right() {
        Imports set = h5p(
                "H5P.SingleChoiceSet",
                "{\"choices\":[{\"question\":\"One?\",\"answers\":[\"right\",\"wrong\"]},{\"question\":\"Two?\",\"answers\":[\"r\",\"w\",\"v\"]}]}");
        Imports summary =
                h5p("H5P.Summary", "{\"intro\":\"Say it.\",\"summaries\":[{\"summary\":[\"right\",\"wrong\"]}]}");

        assertThat(set.questions()).hasSize(2);
        assertThat(set.questions().getFirst().entries().getFirst().text()).isEqualTo("right");
        assertThat(summary.choosing(0)).isEqualTo("1");
        assertThat(summary.choosing(1)).isEqualTo("0");
    }

    @Test
    void F_H5P_7_a_slash_parts_spellings_and_a_colon_begins_a_tip_and_both_are_reported() {
        Imports slash =
                h5p("H5P.Blanks", "{\"text\":\"<p>Fill in.</p>\",\"questions\":[\"<p>The speed is in *km/h*.</p>\"]}");
        Imports colon = h5p("H5P.Blanks", "{\"text\":\"\",\"questions\":[\"<p>It leaves at *10:30*.</p>\"]}");

        assertThat(slash.typing("km")).isEqualTo("1");
        assertThat(slash.typing("km/h")).isEqualTo("0");
        assertThat(slash.said()).contains("changed", "/ separates spellings");
        assertThat(slash.question().stem()).contains("The speed is in _____.");
        assertThat(colon.typing("10")).isEqualTo("1");
        assertThat(colon.said()).contains("the tip \"30\"");
    }

    @Test
    void F_H5P_7_case_counts_unless_switched_off_and_slips_are_reported() {
        String blanks = "{\"text\":\"\",\"questions\":[\"<p>*Grant* lies here.</p>\"],\"behaviour\":{%s}}";

        assertThat(h5p("H5P.Blanks", blanks.formatted("")).said()).contains("upper and lower case mattered there");
        assertThat(h5p("H5P.Blanks", blanks.formatted("\"caseSensitive\":false"))
                        .kind())
                .isEqualTo(Notes.Kind.KEPT);
        Imports slips = h5p("H5P.Blanks", blanks.formatted("\"caseSensitive\":false,\"acceptSpellingErrors\":true"));
        assertThat(slips.said()).contains("slips were forgiven");
        assertThat(slips.typing("Grantt")).isEqualTo("1");
    }

    @Test
    void F_H5P_7_two_stars_side_by_side_are_not_a_gap() {
        Imports power = h5p("H5P.Blanks", "{\"text\":\"\",\"questions\":[\"<p>2 ** 3 is *8*.</p>\"]}");

        assertThat(power.typing("8")).isEqualTo("1");
        assertThat(power.question().stem()).contains("2 ** 3 is _____.");
        assertThat(h5p("H5P.Blanks", "{\"text\":\"\",\"questions\":[\"<p>*a**b*</p>\"]}")
                        .said())
                .contains("refused: it has 2 gaps");
    }

    @Test
    void the_introduction_of_a_set_is_reported_unless_it_was_switched_off() {
        String set = "{\"introPage\":{\"showIntroPage\":%s,\"introduction\":\"<p>Read <b>this</b> first.</p>\"},"
                + "\"questions\":[{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"Rain\",\"correct\":\"true\"}}]}";

        assertThat(h5p("H5P.QuestionSet", set.formatted("true")).report().remarks())
                .singleElement()
                .satisfies(one -> assertThat(one.lines().getFirst().toString()).contains("“Read this first.”"));
        assertThat(h5p("H5P.QuestionSet", set.formatted("false")).report().remarks())
                .isEmpty();
    }

    @Test
    void F_H5P_7_several_gaps_are_refused() {
        assertThat(h5p("H5P.Blanks", "{\"text\":\"\",\"questions\":[\"<p>*a* and *b*</p>\"]}")
                        .said())
                .contains("refused: it has 2 gaps");
    }

    @Test
    void F_H5P_8_texts_are_HTML_and_feedback_that_has_no_place_is_reported() {
        Imports imports = h5p(
                "H5P.MultiChoice",
                "{\"question\":\"<div>Which &amp; <em>why</em>?</div>\\n\",\"answers\":["
                        + "{\"text\":\"<div>a &lt; b</div>\\n\",\"correct\":true,\"tipsAndFeedback\":{\"tip\":\"think\",\"chosenFeedback\":\"<div>Yes.</div>\",\"notChosenFeedback\":\"Pity.\"}},"
                        + "{\"text\":\"b\",\"correct\":false}],\"overallFeedback\":[{\"from\":0,\"to\":100,\"feedback\":\"Good!\"}]}");

        assertThat(imports.question().stem()).contains("Which &amp; <em>why</em>?");
        assertThat(imports.question().entries().getFirst().text()).isEqualTo("a < b");
        assertThat(imports.question().entries().getFirst().feedback()).contains("Yes.");
        assertThat(imports.said())
                .contains("a tip", "not choosing", "feedback by ranges", "Which & why?")
                .doesNotContain("&amp;");
    }

    @Test
    void questions_are_found_wherever_they_are_nested() {
        Imports imports = h5p(
                "H5P.CoursePresentation",
                "{\"presentation\":{\"slides\":[{\"elements\":[{\"action\":{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"false\"}}},"
                        + "{\"action\":{\"library\":\"H5P.AdvancedText 1.1\",\"params\":{\"text\":\"Hello\"}}}]}]}}");

        assertThat(imports.report().found()).isEqualTo(1);
        assertThat(imports.question().key()).isEqualTo(new AnswerKey.Truth(false));
    }

    @Test
    void content_that_is_not_JSON_is_refused() {
        assertThat(h5p("H5P.TrueFalse", "{\"question\":").said()).contains("refused", "content.json");
    }

    @Test
    void F_H5P_6_choices_of_which_the_first_is_always_right_are_shuffled() {
        Imports set = h5p(
                "H5P.SingleChoiceSet", "{\"choices\":[{\"question\":\"Which?\",\"answers\":[\"right\",\"wrong\"]}]}");

        assertThat(set.checkpoints().getFirst().quiz().shuffleChoices()).isTrue();
        assertThat(set.question().entries()).noneMatch(Question.Entry::fixed);
    }

    @Test
    void choices_that_were_not_to_be_shuffled_keep_their_places_beside_others_that_are() {
        Imports imports = h5p(
                "H5P.QuestionSet",
                "{\"questions\":[{\"library\":\"H5P.MultiChoice 1.16\",\"params\":" + three("\"randomAnswers\":false")
                        + "},{\"library\":\"H5P.MultiChoice 1.16\",\"params\":" + three("") + "}]}");

        assertThat(imports.questions().getFirst().entries()).allMatch(Question.Entry::fixed);
        assertThat(imports.questions().getLast().entries()).noneMatch(Question.Entry::fixed);
    }

    @Test
    void what_an_interactive_video_shows_around_its_questions_is_reported() {
        Imports imports = h5p(
                "H5P.InteractiveVideo",
                "{\"interactions\":[{\"library\":\"H5P.MultiChoice 1.16\",\"params\":" + three("") + "}]}");

        assertThat(imports.said()).contains("changed: the questions are imported without what H5P.InteractiveVideo");
        assertThat(h5p("H5P.MultiChoice", three("")).said()).doesNotContain("are imported without");
    }

    @Test
    void the_tries_of_a_summary_are_reported() {
        Imports imports = h5p("H5P.Summary", "{\"summaries\":[{\"summary\":[\"right\",\"wrong\"]}]}");

        assertThat(imports.said()).contains("changed: a wrong choice cost part of the points there");
    }

    @Test
    void questions_in_the_chapters_of_an_interactive_book_are_taken() {
        Imports imports = h5p(
                "H5P.InteractiveBook",
                "{\"chapters\":[{\"library\":\"H5P.Column 1.16\",\"params\":{\"content\":[{\"content\":{\"library\":\"H5P.TrueFalse 1.8\","
                        + "\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}}]}}]}");

        assertThat(imports.question().key()).isEqualTo(new AnswerKey.Truth(true));
        assertThat(imports.said()).contains("without what H5P.InteractiveBook shows around them");
    }

    @Test
    void a_package_that_only_shows_something_says_that_it_has_no_questions() {
        Imports imports = h5p("H5P.Accordion", "{\"panels\":[{\"title\":\"Tombs\"}]}");

        assertThat(imports.said()).isEqualTo("quiz.h5p: refused: the file has no questions\n");
    }

    @Test
    void the_empty_summary_of_an_interactive_video_is_no_question() {
        Imports imports = h5p(
                "H5P.InteractiveVideo",
                "{\"interactiveVideo\":{\"assets\":{\"interactions\":[{\"action\":{\"library\":\"H5P.TrueFalse 1.8\","
                        + "\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}}]},"
                        + "\"summary\":{\"task\":{\"library\":\"H5P.Summary 1.10\",\"params\":{\"summaries\":[{\"summary\":[],\"tip\":\"\"}]}}}}}");

        assertThat(imports.report().found()).isOne();
        assertThat(imports.report().hasRefusals()).isFalse();
    }
}
