package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pools and tests as Blackboard Learn exports them: QTI 1.2 in files called {@code res00001.dat}, with marking that the standard does not know. The
 * forms are those of exports of 2017 to 2024.
 */
class BlackboardImportTest {

    private static final String OTHERWISE = """
            <respcondition title="incorrect"><conditionvar><other/></conditionvar>
              <setvar variablename="SCORE" action="Set">0.0</setvar></respcondition>""";

    private static Imports pool(String items) {
        return Imports.of(
                "Pool_ExportFile.zip",
                Imports.zip(new TreeMap<>(Map.of(
                        "imsmanifest.xml",
                        """
                        <manifest xmlns:bb="http://www.blackboard.com/content-packaging/"><resources>
                          <resource bb:file="res00001.dat" bb:title="Cells" identifier="res00001" type="assessment/x-bb-qti-pool"/>
                        </resources></manifest>""",
                        "res00001.dat",
                        file(items),
                        "res00002.dat",
                        "<?xml version=\"1.0\"?><COURSE id=\"_1_1\"><TITLE value=\"Biology\"/></COURSE>",
                        ".bb-package-info",
                        "cx.config.course.id=biology",
                        "csfiles/home_dir/cell__xid-31_1.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>",
                        "csfiles/home_dir/cell__xid-31_1.svg.xml",
                        "<lom/>"))));
    }

    private static String file(String items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><questestinterop><assessment title=\"Cells\"><section>"
                + items + "</section></assessment></questestinterop>";
    }

    private static String item(String type, boolean partial, String asked, String responses, String conditions) {
        return """
                <item maxattempts="0"><itemmetadata><bbmd_asi_object_id>_7_1</bbmd_asi_object_id>
                  <bbmd_questiontype>%s</bbmd_questiontype><bbmd_partialcredit>%s</bbmd_partialcredit>
                  <qmd_absolutescore_max>10.0</qmd_absolutescore_max></itemmetadata>
                <presentation><flow class="Block">
                  <flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK">%s</flow></flow>%s
                </flow></presentation>
                <resprocessing scoremodel="SumOfScores">
                  <outcomes><decvar varname="SCORE" vartype="Decimal" defaultval="0.0" minvalue="0.0" maxvalue="10.0"/></outcomes>
                  %s</resprocessing></item>""".formatted(type, partial, text(asked), responses, conditions);
    }

    private static String text(String html) {
        return "<material><mat_extension><mat_formattedtext type=\"HTML\">"
                + html.replace("&", "&amp;").replace("<", "&lt;") + "</mat_formattedtext></mat_extension></material>";
    }

    private static String block(String content) {
        return "<flow class=\"RESPONSE_BLOCK\">" + content + "</flow>";
    }

    private static String choices(String cardinality, String... texts) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            labels.append("<flow_label class=\"Block\"><response_label ident=\"c")
                    .append(i)
                    .append("\"><flow_mat class=\"FORMATTED_TEXT_BLOCK\">")
                    .append(text(texts[i]))
                    .append("</flow_mat></response_label></flow_label>");
        }
        return block("<response_lid ident=\"response\" rcardinality=\"" + cardinality
                + "\"><render_choice shuffle=\"No\">" + labels + "</render_choice></response_lid>");
    }

    private static String right(String test) {
        return """
                <respcondition title="correct"><conditionvar>%s</conditionvar>
                  <setvar variablename="SCORE" action="Set">SCORE.max</setvar></respcondition>""".formatted(test);
    }

    private static String is(String value) {
        return "<varequal respident=\"response\" case=\"No\">" + value + "</varequal>";
    }

    /** What Blackboard adds for each choice: its percentage, which counts where partial credit is on, and its feedback. */
    private static String worth(String choice, String percent) {
        return """
                <respcondition><conditionvar><varequal respident="%s" case="No"/></conditionvar>
                  <setvar variablename="SCORE" action="Set">%s</setvar>
                  <displayfeedback linkrefid="%s" feedbacktype="Response"/></respcondition>""".formatted(choice, percent, choice);
    }

    private static String feedback(String choice, String said) {
        return """
                <itemfeedback ident="%s" view="All"><solution view="All" feedbackstyle="Complete"><solutionmaterial>
                  <flow_mat class="Block"><flow_mat class="FORMATTED_TEXT_BLOCK">%s</flow_mat></flow_mat>
                </solutionmaterial></solution></itemfeedback>""".formatted(choice, text(said));
    }

    private static String typed(String element, String conditions) {
        return item(
                element.equals("response_num") ? "Numeric" : "Fill in the Blank",
                false,
                "How many?",
                block("<" + element + " ident=\"response\" rcardinality=\"Single\"><render_fib/></" + element + ">"),
                conditions + OTHERWISE);
    }

    private static String evaluated(String answer, String how) {
        return """
                <respcondition title="aaaa"><conditionvar>%s</conditionvar>
                  <setvar variablename="EvaluationType" action="Set">%s</setvar>
                  <displayfeedback linkrefid="correct" feedbacktype="Response"/></respcondition>""".formatted(is(answer), how);
    }

    @Test
    void a_pool_is_read_from_the_zip_that_Blackboard_wrote() {
        Imports imports = pool(item(
                "Multiple Choice",
                false,
                "<p>What makes <em>energy</em>?</p>",
                choices("Single", "Nucleus", "Mitochondrion"),
                right(is("c1")) + OTHERWISE + worth("c0", "0") + worth("c1", "100")));

        assertThat(imports.checkpoints().getFirst().title()).isEqualTo("Cells");
        assertThat(imports.question().points()).isEqualByComparingTo("10");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("0");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void the_feedback_on_a_choice_stands_where_the_standard_has_worked_solutions() {
        Imports imports = pool(item(
                        "Multiple Choice",
                        false,
                        "What makes energy?",
                        choices("Single", "Nucleus", "Mitochondrion"),
                        right(is("c1")) + OTHERWISE + worth("c0", "0") + worth("c1", "100"))
                .replace("</item>", feedback("c0", "It keeps the plan.") + "</item>"));

        assertThat(imports.question().entries().getFirst().feedback()).contains("It keeps the plan.");
    }

    @Test
    void the_percentages_of_choices_count_only_where_partial_credit_is_on() {
        String percents = right(is("c0")) + OTHERWISE + worth("c0", "100") + worth("c1", "40") + worth("c2", "0");
        String[] texts = {"Right", "Nearly", "Wrong"};

        Imports on = pool(item("Multiple Choice", true, "Which?", choices("Single", texts), percents));
        Imports off = pool(item("Multiple Choice", false, "Which?", choices("Single", texts), percents));

        assertThat(List.of(on.choosing(0), on.choosing(1), on.choosing(2))).containsExactly("1", "2/5", "0");
        assertThat(List.of(off.choosing(0), off.choosing(1), off.choosing(2))).containsExactly("1", "0", "0");
    }

    @Test
    void several_answers_earn_the_sum_of_their_percentages_where_partial_credit_is_on() {
        Imports imports = pool(item(
                "Multiple Answer",
                true,
                "Which?",
                choices("Multiple", "One", "Two", "Three"),
                right("<and>" + is("c0") + is("c1") + "<not>" + is("c2") + "</not></and>")
                        + OTHERWISE
                        + worth("c0", "75")
                        + worth("c1", "25")
                        + worth("c2", "-50")));

        assertThat(imports.choosing(0, 1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("3/4");
        assertThat(imports.choosing(0, 2)).isEqualTo("1/4");
    }

    @Test
    void the_right_sides_of_a_matching_question_stand_beside_it_in_the_order_of_its_labels() {
        String rows = """
                <flow class="Block"><response_lid ident="row1" rcardinality="Single"><render_choice><flow_label class="Block">
                  <response_label ident="r1a"/><response_label ident="r1b"/><response_label ident="r1c"/>
                </flow_label></render_choice></response_lid><flow class="FORMATTED_TEXT_BLOCK">%s</flow></flow>
                <flow class="Block"><response_lid ident="row2" rcardinality="Single"><render_choice><flow_label class="Block">
                  <response_label ident="r2a"/><response_label ident="r2b"/><response_label ident="r2c"/>
                </flow_label></render_choice></response_lid><flow class="FORMATTED_TEXT_BLOCK">%s</flow></flow>""".formatted(text("Nucleus"), text("Mitochondrion"));
        String sides = "<flow class=\"RIGHT_MATCH_BLOCK\"><flow class=\"Block\">" + text("Energy")
                + "</flow><flow class=\"Block\">" + text("Plan") + "</flow><flow class=\"Block\">" + text("Waste")
                + "</flow></flow>";
        String pair = """
                <respcondition><conditionvar><varequal respident="%s" case="No">%s</varequal></conditionvar>
                  <setvar variablename="PartialCreditPercent" action="Set">50.0</setvar>
                  <setvar variablename="NegativeCreditPercent" action="Set">%s</setvar></respcondition>""";
        String conditions = pair.formatted("row1", "r1b", "0.0") + pair.formatted("row2", "r2a", "0.0") + OTHERWISE;

        Imports imports = pool(item("Matching", true, "Match them", block(rows) + sides, conditions));

        assertThat(imports.question().key()).isInstanceOf(AnswerKey.Pairs.class);
        assertThat(imports.question().stem()).contains("Match them").doesNotContain("Waste");
        assertThat(imports.checkpoints()
                        .getFirst()
                        .quiz()
                        .questions()
                        .getFirst()
                        .toString())
                .contains("Nucleus", "Plan", "Mitochondrion", "Energy", "Waste");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(pool(item("Matching", true, "Match", block(rows) + sides, conditions.replace(">0.0<", ">25.0<")))
                        .said())
                .contains("a wrong pair cost points there");
        assertThat(pool(item("Matching", false, "Match", block(rows) + sides, conditions))
                        .said())
                .contains("all or nothing there");
    }

    @ParameterizedTest
    @CsvSource({"152, 1", "137, 1", "167, 1", "136.9, 0", "167.1, 0"})
    void a_number_counts_within_its_bounds_though_no_condition_sets_a_score(String typed, String earned) {
        Imports imports = pool(typed("response_num", """
                <respcondition title="d095"><conditionvar><vargte respident="response">137.0</vargte>
                  <varlte respident="response">167.0</varlte><varequal respident="response" case="No">152.0</varequal>
                </conditionvar><displayfeedback linkrefid="correct" feedbacktype="Response"/></respcondition>"""));

        assertThat(imports.typing(typed)).isEqualTo(earned);
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void a_text_counts_though_no_condition_sets_a_score() {
        Imports imports = pool(typed("response_str", evaluated("Hay", "EXACT") + evaluated("Straw", "EXACT")));

        assertThat(List.of(imports.typing("hay"), imports.typing("straw"), imports.typing("grass")))
                .containsExactly("1", "1", "0");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void an_answer_that_only_has_to_be_contained_is_imported_and_said() {
        Imports imports = pool(typed("response_str", evaluated("Hay", "CONTAINS")));

        assertThat(imports.typing("hay")).isEqualTo("1");
        assertThat(imports.said()).contains("changed: any answer that contains Hay counts there");
    }

    @Test
    void an_answer_that_is_a_pattern_is_refused() {
        Imports imports = pool(typed("response_str", evaluated("H(a|e)y", "MATCHES")));

        assertThat(imports.kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(imports.said()).contains("recognised by a pattern, H(a|e)y");
    }

    @ParameterizedTest
    @CsvSource({"yes_no, Yes, No", "agree_disagree, Agree, Disagree", "right_wrong, Right, Wrong"})
    void the_words_of_an_either_or_question_are_named_by_keys(String pair, String first, String second) {
        String labels =
                "<response_label ident=\"%1$s.true\"><material><mattext>%1$s.true</mattext></material></response_label>"
                                .formatted(pair)
                        + "<response_label ident=\"%1$s.false\"><material><mattext>%1$s.false</mattext></material></response_label>"
                                .formatted(pair);
        Imports imports = pool(item(
                "Either/Or",
                false,
                "Is it?",
                block("<response_lid ident=\"response\" rcardinality=\"Single\"><render_choice><flow_label>" + labels
                        + "</flow_label></render_choice></response_lid>"),
                right(is(pair + ".false")) + OTHERWISE));

        assertThat(imports.choices()).containsExactly(first, second);
        assertThat(imports.choosing(1)).isEqualTo("1");
    }

    @Test
    void an_image_is_found_by_the_number_in_its_address() {
        Imports imports = pool(item(
                "Multiple Choice",
                false,
                "<p>What is this? <img alt=\"A cell\" src=\"@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-31_1\"></p>",
                choices("Single", "A cell", "A wall"),
                right(is("c0")) + OTHERWISE));

        assertThat(imports.question().stem()).contains("<img").contains("alt=\"A cell\"");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void a_question_is_named_in_the_report_by_the_number_that_Blackboard_gave_it() {
        assertThat(pool(item("Essay", false, "Tell", "", ""))
                        .report()
                        .questions()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .toString())
                .contains("_7_1");
    }
}
