package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** QTI 1.2, as Canvas and others write it. The names are the numbers of the rules. */
class Qti12ImportTest {

    private static final String SCORE =
            "<outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\" vartype=\"Decimal\"/></outcomes>";

    private static String quiz(String items) {
        return "<?xml version=\"1.0\"?><questestinterop><assessment ident=\"quiz\" title=\"Tombs\"><section ident=\"root\">"
                + items + "</section></assessment></questestinterop>";
    }

    private static String typed(String type) {
        return "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>" + type
                + "</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry>"
                + "</qtimetadatafield></qtimetadata></itemmetadata>";
    }

    /** Choices A, B and so on, with these conditions. */
    private static String choices(String metadata, String cardinality, String conditions, String... texts) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            labels.append("<response_label ident=\"")
                    .append((char) ('A' + i))
                    .append("\"><material><mattext texttype=\"text/plain\">")
                    .append(texts[i])
                    .append("</mattext></material></response_label>");
        }
        return "<item ident=\"i1\" title=\"Which tomb\">" + metadata
                + "<presentation><material><mattext texttype=\"text/html\">&lt;p&gt;Which &lt;em&gt;one&lt;/em&gt;?&lt;/p&gt;</mattext></material>"
                + "<response_lid ident=\"r\" rcardinality=\"" + cardinality + "\"><render_choice>" + labels
                + "</render_choice></response_lid></presentation><resprocessing>" + SCORE + conditions
                + "</resprocessing></item>";
    }

    private static String gap(String metadata, String response, String conditions) {
        return "<item ident=\"i1\" title=\"How many\">" + metadata
                + "<presentation><material><mattext>How many?</mattext></material><" + response
                + " ident=\"r\" rcardinality=\"Single\"><render_fib/></" + response
                + "></presentation><resprocessing>" + SCORE + conditions + "</resprocessing></item>";
    }

    private static String set(String test, int score) {
        return "<respcondition continue=\"No\"><conditionvar>" + test
                + "</conditionvar><setvar action=\"Set\" varname=\"SCORE\">" + score + "</setvar></respcondition>";
    }

    private static String add(String test, int score) {
        return "<respcondition continue=\"Yes\"><conditionvar>" + test
                + "</conditionvar><setvar action=\"Add\" varname=\"SCORE\">" + score + "</setvar></respcondition>";
    }

    private static String is(String value) {
        return "<varequal respident=\"r\">" + value + "</varequal>";
    }

    private static Imports read(String items) {
        return Imports.of("quiz.xml", quiz(items));
    }

    private static Imports zip(Map<String, String> files) {
        return Imports.of("export.imscc", Imports.zip(new TreeMap<>(files)));
    }

    private static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
    }

    private static String numbered(int number) {
        return choices(typed("multiple_choice_question"), "Single", set(is("A"), 100), "yes", "no")
                .replace(
                        "ident=\"i1\" title=\"Which tomb\"",
                        "ident=\"i" + number + "\" title=\"Tomb " + number + " of Egypt\"");
    }

    @Test
    void F_Q12_1_of_the_two_copies_in_a_Canvas_export_the_whole_one_is_read() {
        Imports imports = zip(Map.of(
                "g1/assessment_qti.xml",
                quiz(many(1, Qti12ImportTest::numbered)),
                "g1/assessment_meta.xml",
                "<quiz><title>Whole</title><allowed_attempts>3</allowed_attempts></quiz>",
                "non_cc_assessments/g1.xml.qti",
                quiz(many(3, Qti12ImportTest::numbered)),
                "imsmanifest.xml",
                "<manifest/>"));

        assertThat(imports.checkpoints()).hasSize(1);
        assertThat(imports.checkpoints().getFirst().title()).isEqualTo("Whole");
        assertThat(imports.questions()).hasSize(3);
        assertThat(imports.checkpoints().getFirst().quiz().attempts()).isEqualTo(3);
    }

    @Test
    void F_Q12_1_the_cartridge_s_copy_is_read_where_there_is_no_other() {
        assertThat(zip(Map.of(
                                "g1/assessment_qti.xml",
                                quiz(many(2, Qti12ImportTest::numbered)),
                                "imsmanifest.xml",
                                "<m/>"))
                        .questions())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "points_possible, 3.5, 3.5",
        "max_score, 4, 4",
        "cc_weighting, 2, 2",
        "other, 9, 1",
        "points_possible, -2, 1",
        "points_possible, 0, 1"
    })
    void F_Q12_2_points_have_three_names_and_are_1_where_they_are_missing(String label, String entry, String points) {
        String metadata = typed("multiple_choice_question")
                .replace("points_possible", label)
                .replace("2.0", entry);
        Imports imports = read(choices(metadata, "Single", set(is("A"), 100), "yes", "no"));

        assertThat(imports.question().points()).isEqualByComparingTo(points);
        assertThat(imports.kind() == Notes.Kind.CHANGED).isEqualTo(entry.equals("-2") || entry.equals("0"));
    }

    @Test
    void F_Q12_2_the_type_comes_from_the_profile_or_else_from_the_structure() {
        String profile = typed("cc.multiple_response.v0p1").replace("question_type", "cc_profile");

        assertThat(read(choices(profile, "Multiple", set(is("A"), 100), "yes", "no"))
                        .question()
                        .type())
                .isEqualTo(Question.Type.MULTIPLE_CHOICE);
        assertThat(read(choices("", "Single", set(is("A"), 100), "yes", "no"))
                        .question()
                        .type())
                .isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(read(choices(typed("essay_question"), "Single", set(is("A"), 100), "yes", "no"))
                        .kind())
                .isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_Q12_3_Canvas_makes_every_credit_a_whole_one_and_what_differs_from_that_is_reported() {
        String conditions = set(is("A"), 100) + set(is("B"), 50) + set(is("C"), -20);
        Imports canvas = read(choices(typed("multiple_choice_question"), "Single", conditions, "yes", "perhaps", "no"));
        Imports plain =
                read(choices("", "Single", conditions, "yes", "perhaps", "no").replace(" minvalue=\"0\"", ""));

        assertThat(canvas.choosing(1)).isEqualTo("1/2");
        assertThat(canvas.said()).contains("changed", "Canvas counts each choice");
        assertThat(plain.choosing(1)).isEqualTo("1/2");
        assertThat(plain.choosing(2)).isEqualTo("-1/5");
        assertThat(plain.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_3_short_answers_of_Canvas_likewise() {
        String conditions = set(is("Grant"), 100) + set(is("Ulysses"), 50);

        Imports canvas = read(gap(typed("short_answer_question"), "response_str", conditions));

        assertThat(canvas.typing("Ulysses")).isEqualTo("1/2");
        assertThat(canvas.said()).contains("changed", "Canvas counts each");
        assertThat(read(gap("", "response_str", conditions.replace("<varequal", "<varequal case=\"No\"")))
                        .kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_4_several_answers_are_marked_as_ours_by_Canvas_and_all_or_nothing_by_others() {
        String all = set("<and>" + is("A") + is("B") + "<not>" + is("C") + "</not></and>", 100);
        Imports canvas = read(choices(typed("multiple_answers_question"), "Multiple", all, "a", "b", "c"));
        Imports other = read(choices("", "Multiple", all, "a", "b", "c"));

        assertThat(canvas.choosing(0, 1)).isEqualTo("1");
        assertThat(canvas.choosing(0)).isEqualTo("1/2");
        assertThat(canvas.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(other.said()).contains("changed: all or nothing there");
    }

    @Test
    void F_Q12_4_a_wrong_choice_that_costs_nothing_there_is_reported_also_beside_a_single_right_one() {
        assertThat(read(choices("", "Multiple", set(is("A"), 100), "a", "b")).said())
                .contains("changed");
        assertThat(read(choices(
                                "",
                                "Multiple",
                                set("<and>" + is("A") + "<not>" + is("B") + "</not></and>", 100),
                                "a",
                                "b"))
                        .kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_5_conditions_that_contradict_each_other_about_a_choice_are_refused() {
        Imports imports = read(
                choices(typed("multiple_choice_question"), "Single", set(is("A"), 100) + set(is("A"), 0), "yes", "no"));

        assertThat(imports.said()).contains("refused", "contradict");
    }

    @Test
    void F_Q12_5_no_processing_is_refused_and_the_next_question_is_read() {
        String none = choices(typed("multiple_choice_question"), "Single", "", "yes", "no");
        Imports imports = read(none + numbered(2));

        assertThat(imports.report().imported()).isEqualTo(1);
        assertThat(imports.said()).contains("nothing says which choice is right");
    }

    @Test
    void F_Q12_5_an_or_of_two_choices_makes_both_right() {
        Imports imports = read(choices("", "Single", set("<or>" + is("A") + is("B") + "</or>", 100), "a", "b", "c"));

        assertThat(imports.choosing(0)).isEqualTo("1");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(2)).isEqualTo("0");
    }

    @Test
    void F_Q12_14_another_variable_than_the_score_makes_no_choice_right() {
        String beside = set(is("B"), 100).replace("varname=\"SCORE\"", "varname=\"TRIES\"");

        Imports imports = read(choices("", "Single", set(is("A"), 100) + beside, "a", "b", "c"));

        assertThat(imports.question().key()).isEqualTo(new AnswerKey.OneChoice(0));
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_8_true_and_false_that_cost_something_or_are_both_right_keep_their_credits() {
        Imports costs = read(choices("", "Single", set(is("A"), 100) + set(is("B"), -50), "True", "False")
                .replace(" minvalue=\"0\"", ""));
        Imports both = read(choices("", "Single", set(is("A"), 100) + set(is("B"), 100), "True", "False"));

        assertThat(costs.question().type()).isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(costs.choosing(1)).isEqualTo("-1/2");
        assertThat(both.choosing(0)).isEqualTo("1");
        assertThat(both.choosing(1)).isEqualTo("1");
    }

    @Test
    void F_Q12_5_an_empty_answer_that_earns_something_is_reported() {
        String empty = set("<unanswered respident=\"r\"/>", 100);

        assertThat(read(choices("", "Single", empty + set(is("A"), 100), "a", "b"))
                        .said())
                .contains("changed: an empty answer earned something");
    }

    @Test
    void F_Q12_6_a_condition_may_name_the_text_of_a_choice_in_any_case() {
        Imports imports = read(choices("", "Single", set(is("GRANT"), 100), "Lee", "Grant"));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("0");
    }

    @Test
    void F_Q12_7_exact_with_margin_takes_the_margin_from_the_upper_bound_and_says_so() {
        String even = set(
                "<or>" + is("3")
                        + "<and><vargte respident=\"r\">2.5</vargte><varlte respident=\"r\">3.5</varlte></and></or>",
                100);
        Imports fair = read(gap(typed("numerical_question"), "response_str", even));
        Imports uneven = read(gap(typed("numerical_question"), "response_str", even.replace("2.5", "2")));

        assertThat(fair.typing("2.5")).isEqualTo("1");
        assertThat(fair.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(uneven.typing("2.5")).isEqualTo("1");
        assertThat(uneven.typing("2.2")).isEqualTo("0");
        assertThat(uneven.said()).contains("changed", "uneven around");
    }

    @Test
    void F_Q12_7_bounds_alone_are_a_range_and_open_ones_are_reported() {
        String range = set("<vargte respident=\"r\">2</vargte><varlte respident=\"r\">3.5</varlte>", 100);
        Imports closed = read(gap(typed("numerical_question"), "response_str", range));

        assertThat(closed.typing("2")).isEqualTo("1");
        assertThat(closed.typing("3.6")).isEqualTo("0");
        assertThat(read(gap(typed("numerical_question"), "response_str", range.replace("vargte", "vargt")))
                        .said())
                .contains("changed: a bound itself did not count");
    }

    @Test
    void F_Q12_7_a_bare_number_that_Canvas_reads_as_no_answer_is_read_and_reported() {
        Imports bare = read(gap(typed("numerical_question"), "response_str", set(is("3"), 100)));
        Imports number = read(gap("", "response_num", set(is("3"), 100)));

        assertThat(bare.typing("3")).isEqualTo("1");
        assertThat(bare.said()).contains("changed", "Canvas ignores a numeric answer");
        assertThat(number.typing("3")).isEqualTo("1");
        assertThat(number.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,5", "5 km", "50%", "abc"})
    void F_Q12_7_what_is_not_a_number_is_refused_where_Canvas_reads_0(String number) {
        Imports imports = read(gap(typed("numerical_question"), "response_str", set(is(number), 100)));

        assertThat(imports.said()).contains("refused", "not a number that can be read in only one way");
    }

    @Test
    void F_Q12_7_a_number_that_is_excluded_refuses_the_question() {
        String without = set(
                "<vargte respident=\"r\">1</vargte><varlte respident=\"r\">5</varlte><not>" + is("3") + "</not>", 100);

        assertThat(read(gap("", "response_num", without)).kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_Q12_8_true_and_false_in_another_language_stay_two_choices_with_their_key() {
        Imports english = read(choices(typed("true_false_question"), "Single", set(is("B"), 100), "True", "False"));
        Imports german = read(choices(typed("true_false_question"), "Single", set(is("B"), 100), "Wahr", "Falsch"));

        assertThat(english.question().key()).isEqualTo(new AnswerKey.Truth(false));
        assertThat(german.question().type()).isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(german.choosing(1)).isEqualTo("1");
    }

    @Test
    void F_Q12_9_an_order_is_read_by_index_or_in_sequence_and_its_marking_is_reported() {
        Imports index = read(choices(
                "",
                "Ordered",
                set(
                        "<varequal respident=\"r\" index=\"2\">A</varequal><varequal respident=\"r\" index=\"1\">B</varequal>",
                        100),
                "second",
                "first"));
        Imports sequence =
                read(choices("", "Ordered", set("<and>" + is("B") + is("A") + "</and>", 100), "second", "first"));

        assertThat(index.choices()).containsExactly("first", "second");
        assertThat(sequence.choices()).containsExactly("first", "second");
        assertThat(index.said()).contains("changed", "each entry in its place");
    }

    @Test
    void F_Q12_9_matching_has_a_response_for_each_left_side_and_keeps_its_extra_right_ones() {
        String item = "<item ident=\"i1\" title=\"Match the tombs\">" + typed("matching_question")
                + "<presentation><material><mattext>Match.</mattext></material>"
                + many(
                        2,
                        i -> "<response_lid ident=\"r" + i + "\"><material><mattext>left " + i
                                + "</mattext></material><render_choice>"
                                + many(
                                        3,
                                        j -> "<response_label ident=\"" + j + "\"><material><mattext>right " + j
                                                + "</mattext></material></response_label>")
                                + "</render_choice></response_lid>")
                + "</presentation><resprocessing>" + SCORE
                + many(2, i -> add("<varequal respident=\"r" + i + "\">" + i + "</varequal>", 50))
                + "</resprocessing></item>";

        Imports imports = read(item);

        assertThat(imports.question().type()).isEqualTo(Question.Type.MATCHING);
        assertThat(imports.question().targets()).hasSize(3);
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(read(item.replace(">50<", ">0<")).said()).contains("nothing says what matches");
    }

    @Test
    void F_Q12_10_feedback_belongs_to_its_answer_by_ident_and_what_has_no_place_is_reported() {
        String item = choices(typed("multiple_choice_question"), "Single", set(is("A"), 100), "yes", "no")
                .replace(
                        "</item>",
                        feedback("general_fb", "In general.") + feedback("correct_fb", "Well done.")
                                + feedback("B_fb", "Not this.") + "</item>");

        Imports imports = read(item);

        assertThat(imports.question().feedback()).contains("In general.");
        assertThat(imports.question().entries().get(1).feedback()).contains("Not this.");
        assertThat(imports.said()).contains("dropped: the feedback for the whole answer (correct_fb)");
    }

    private static String feedback(String ident, String text) {
        return "<itemfeedback ident=\"" + ident + "\"><flow_mat><material><mattext texttype=\"text/html\">" + text
                + "</mattext></material></flow_mat></itemfeedback>";
    }

    private static String group(String selection, String inside) {
        return "<section ident=\"g\" title=\"Group\"><selection_ordering><selection>" + selection
                + "</selection></selection_ordering>" + inside + "</section>";
    }

    @Test
    void F_Q12_11_a_group_draws_with_its_points() {
        Imports imports = read(group(
                        "<selection_number>2</selection_number><selection_extension><points_per_item>5</points_per_item></selection_extension>",
                        many(3, Qti12ImportTest::numbered))
                + numbered(9));

        Checkpoint checkpoint = imports.checkpoints().getFirst();
        assertThat(checkpoint.quiz().draw()).isEqualTo(3);
        assertThat(checkpoint.quiz().questions())
                .extracting(question -> question.points().intValueExact())
                .containsExactly(5, 5, 5, 2);
    }

    @Test
    void F_Q12_11_without_points_per_item_unequal_questions_are_worth_1_each_and_this_is_reported() {
        String different = numbered(1) + numbered(2).replace("2.0", "4.0");
        String selection = "<selection_number>1</selection_number>";
        Imports equal = read(group(selection, numbered(1) + numbered(2)));
        Imports unequal = read(group(selection, different));

        assertThat(equal.questions()).allMatch(question -> question.points().intValueExact() == 2);
        assertThat(unequal.questions()).allMatch(question -> question.points().intValueExact() == 1);
        assertThat(unequal.said()).contains("changed", "each is worth 1");
    }

    @Test
    void F_Q12_11_a_bank_of_another_file_is_drawn_from_and_one_that_is_missing_is_refused() {
        String selection = "<sourcebank_ref>bank</sourcebank_ref><selection_number>1</selection_number>";
        String bank = "<questestinterop><objectbank ident=\"bank\">" + many(2, Qti12ImportTest::numbered)
                + "</objectbank></questestinterop>";

        Imports there = zip(Map.of("q/q.xml", quiz(group(selection, "")), "b/b.xml", bank, "imsmanifest.xml", "<m/>"));
        Imports missing = zip(Map.of("q/q.xml", quiz(group(selection, "") + numbered(9)), "imsmanifest.xml", "<m/>"));

        assertThat(there.checkpoints()).hasSize(1);
        assertThat(there.questions()).hasSize(2);
        assertThat(there.checkpoints().getFirst().quiz().draw()).isEqualTo(1);
        assertThat(missing.said()).contains("refused", "is not in the package");
        assertThat(missing.questions()).hasSize(1);
    }

    @Test
    void F_Q12_12_the_meta_file_says_attempts_time_and_which_score_counts() {
        Imports imports = zip(Map.of(
                "g/g.xml",
                quiz(numbered(1)),
                "g/assessment_meta.xml",
                "<quiz><title>T</title><time_limit>30</time_limit><allowed_attempts>-1</allowed_attempts>"
                        + "<scoring_policy>keep_average</scoring_policy><access_code>x</access_code></quiz>",
                "imsmanifest.xml",
                "<m/>"));

        Checkpoint checkpoint = imports.checkpoints().getFirst();
        assertThat(checkpoint.quiz().timeLimit()).hasMinutes(30);
        assertThat(checkpoint.quiz().attempts()).isNull();
        assertThat(imports.said()).contains("changed: the average", "dropped: the access code");
    }

    @Test
    void F_Q12_13_escaped_HTML_is_decoded_once_and_plain_text_is_literal() {
        String item =
                choices(typed("multiple_choice_question"), "Single", set(is("A"), 100), "&lt;b&gt;x&lt;/b&gt;", "y");

        Imports imports = read(item);

        assertThat(imports.question().stem()).contains("Which <em>one</em>?");
        assertThat(imports.choices().getFirst()).isEqualTo("<b>x</b>");
    }

    @Test
    void F_Q12_13_a_formula_of_Canvas_is_read_from_its_attribute() {
        String item = numbered(1)
                .replace(
                        "&lt;em&gt;one&lt;/em&gt;",
                        "&lt;img class=\"equation_image\" src=\"https://old.example/x\" data-equation-content=\"\\frac{1}{2}\" alt=\"\"&gt;");

        Imports imports = read(item);

        assertThat(imports.question().stem()).contains("<mfrac>");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_13_images_come_from_the_package_and_never_from_the_web() {
        String here = numbered(1)
                .replace("&lt;em&gt;one&lt;/em&gt;", "&lt;img src=\"$IMS-CC-FILEBASE$/a%20b.svg\" alt=\"tomb\"&gt;");
        String there = here.replace("$IMS-CC-FILEBASE$/a%20b.svg", "https://old.example/a.svg");
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>";

        Imports packed = zip(Map.of("q/q.xml", quiz(here), "web_resources/a b.svg", svg, "imsmanifest.xml", "<m/>"));
        Imports web = zip(Map.of("q/q.xml", quiz(there), "imsmanifest.xml", "<m/>"));

        assertThat(packed.question().stem()).contains("<img", "alt=\"tomb\"");
        assertThat(packed.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(web.said()).contains("https://old.example/a.svg");
    }

    @Test
    void F_Q12_14_conditions_that_name_no_choice_are_refused_by_name() {
        Imports imports = read(choices("", "Single", set(is("answer_1"), 100), "yes", "no"));

        assertThat(imports.said()).contains("refused", "Which tomb");
    }

    @Test
    void a_list_says_whether_its_choices_are_shuffled_and_a_choice_whether_it_stays() {
        String one = choices("", "Single", set(is("A"), 100), "a", "b", "c");
        Imports imports = read(one.replace("<render_choice>", "<render_choice shuffle=\"Yes\">")
                        .replace("ident=\"C\"", "ident=\"C\" rshuffle=\"No\"")
                + one.replace("<render_choice>", "<render_choice shuffle=\"No\">")
                        .replace("i1", "i2"));

        assertThat(imports.checkpoints().getFirst().quiz().shuffleChoices()).isTrue();
        assertThat(imports.questions().getFirst().entries())
                .extracting(Question.Entry::fixed)
                .containsExactly(false, false, true);
        assertThat(imports.questions().getLast().entries()).allMatch(Question.Entry::fixed);
        assertThat(read(one).checkpoints().getFirst().quiz().shuffleChoices()).isFalse();
    }

    @Test
    void F_Q12_5_conditions_that_only_add_are_all_read_and_this_is_reported() {
        String add = (add(is("A"), 50) + add(is("B"), 50) + add(is("C"), -50)).replace(" continue=\"Yes\"", "");
        Imports imports = read(choices("", "Multiple", add, "a", "b", "c"));

        assertThat(imports.choosing(0)).isEqualTo("1/2");
        assertThat(imports.choosing(0, 1)).isEqualTo("1");
        assertThat(imports.choosing(0, 1, 2)).isEqualTo("1/2");
        assertThat(imports.said())
                .contains("changed: by the standard, the first condition that is met ends the marking");
    }

    @Test
    void hints_rubrics_and_time_limits_of_an_item_are_reported() {
        Imports imports = read(
                choices("", "Single", set(is("A"), 100), "a", "b")
                        .replace(
                                "<presentation>",
                                "<duration>PT1M</duration><itemrubric><material><mattext>Read on.</mattext></material></itemrubric><presentation>")
                        .replace(
                                "</presentation>",
                                "</presentation><hint><hintmaterial><material><mattext>a</mattext></material></hintmaterial></hint>"));

        assertThat(imports.said())
                .contains(
                        "dropped: a hint",
                        "dropped: its own time limit",
                        "dropped: a text beside the question (itemrubric): \"Read on.\"");
    }

    @Test
    void a_text_above_the_questions_of_a_section_is_reported() {
        Imports imports = Imports.of(
                "quiz.xml",
                quiz(
                        "<presentation_material><flow_mat><material><mattext>The passage.</mattext></material></flow_mat></presentation_material>"
                                + numbered(1)));

        assertThat(imports.said()).contains("changed: the text above the questions of", "The passage.");
    }

    @Test
    void case_counts_only_where_the_file_of_another_program_says_so_as_in_the_dtd_of_qti_1_2_1() {
        String typed = gap("", "response_str", set(is("Nile"), 100));

        assertThat(read(typed.replace("<varequal", "<varequal case=\"Yes\"")).said())
                .contains("changed: upper and lower case mattered there");
        assertThat(read(typed).said()).doesNotContain("upper and lower case");
        assertThat(read(typed.replace("<varequal", "<varequal case=\"No\"")).said())
                .doesNotContain("case");
        assertThat(read(typed.replace("Nile", "42 %")).said()).doesNotContain("case");
    }

    private static String shows(String test, String ident) {
        return "<respcondition continue=\"Yes\"><conditionvar>" + test + "</conditionvar><displayfeedback linkrefid=\""
                + ident + "\"/></respcondition>";
    }

    @Test
    void F_Q12_10_feedback_that_several_choices_share_belongs_to_each_of_them() {
        String item = choices("", "Single", set(is("A"), 100) + "%s", "a", "b", "c")
                .replace("</item>", feedback("wrong", "Not this.") + "</item>");
        Imports each = read(item.formatted(shows(is("B"), "wrong") + shows(is("C"), "wrong")));
        Imports either = read(item.formatted(shows("<or>" + is("B") + is("C") + "</or>", "wrong")));

        for (Imports imports : new Imports[] {each, either}) {
            assertThat(imports.question().entries().get(1).feedback()).contains("Not this.");
            assertThat(imports.question().entries().get(2).feedback()).contains("Not this.");
            assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
        }
    }

    @Test
    void F_Q12_10_two_feedbacks_of_one_choice_are_both_kept() {
        Imports imports =
                read(choices("", "Single", set(is("A"), 100) + shows(is("B"), "one") + shows(is("B"), "two"), "a", "b")
                        .replace("</item>", feedback("one", "Not this.") + feedback("two", "Look again.") + "</item>"));

        assertThat(imports.question().entries().get(1).feedback()).contains("Not this.", "Look again.");
    }

    @Test
    void F_Q12_10_feedback_of_an_answer_that_is_none_here_is_reported() {
        Imports typed = read(gap(
                        "",
                        "response_num",
                        set("<vargte respident=\"r\">2</vargte><varlte respident=\"r\">3</varlte>", 100)
                                + shows(is("7"), "seven"))
                .replace("</item>", feedback("seven", "Days, not nights.") + "</item>"));

        assertThat(typed.said()).contains("dropped: feedback: \"Days, not nights.\"");
    }

    @Test
    void F_Q12_13_every_material_of_a_stem_is_read_or_told() {
        String one = choices("", "Single", set(is("A"), 100), "a", "b");
        Imports own = read(one.replace(
                "<render_choice>", "<material><mattext>Choose the older one.</mattext></material><render_choice>"));
        Imports emphasis = read(
                one.replace(
                        "</mattext></material><response_lid",
                        "</mattext></material><material><mattext>It is</mattext><matemtext>not</matemtext><mattext>big.</mattext></material><response_lid"));
        Imports lost = read(
                one.replace(
                        "</mattext></material><response_lid",
                        "</mattext></material><material><mataudio uri=\"a.mp3\"/><matvideo uri=\"a.mp4\"/><matref linkrefid=\"map\"/></material><response_lid"));

        assertThat(own.question().stem()).contains("Which", "Choose the older one.");
        assertThat(emphasis.question().stem()).contains("It is <em>not</em> big.");
        assertThat(lost.said())
                .contains("dropped: a sound", "dropped: a video", "changed: the text that it refers to (map)");
    }

    @Test
    void F_Q12_13_an_image_within_the_file_is_unpacked() {
        String image = "<matimage imagtype=\"image/svg+xml\" embedded=\"base64\" label=\"tomb\">"
                + Base64.getEncoder()
                        .encodeToString("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>"
                                .getBytes(StandardCharsets.UTF_8))
                + "</matimage>";
        Imports imports = read(choices("", "Single", set(is("A"), 100), "a", "b")
                .replace("</mattext></material><response_lid", "</mattext>" + image + "</material><response_lid"));

        assertThat(imports.question().stem()).contains("<img", "alt=\"tomb\"");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_13_a_gap_within_a_text_keeps_its_place() {
        String item = gap("", "response_str", set("<varequal respident=\"r\" case=\"No\">Grant</varequal>", 100));
        Imports within = read(
                item.replace("</response_str>", "</response_str><material><mattext>of them.</mattext></material>"));

        assertThat(within.question().stem()).contains("How many? _____ of them.");
        assertThat(read(item).question().stem()).contains("How many?").doesNotContain("_");
    }

    private static String acts(String test, String action, int value) {
        return "<respcondition continue=\"Yes\"><conditionvar>" + test + "</conditionvar><setvar action=\"" + action
                + "\" varname=\"SCORE\">" + value + "</setvar></respcondition>";
    }

    @Test
    void F_Q12_5_a_score_begins_at_its_default_and_goes_no_lower_than_its_least() {
        String item = choices("", "Single", acts(is("A"), "Add", 50) + acts(is("B"), "Subtract", 20), "a", "b", "c");
        Imports begun = read(item.replace("minvalue=\"0\"", "minvalue=\"-50\" defaultval=\"50\""));
        Imports stopped = read(item);

        assertThat(begun.choosing(0)).isEqualTo("1");
        assertThat(begun.choosing(1)).isEqualTo("3/10");
        assertThat(begun.choosing(2)).isEqualTo("1/2");
        assertThat(begun.said()).contains("changed: an empty answer earned something");
        assertThat(stopped.choosing(1)).isEqualTo("0");
        assertThat(stopped.said()).contains("changed: its score has a minimum of 0");
    }

    @Test
    void F_Q12_5_a_score_may_be_multiplied_and_divided() {
        Imports imports = read(choices(
                "",
                "Single",
                acts("<or>" + is("A") + is("B") + "</or>", "Set", 50)
                        + acts(is("A"), "Multiply", 2)
                        + acts(is("B"), "Divide", 2),
                "a",
                "b",
                "c"));

        assertThat(imports.choosing(0)).isEqualTo("1");
        assertThat(imports.choosing(1)).isEqualTo("1/4");
        assertThat(imports.choosing(2)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<durlt>30</durlt>",
                "<varinside respident=\"r\" areatype=\"Ellipse\">1,1</varinside>",
                "<varsubset respident=\"r\">A,B</varsubset>"
            })
    void F_Q12_5_a_test_that_cannot_be_run_refuses_the_question_and_none_that_only_shows_feedback(String test) {
        Imports scored = read(choices("", "Single", set(test + is("A"), 100) + set(is("B"), 50), "a", "b"));
        Imports shown = read(choices("", "Single", shows(test, "x") + set(is("A"), 100), "a", "b"));

        assertThat(scored.said()).contains("refused: its processing is too complex to be read here");
        assertThat(shown.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_5_choices_that_earn_otherwise_together_than_one_by_one_are_reported() {
        String together = acts(is("A"), "Add", 50)
                + acts(is("B"), "Add", 50)
                + acts("<and>" + is("A") + is("C") + "</and>", "Subtract", 50);
        Imports imports = read(choices("", "Multiple", together, "a", "b", "c"));

        assertThat(imports.said()).contains("changed: its choices were not added up there");
    }

    @Test
    void F_Q12_14_a_score_that_looks_at_what_was_counted_is_run() {
        String counted =
                "<respcondition><conditionvar>%s</conditionvar><setvar varname=\"%s\" action=\"Add\">1</setvar></respcondition>";
        String scored = "<respcondition><conditionvar><%s respident=\"D2L_Incorrect\">0</%s></conditionvar>"
                + "<setvar varname=\"que_score\" action=\"Set\">%d</setvar></respcondition>";
        String conditions = counted.formatted(is("A"), "D2L_Correct")
                + counted.formatted("<not>" + is("A") + "</not>", "D2L_Incorrect")
                + counted.formatted(is("B"), "D2L_Correct")
                + counted.formatted("<not>" + is("B") + "</not>", "D2L_Incorrect")
                + counted.formatted(is("C"), "D2L_Incorrect")
                + scored.formatted("vargte", "vargte", 0)
                + scored.formatted("varequal", "varequal", 1);
        Imports imports = read(choices("", "Multiple", conditions, "a", "b", "c"));

        assertThat(imports.choosing(0, 1)).isEqualTo("1");
        assertThat(imports.choosing(0, 1, 2)).isEqualTo("1/2");
        assertThat(imports.said()).contains("changed: all or nothing there");
    }

    @Test
    void two_choices_of_one_identifier_are_refused() {
        Imports imports =
                read(choices("", "Single", set(is("A"), 100), "a", "b").replace("ident=\"B\"", "ident=\"A\""));

        assertThat(imports.said()).contains("refused: two choices have the same identifier (A)");
    }

    @Test
    void how_many_may_be_chosen_is_reported() {
        String item = choices("", "Multiple", acts(is("A"), "Add", 50) + acts(is("B"), "Add", 50), "a", "b", "c");

        assertThat(read(item.replace("<render_choice>", "<render_choice maxnumber=\"2\">"))
                        .said())
                .contains("changed: at most 2 could be chosen there");
        assertThat(read(item.replace("<render_choice>", "<render_choice maxnumber=\"1\">"))
                        .said())
                .contains("refused: it has 2 right choices and allows 1");
        assertThat(read(item.replace("<render_choice>", "<render_choice maxnumber=\"0\">"))
                        .kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void an_item_is_worth_what_its_own_score_reaches_where_nothing_else_says_so() {
        String item = choices("", "Single", set(is("A"), 5) + set(is("B"), 2), "a", "b", "c");

        assertThat(read(item).question().points()).isEqualByComparingTo("1");
        assertThat(read(item.replace("maxvalue=\"100\"", "maxvalue=\"5\""))
                        .question()
                        .points())
                .isEqualByComparingTo("5");
        assertThat(read(item.replace(" maxvalue=\"100\"", "")).question().points())
                .isEqualByComparingTo("5");
        assertThat(read(item.replace("maxvalue=\"100\"", "maxvalue=\"4\"")).said())
                .contains("changed: its answers earn up to 5, but it names 4 as the maximum");
    }

    @Test
    void what_is_typed_earns_what_its_conditions_make_of_it() {
        String first = "<varequal respident=\"r\" case=\"No\">%s</varequal>";
        String conditions = acts(first.formatted("Grant"), "Set", 50)
                + acts(first.formatted("Grant"), "Add", 50)
                + acts(first.formatted("Lee"), "Set", 50)
                + acts(first.formatted("Lee"), "Set", 0);
        Imports imports = read(gap("", "response_str", conditions));

        assertThat(imports.typing("Grant")).isEqualTo("1");
        assertThat(imports.typing("Lee")).isEqualTo("0");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void what_every_other_typed_answer_earns_or_costs_is_reported() {
        String right = set("<varequal respident=\"r\" case=\"No\">Grant</varequal>", 100);
        String item = gap("", "response_str", right + set("<other/>", 20)).replace(" minvalue=\"0\"", "");

        assertThat(read(item).said()).contains("refused: any other answer earned something there");
        assertThat(read(item.replace(">20<", ">-20<")).said()).contains("changed: any other answer cost points there");
        assertThat(read(item.replace(">20<", ">0<")).kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q12_7_numbers_that_overlap_are_refused_where_the_first_one_does_not_count() {
        String wide =
                "<respcondition continue=\"%s\"><conditionvar><vargte respident=\"r\">2</vargte><varlte respident=\"r\">4</varlte>"
                        + "</conditionvar><setvar action=\"Set\" varname=\"SCORE\">50</setvar></respcondition>";
        Imports later = read(gap("", "response_num", wide.formatted("Yes") + set(is("3"), 100)));
        Imports first = read(gap("", "response_num", set(is("3"), 100) + wide.formatted("No")));

        assertThat(later.said()).contains("refused: its answers overlap");
        assertThat(first.typing("3")).isEqualTo("1");
        assertThat(first.typing("3.5")).isEqualTo("1/2");
    }

    @Test
    void F_Q12_9_pairs_that_cost_or_count_as_a_whole_or_have_two_partners_are_told() {
        String item =
                "<item ident=\"i1\" title=\"Match the tombs\"><presentation><material><mattext>Match.</mattext></material>"
                        + many(
                                2,
                                i -> "<response_lid ident=\"r" + i + "\"><material><mattext>left " + i
                                        + "</mattext></material><render_choice>"
                                        + many(
                                                3,
                                                j -> "<response_label ident=\"" + j + "\"><material><mattext>right " + j
                                                        + "</mattext></material></response_label>")
                                        + "</render_choice></response_lid>")
                        + "</presentation><resprocessing>" + SCORE + "%s</resprocessing></item>";
        String pair = "<varequal respident=\"r%d\">%d</varequal>";
        String each = add(pair.formatted(0, 0), 50) + add(pair.formatted(1, 1), 50);

        assertThat(read(item.formatted(each)).kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(read(item.formatted(each + add(pair.formatted(1, 2), -50))).said())
                .contains("changed: a wrong pair cost points there");
        assertThat(read(item.formatted(each + add(pair.formatted(1, 2), 50))).said())
                .contains("refused: a left side has more than one match");
        assertThat(read(item.formatted(set("<and>" + pair.formatted(0, 0) + pair.formatted(1, 1) + "</and>", 100)))
                        .said())
                .contains("changed: all or nothing there");
    }

    @Test
    void F_Q12_7_a_number_outside_the_bounds_beside_it_is_an_answer_of_its_own() {
        Imports imports = read(gap(
                typed("numerical_question"),
                "response_str",
                set(
                        "<or>" + is("7")
                                + "<and><vargte respident=\"r\">2</vargte><varlte respident=\"r\">3</varlte></and></or>",
                        100)));

        assertThat(imports.typing("7")).isEqualTo("1");
        assertThat(imports.typing("2")).isEqualTo("1");
        assertThat(imports.typing("5")).isEqualTo("0");
    }

    @Test
    void F_Q12_13_a_formula_beside_the_text_of_a_stem_is_kept() {
        Imports imports = read(
                numbered(1)
                        .replace(
                                "</mattext></material><response_lid",
                                "</mattext><m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math></material><response_lid"));

        assertThat(imports.question().stem()).contains("<mfrac>");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void a_question_about_a_passage_that_is_an_item_of_its_own_says_so() {
        String child = numbered(1)
                .replace(
                        "</qtimetadata>",
                        "<qtimetadatafield><fieldlabel>parent_stimulus_item_ident</fieldlabel><fieldentry>p7</fieldentry></qtimetadatafield></qtimetadata>");

        assertThat(read(child).said()).contains("changed: the text that it refers to (p7)");
    }

    @Test
    void F_Q12_14_the_words_of_a_choice_in_an_extension_of_WebCT_are_its_text() {
        String labels = choices("", "Single", set(is("A"), 100), "true", "false")
                .replace("<mattext texttype=\"text/plain\">true</mattext>", extended("true"))
                .replace("<mattext texttype=\"text/plain\">false</mattext>", extended("false"));

        Imports imports = read(labels);

        assertThat(imports.question().key()).isEqualTo(new AnswerKey.Truth(true));
        assertThat(imports.said()).contains("kept");
    }

    private static String extended(String text) {
        return "<mat_extension><webct:localizable_mattext xmlns:webct=\"http://www.webct.com/vista/assessment\" texttype=\"TEXT/PLAIN\">"
                + text + "</webct:localizable_mattext></mat_extension>";
    }

    @Test
    void a_wrong_choice_that_its_author_left_empty_is_left_out_and_a_right_one_refuses_the_question() {
        Imports wrong = read(choices("", "Single", set(is("A"), 100), "a", "b", "", ""));

        assertThat(wrong.choices()).containsExactly("a", "b");
        assertThat(wrong.said()).contains("changed: a wrong choice without text was left out");
        assertThat(read(choices("", "Single", set(is("C"), 100), "a", "b", "")).said())
                .contains("refused: a choice has no text");
    }
}
