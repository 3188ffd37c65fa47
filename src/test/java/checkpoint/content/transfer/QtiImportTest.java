package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** QTI 2.1 to 3.0, read by what the processing does. The names are the numbers of the rules. */
class QtiImportTest {

    private static final String MATCH_CORRECT =
            "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct\"/>";
    private static final String MAP_RESPONSE =
            "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response\"/>";

    private static String item(String declaration, String body, String processing) {
        return "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"i1\" title=\"Which tomb\" adaptive=\"false\" timeDependent=\"false\">"
                + declaration
                + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody><p>Look.</p>"
                + body + "</itemBody>" + processing + "</assessmentItem>";
    }

    private static String declaration(String cardinality, String type, String inside) {
        return "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"" + cardinality + "\" baseType=\"" + type
                + "\">" + inside + "</responseDeclaration>";
    }

    private static String correct(String... values) {
        return "<correctResponse><value>" + String.join("</value><value>", values) + "</value></correctResponse>";
    }

    private static String choice(String attributes, String... texts) {
        StringBuilder choices = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            choices.append("<simpleChoice identifier=\"")
                    .append((char) ('A' + i))
                    .append("\">")
                    .append(texts[i])
                    .append("</simpleChoice>");
        }
        return "<choiceInteraction responseIdentifier=\"RESPONSE\" " + attributes + "><prompt>Which?</prompt>" + choices
                + "</choiceInteraction>";
    }

    private static String one(String processing) {
        return item(
                declaration("single", "identifier", correct("B")),
                choice("maxChoices=\"1\"", "a", "b", "c"),
                processing);
    }

    private static String several(String mapping, String attributes, String processing) {
        return item(
                declaration("multiple", "identifier", correct("A", "B") + mapping),
                choice(attributes, "a", "b", "c"),
                processing);
    }

    private static String gap(String type, String inside, String processing) {
        return item(
                declaration("single", type, inside),
                "<p>It is <textEntryInteraction responseIdentifier=\"RESPONSE\"/> of them.</p>",
                processing);
    }

    private static String scores(String test) {
        return "<responseProcessing><responseCondition><responseIf>" + test
                + "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf>"
                + "<responseElse><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue></setOutcomeValue>"
                + "</responseElse></responseCondition></responseProcessing>";
    }

    private static final String MAPPED = "<mapping%s><mapEntry mapKey=\"A\" mappedValue=\"0.5\"/><mapEntry mapKey=\"B\""
            + " mappedValue=\"0.5\"/><mapEntry mapKey=\"C\" mappedValue=\"-0.5\"/></mapping>";

    private static Imports read(String item) {
        return Imports.of("item.xml", item);
    }

    @Test
    void F_Q2_1_processing_that_is_written_out_is_run() {
        Imports imports = read(
                one(scores("<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>")));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("0");
        assertThat(imports.question().stem()).contains("Look.", "Which?");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q2_1_scores_that_each_choice_adds_become_credits() {
        String add = "<responseCondition><responseIf><member><baseValue baseType=\"identifier\">%s</baseValue><variable"
                + " identifier=\"RESPONSE\"/></member><setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/>"
                + "<baseValue baseType=\"float\">%s</baseValue></sum></setOutcomeValue></responseIf></responseCondition>";
        String processing = "<responseProcessing>" + add.formatted("A", "3") + add.formatted("B", "1")
                + add.formatted("C", "-1") + "</responseProcessing>";

        Imports imports = read(several("", "maxChoices=\"0\"", processing));

        assertThat(imports.choosing(0)).isEqualTo("3/4");
        assertThat(imports.choosing(0, 1, 2)).isEqualTo("3/4");
        assertThat(imports.question().points()).isEqualByComparingTo("4");
        assertThat(imports.said()).contains("fall below zero there");
    }

    @Test
    void F_Q2_1_an_outcome_has_the_default_value_that_it_was_declared_with() {
        String processing = scores(
                        "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>")
                .replace("<baseValue baseType=\"float\">1</baseValue>", "<variable identifier=\"MAXSCORE\"/>");
        Imports imports = read(
                one(processing)
                        .replace(
                                "<itemBody>",
                                "<outcomeDeclaration identifier=\"MAXSCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>10</value></defaultValue></outcomeDeclaration><itemBody>"));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.question().points()).isEqualByComparingTo("10");
    }

    @Test
    void F_Q2_1_a_key_without_processing_is_taken_and_the_marking_is_reported_as_assumed() {
        Imports imports = read(one(""));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.said()).contains("changed: it does not say how it is marked");
    }

    @Test
    void F_Q2_1_processing_that_cannot_be_run_here_is_refused_by_name() {
        assertThat(read(one(scores("<customOperator class=\"x\"/>"))).said()).contains("refused", "customOperator");
    }

    /** The doubled ending is what Citolab's converter (npm, qti-convert 0.3.52) writes for an item of QTI 2.1 that had one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct.xml",
                "https://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml.xml",
                "match_correct"
            })
    void F_Q2_2_a_template_is_known_by_the_last_part_of_its_address(String template) {
        Imports imports = read(one("<responseProcessing template=\"" + template + "\"/>"));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q2_2_a_template_that_is_not_known_is_refused() {
        assertThat(read(one("<responseProcessing template=\"x/map_response_point\"/>"))
                        .kind())
                .isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_Q2_2_several_interactions_in_one_item_are_refused() {
        String two = item(
                declaration("single", "identifier", correct("B")),
                choice("maxChoices=\"1\"", "a", "b") + choice("maxChoices=\"1\"", "a", "b"),
                MATCH_CORRECT);

        assertThat(read(two).said()).contains("refused: it asks 2 things in one item");
    }

    @Test
    void F_Q2_3_a_mapping_with_bounds_is_ours_and_one_without_is_reported() {
        Imports bounded =
                read(several(MAPPED.formatted(" lowerBound=\"0\" upperBound=\"1\""), "maxChoices=\"0\"", MAP_RESPONSE));
        Imports free = read(several(MAPPED.formatted(""), "maxChoices=\"0\"", MAP_RESPONSE));
        Imports deep = read(several(MAPPED.formatted(" lowerBound=\"-1\""), "maxChoices=\"0\"", MAP_RESPONSE));

        assertThat(bounded.choosing(0, 1, 2)).isEqualTo("1/2");
        assertThat(bounded.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(free.said()).contains("changed: its score could fall below zero there");
        assertThat(deep.said()).contains("changed: its score could fall below zero there");
    }

    @Test
    void F_Q2_3_values_that_are_not_mapped_have_the_default_value() {
        String mapping = "<mapping lowerBound=\"0\" defaultValue=\"-1\"><mapEntry mapKey=\"A\" mappedValue=\"1\"/>"
                + "<mapEntry mapKey=\"B\" mappedValue=\"1\"/></mapping>";

        assertThat(read(several(mapping, "maxChoices=\"0\"", MAP_RESPONSE)).choosing(0, 1, 2))
                .isEqualTo("1/2");
    }

    @Test
    void F_Q2_4_a_mapping_is_decoration_where_the_processing_does_not_use_it() {
        Imports imports = read(several(MAPPED.formatted(""), "maxChoices=\"0\"", MATCH_CORRECT));

        assertThat(imports.said()).contains("changed: all or nothing there");
        assertThat(imports.choosing(0, 1)).isEqualTo("1");
    }

    @Test
    void F_Q2_4_a_mapping_that_is_used_needs_no_key() {
        String keyless = several(MAPPED.formatted(" lowerBound=\"0\""), "maxChoices=\"0\"", MAP_RESPONSE)
                .replace(correct("A", "B"), "");

        assertThat(read(keyless).choosing(0, 1)).isEqualTo("1");
    }

    @Test
    void F_Q2_5_a_map_entry_that_says_nothing_ignores_case_and_one_that_minds_it_is_reported() {
        String mapping = "<mapping><mapEntry mapKey=\"Grant\" mappedValue=\"1\"%s/></mapping>";
        Imports silent = read(gap("string", mapping.formatted(""), MAP_RESPONSE));
        Imports minding = read(gap("string", mapping.formatted(" caseSensitive=\"true\""), MAP_RESPONSE));

        assertThat(silent.typing("grant")).isEqualTo("1");
        assertThat(silent.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(minding.said()).contains("changed: upper and lower case mattered there");
    }

    @Test
    void F_Q2_5_entries_that_differ_in_case_alone_are_reported() {
        String mapping =
                "<mapping><mapEntry mapKey=\"York\" mappedValue=\"1\"/><mapEntry mapKey=\"york\" mappedValue=\"0.5\"/></mapping>";

        assertThat(read(gap("string", mapping, MAP_RESPONSE)).said())
                .contains("changed: upper and lower case mattered there");
    }

    @Test
    void F_Q2_5_match_on_strings_is_exact_and_that_is_reported() {
        assertThat(read(gap("string", correct("Grant"), MATCH_CORRECT)).said())
                .contains("changed: upper and lower case mattered there");
    }

    private static String equal(String first, String second, String attributes) {
        return scores("<equal " + attributes + ">" + first + second + "</equal>");
    }

    private static final String TYPED = "<variable identifier=\"RESPONSE\"/>";
    private static final String KEY = "<correct identifier=\"RESPONSE\"/>";

    @ParameterizedTest
    @CsvSource({"105.1, 1", "105.3, 0", "95, 0", "95.3, 1"})
    void F_Q2_6_a_relative_tolerance_lies_around_what_is_typed_where_that_stands_first(String typed, String credit) {
        String item = gap("float", correct("100"), equal(TYPED, KEY, "toleranceMode=\"relative\" tolerance=\"5 5\""));

        assertThat(read(item).typing(typed)).isEqualTo(credit);
        assertThat(read(item).said()).contains("changed: its tolerance is a share of the typed number");
    }

    @ParameterizedTest
    @CsvSource({"90, 1", "89.9, 0", "101, 1", "101.1, 0"})
    void F_Q2_6_an_absolute_one_is_turned_round_likewise(String typed, String credit) {
        String item = gap("float", correct("100"), equal(TYPED, KEY, "toleranceMode=\"absolute\" tolerance=\"1 10\""));

        assertThat(read(item).typing(typed)).isEqualTo(credit);
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "98.9, 0", "110, 1", "110.1, 0"})
    void F_Q2_6_it_lies_around_the_key_where_the_key_stands_first(String typed, String credit) {
        String item = gap("float", correct("100"), equal(KEY, TYPED, "toleranceMode=\"absolute\" tolerance=\"1 10\""));

        assertThat(read(item).typing(typed)).isEqualTo(credit);
    }

    @Test
    void F_Q2_6_equal_without_a_mode_is_exact_and_reported() {
        Imports imports = read(gap("float", correct("100"), equal(TYPED, KEY, "")));

        assertThat(imports.typing("100")).isEqualTo("1");
        assertThat(imports.typing("100.1")).isEqualTo("0");
        assertThat(imports.said()).contains("changed: its “equal” rule names no tolerance");
    }

    @Test
    void F_Q2_7_two_right_choices_of_which_one_may_be_chosen_are_refused() {
        assertThat(read(several(MAPPED.formatted(""), "maxChoices=\"1\"", MAP_RESPONSE))
                        .said())
                .contains("refused", "nobody could answer it");
    }

    @Test
    void F_Q2_7_a_limit_that_is_missing_or_smaller_than_the_choices_is_reported() {
        String mapping = MAPPED.formatted(" lowerBound=\"0\" upperBound=\"1\"");

        assertThat(read(several(mapping, "", MAP_RESPONSE)).said()).contains("changed: it has no maxChoices");
        assertThat(read(several(mapping, "maxChoices=\"2\"", MAP_RESPONSE)).said())
                .contains("changed: at most 2 could be chosen there");
        assertThat(read(several(mapping, "maxChoices=\"3\"", MAP_RESPONSE)).kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q2_7_nothing_that_is_right_by_its_key_is_refused() {
        assertThat(read(one(MATCH_CORRECT).replace(correct("B"), "")).kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_Q2_7_an_empty_answer_that_earns_something_is_reported() {
        String processing = scores("<or><isNull>" + TYPED + "</isNull><match>" + TYPED + KEY + "</match></or>");

        assertThat(read(one(processing)).said()).contains("changed: an empty answer earned something");
    }

    /** The standard's NULL is neither true nor false, and {@code not} leaves it so. */
    @Test
    void F_Q2_7_what_is_not_right_is_not_an_empty_answer() {
        String wrong = scores("<not><match>" + TYPED + KEY + "</match></not>");
        String right = wrong.replaceAll("float\">([01])<", "float\">x$1<")
                .replace("x1", "0")
                .replace("x0", "1");

        assertThat(read(one(wrong)).said()).doesNotContain("an empty answer earned something");
        assertThat(read(one(right)).said()).contains("changed: an empty answer earned something");
    }

    @Test
    void F_Q2_1_an_answer_that_may_be_a_part_of_what_is_typed_is_refused() {
        String test = "<stringMatch caseSensitive=\"false\" substring=\"%s\">" + TYPED + KEY + "</stringMatch>";

        assertThat(read(gap("string", correct("York"), scores(test.formatted("true"))))
                        .said())
                .contains("refused: an answer may be only a part of the typed text");
        assertThat(read(gap("string", correct("York"), scores(test.formatted("false"))))
                        .kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q2_6_a_number_and_a_range_that_earn_different_points_are_refused() {
        String within = "<and><gte>" + TYPED + "<baseValue baseType=\"float\">2</baseValue></gte><lte>" + TYPED
                + "<baseValue baseType=\"float\">4</baseValue></lte></and>";
        String processing = equal(TYPED, KEY, "toleranceMode=\"exact\"")
                .replace(
                        "</responseIf>",
                        "</responseIf><responseElseIf>" + within
                                + "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0.5</baseValue>"
                                + "</setOutcomeValue></responseElseIf>");

        assertThat(read(gap("float", correct("3"), processing)).said()).contains("refused: its bounds");
        assertThat(read(gap("float", correct("3"), scores(within))).kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q2_6_bounds_that_earn_something_each_by_itself_are_refused() {
        String half = "<responseCondition><responseIf><%s>" + TYPED
                + "<baseValue baseType=\"float\">%s</baseValue></%s><setOutcomeValue identifier=\"SCORE\"><sum>"
                + "<variable identifier=\"SCORE\"/><baseValue baseType=\"float\">0.5</baseValue></sum></setOutcomeValue>"
                + "</responseIf></responseCondition>";
        String processing = "<responseProcessing>" + half.formatted("gte", "2", "gte")
                + half.formatted("lte", "4", "lte") + "</responseProcessing>";

        assertThat(read(gap("float", correct("3"), processing)).said()).contains("refused: its bounds");
    }

    @Test
    void F_Q2_8_a_choice_that_is_fixed_keeps_its_place() {
        Imports imports = read(one(MATCH_CORRECT)
                .replace("maxChoices=\"1\"", "maxChoices=\"1\" shuffle=\"true\"")
                .replace("identifier=\"C\"", "identifier=\"C\" fixed=\"true\""));

        assertThat(imports.question().entries())
                .extracting(Question.Entry::fixed)
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,5", "5 km", "50%"})
    void F_Q2_9_what_is_not_a_number_is_refused(String number) {
        assertThat(read(gap("float", correct(number), equal(KEY, TYPED, "toleranceMode=\"exact\"")))
                        .said())
                .contains("refused", "not a number that can be read in only one way");
    }

    @Test
    void F_Q2_10_true_and_false_of_which_one_costs_something_keep_their_credits() {
        String mapping = "<mapping defaultValue=\"0\"><mapEntry mapKey=\"A\" mappedValue=\"1\"/>"
                + "<mapEntry mapKey=\"B\" mappedValue=\"-0.5\"/></mapping>";
        Imports imports = read(item(
                declaration("single", "identifier", correct("A") + mapping),
                choice("maxChoices=\"1\"", "True", "False"),
                MAP_RESPONSE));

        assertThat(imports.question().type()).isEqualTo(Question.Type.SINGLE_CHOICE);
        assertThat(imports.choosing(1)).isEqualTo("-1/2");
    }

    @Test
    void F_Q2_10_two_choices_that_say_true_and_false_are_true_false() {
        String item = item(
                declaration("single", "identifier", correct("B")),
                choice("maxChoices=\"1\"", "True", "false"),
                MATCH_CORRECT);

        assertThat(read(item).question().key()).isEqualTo(new AnswerKey.Truth(false));
    }

    @Test
    void F_Q2_10_an_order_counts_by_place_and_that_is_reported() {
        String item = item(
                declaration("ordered", "identifier", correct("B", "C", "A")),
                choice("", "third", "first", "second").replace("choiceInteraction", "orderInteraction"),
                MATCH_CORRECT);

        assertThat(read(item).choices()).containsExactly("first", "second", "third");
        assertThat(read(item).said()).contains("changed: all or nothing there; here each entry in its place counts");
    }

    private static String matching(String processing, String... pairs) {
        return item(
                declaration("multiple", "directedPair", correct(pairs)),
                "<matchInteraction responseIdentifier=\"RESPONSE\" maxAssociations=\"0\"><simpleMatchSet>"
                        + "<simpleAssociableChoice identifier=\"l1\" matchMax=\"1\">left 1</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"l2\" matchMax=\"1\">left 2</simpleAssociableChoice></simpleMatchSet>"
                        + "<simpleMatchSet><simpleAssociableChoice identifier=\"r1\" matchMax=\"2\">right 1</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"r2\" matchMax=\"2\">right 2</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"r3\" matchMax=\"2\">right 3</simpleAssociableChoice></simpleMatchSet>"
                        + "</matchInteraction>",
                processing);
    }

    @Test
    void F_Q2_10_matching_is_read_where_each_left_side_has_one_partner() {
        Imports imports = read(matching(MATCH_CORRECT, "l1 r2", "l2 r1"));

        assertThat(imports.question().type()).isEqualTo(Question.Type.MATCHING);
        assertThat(imports.question().targets()).hasSize(3);
        assertThat(imports.said()).contains("changed: all or nothing there; here each right pair counts");
        assertThat(read(matching(MATCH_CORRECT, "l1 r2", "l1 r1")).kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(read(matching(MATCH_CORRECT, "l1 r2")).kind()).isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void F_Q2_10_what_does_not_exist_here_is_refused_by_name() {
        String item = item(
                declaration("single", "string", ""), "<extendedTextInteraction responseIdentifier=\"RESPONSE\"/>", "");

        assertThat(read(item).said()).contains("refused: the interaction \"extendedTextInteraction\"");
    }

    @Test
    void F_Q2_11_feedback_in_a_choice_is_kept_and_other_feedback_is_reported() {
        String item = one(MATCH_CORRECT)
                .replace(
                        ">b</simpleChoice>",
                        ">b<feedbackInline identifier=\"B\" showHide=\"show\" outcomeIdentifier=\"FEEDBACK\">Right.</feedbackInline></simpleChoice>")
                .replace(
                        "</assessmentItem>",
                        "<modalFeedback identifier=\"late\" showHide=\"show\" outcomeIdentifier=\"X\">Come earlier.</modalFeedback></assessmentItem>");

        Imports imports = read(item);

        assertThat(imports.choices()).containsExactly("a", "b", "c");
        assertThat(imports.question().entries().get(1).feedback()).contains("Right.");
        assertThat(imports.said()).contains("dropped: feedback (late): \"Come earlier.\"");
    }

    @Test
    void F_Q2_11_an_instruction_for_candidates_is_in_the_stem_and_one_for_scorers_is_reported() {
        Imports imports = read(
                one(MATCH_CORRECT)
                        .replace(
                                "<p>Look.</p>",
                                "<rubricBlock view=\"candidate\"><p>Read first.</p></rubricBlock><rubricBlock view=\"scorer\"><p>Be kind.</p></rubricBlock>"));

        assertThat(imports.question().stem()).contains("Read first.").doesNotContain("Be kind.");
        assertThat(imports.said()).contains("dropped: an instruction for scorer");
    }

    private static String test(String sections) {
        return "<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"t\" title=\"Tombs\"><timeLimits maxTime=\"90\"/>"
                + "<testPart identifier=\"p\" navigationMode=\"linear\" submissionMode=\"individual\"><itemSessionControl maxAttempts=\"2\"/>"
                + sections + "</testPart></assessmentTest>";
    }

    private static Imports packed(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(files);
        all.put("imsmanifest.xml", "<manifest/>");
        return Imports.of("package.zip", Imports.zip(all));
    }

    @Test
    void F_Q2_12_a_test_draws_from_its_sections_weighs_its_items_and_limits_time_and_attempts() {
        Imports imports = packed(Map.of(
                "test.xml",
                test(
                        "<assessmentSection identifier=\"s\" title=\"S\" visible=\"true\"><selection select=\"1\"/><assessmentItemRef identifier=\"a\" href=\"items/a.xml\"><weight identifier=\"w\" value=\"3\"/></assessmentItemRef>"
                                + "<assessmentItemRef identifier=\"b\" href=\"items/b.xml\"/></assessmentSection>"),
                "items/a.xml",
                one(MATCH_CORRECT),
                "items/b.xml",
                one(MATCH_CORRECT).replace("i1", "i2")));

        Checkpoint checkpoint = imports.checkpoints().getFirst();
        assertThat(checkpoint.title()).isEqualTo("Tombs");
        assertThat(checkpoint.quiz().draw()).isEqualTo(1);
        assertThat(checkpoint.quiz().attempts()).isEqualTo(2);
        assertThat(checkpoint.quiz().timeLimit()).hasSeconds(90);
        assertThat(checkpoint.quiz().questions())
                .extracting(question -> question.points().intValueExact())
                .containsExactly(3, 1);
    }

    @Test
    void F_Q2_12_items_are_read_also_without_a_test_and_missing_ones_are_reported() {
        Imports imports = packed(Map.of(
                "test.xml",
                test(
                        "<assessmentSection identifier=\"s\" title=\"S\" visible=\"true\"><assessmentItemRef identifier=\"a\" href=\"gone.xml\"/></assessmentSection>"),
                "items/a.xml",
                one(MATCH_CORRECT)));

        assertThat(imports.questions()).hasSize(1);
        assertThat(imports.said()).contains("refused: the item gone.xml is not in the package");
    }

    @Test
    void F_Q2_13_a_question_is_worth_the_highest_sum_that_can_be_reached() {
        String mapping =
                "<mapping lowerBound=\"0\"><mapEntry mapKey=\"A\" mappedValue=\"1.5\"/><mapEntry mapKey=\"B\" mappedValue=\"1\"/></mapping>";

        Imports imports = read(several(mapping, "maxChoices=\"0\"", MAP_RESPONSE));

        assertThat(imports.question().points()).isEqualByComparingTo("2.5");
        assertThat(imports.choosing(0)).isEqualTo("3/5");
    }

    private static String three(String item) {
        return item.replace(
                        "xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\"",
                        "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"")
                .replaceAll(
                        "(</?)(assessmentItem|responseDeclaration|correctResponse|value|outcomeDeclaration|itemBody|choiceInteraction|simpleChoice|prompt|responseProcessing|mapping|mapEntry)\\b",
                        "$1qti-$2")
                .replace("qti-assessmentItem", "qti-assessment-item")
                .replace("qti-responseDeclaration", "qti-response-declaration")
                .replace("qti-correctResponse", "qti-correct-response")
                .replace("qti-outcomeDeclaration", "qti-outcome-declaration")
                .replace("qti-itemBody", "qti-item-body")
                .replace("qti-choiceInteraction", "qti-choice-interaction")
                .replace("qti-simpleChoice", "qti-simple-choice")
                .replace("qti-responseProcessing", "qti-response-processing")
                .replace("qti-mapEntry", "qti-map-entry")
                .replace("responseIdentifier", "response-identifier")
                .replace("maxChoices", "max-choices")
                .replace("baseType", "base-type")
                .replace("mapKey", "map-key")
                .replace("mappedValue", "mapped-value")
                .replace("lowerBound", "lower-bound")
                .replace("defaultValue", "default-value");
    }

    @Test
    void F_Q3_1_the_same_model_under_other_names() {
        Imports imports = read(
                three(
                        one(
                                "<responseProcessing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>")));

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void F_Q3_2_the_default_value_of_a_mapping_counts_as_the_standard_says() {
        String mapping =
                "<mapping lowerBound=\"0\" defaultValue=\"-1\"><mapEntry mapKey=\"A\" mappedValue=\"1\"/><mapEntry mapKey=\"B\" mappedValue=\"1\"/></mapping>";

        assertThat(read(three(several(mapping, "maxChoices=\"0\"", MAP_RESPONSE)))
                        .choosing(0, 1, 2))
                .isEqualTo("1/2");
    }

    @Test
    void F_Q3_3_a_stimulus_goes_before_the_stem_and_a_catalogue_is_left_out() {
        String item = three(one(MATCH_CORRECT))
                .replace(
                        "<qti-item-body>",
                        "<qti-assessment-stimulus-ref identifier=\"s\" href=\"s.xml\"/><qti-item-body>")
                .replace(
                        "</qti-item-body>",
                        "<qti-catalog-info><qti-catalog id=\"c\">spoken</qti-catalog></qti-catalog-info></qti-item-body>");

        Imports imports = packed(
                Map.of(
                        "i.xml",
                        item,
                        "s.xml",
                        "<qti-assessment-stimulus identifier=\"s\"><qti-stimulus-body><p>Once upon a time.</p></qti-stimulus-body></qti-assessment-stimulus>"));

        assertThat(imports.question().stem()).contains("Once upon a time.").doesNotContain("spoken");
        assertThat(read(item).said()).contains("changed: the text that it refers to (s.xml) is missing");
    }

    @Test
    void F_Q2_8_an_item_says_whether_its_choices_are_shuffled() {
        assertThat(read(one(MATCH_CORRECT).replace("maxChoices=\"1\"", "maxChoices=\"1\" shuffle=\"true\""))
                        .checkpoints()
                        .getFirst()
                        .quiz()
                        .shuffleChoices())
                .isTrue();
        assertThat(read(one(MATCH_CORRECT)).checkpoints().getFirst().quiz().shuffleChoices())
                .isFalse();
    }

    @Test
    void an_image_as_an_object_is_an_image_and_what_is_not_one_is_reported() {
        String item = one(MATCH_CORRECT);

        assertThat(read(item.replace("<prompt>", "<prompt><object data=\"a.png\" type=\"image/png\">A box</object>"))
                        .said())
                .contains("changed: the image \"a.png\" is not in the file");
        assertThat(read(item.replace("<prompt>", "<prompt><object data=\"a.html\" type=\"text/html\"/>"))
                        .said())
                .contains("dropped: an embedded object");
        Imports described = read(item.replace(
                "<prompt>", "<prompt><object data=\"a.html\" type=\"text/html\"><p>A map of <b>Rome</b></p></object>"));
        assertThat(described.question().stem()).contains("A map of <strong>Rome</strong>");
        assertThat(described.said()).contains("dropped: an embedded object; what it has in words stays in the text");
    }

    @Test
    void a_line_break_of_XML_is_one_line_break() {
        Imports imports = read(one(MATCH_CORRECT).replace("<p>Look.</p>", "<p>Look.<br/>Choose.</p>"));

        assertThat(imports.question().stem()).contains("Look.<br").doesNotContain("<br /><br", "<br />\n<br");
    }

    private static Imports tested(String timeLimits, String href) {
        return Imports.of(
                "package.zip",
                Imports.zip(Map.of(
                        "tests/t1/test.xml",
                        "<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\" identifier=\"t\" title=\"Tombs\"><testPart identifier=\"p\">"
                                + "<assessmentSection identifier=\"s\" title=\"S\">" + timeLimits
                                + "<assessmentItemRef identifier=\"r\" href=\"" + href
                                + "\"/></assessmentSection></testPart></assessmentTest>",
                        "items/i 1/qti.xml",
                        one(MATCH_CORRECT))));
    }

    @Test
    void a_test_finds_an_item_in_a_folder_beside_its_own() {
        Imports imports = tested("", "../../items/i%201/qti.xml");

        assertThat(imports.checkpoints().getFirst().title()).isEqualTo("Tombs");
        assertThat(imports.report().found()).isOne();
        assertThat(imports.said()).contains("items/i 1/qti.xml:i1").doesNotContain("not in the package");
    }

    @Test
    void a_time_limit_without_a_time_is_none() {
        assertThat(tested("<timeLimits allowLateSubmission=\"false\"/>", "../../items/i 1/qti.xml")
                        .said())
                .doesNotContain("time limit");
        assertThat(tested("<timeLimits maxTime=\"60\"/>", "../../items/i 1/qti.xml")
                        .said())
                .contains("dropped: the time limit of only \"S\"");
    }

    @Test
    void a_licence_before_an_item_does_not_hide_what_it_is() {
        String licence = "<?xml version=\"1.0\"?>\n" + "<!-- All rights reserved to all who learn. -->\n".repeat(300);

        assertThat(Imports.of("item.xml", licence + one(MATCH_CORRECT)).said()).contains("kept");
    }

    @Test
    void F_Q2_2_a_template_that_the_package_brings_is_run() {
        String own =
                "<responseProcessing xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\"><responseCondition><responseIf>"
                        + "<match><variable identifier=\"RESPONSE\"/><baseValue baseType=\"identifier\">C</baseValue></match>"
                        + "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">2</baseValue></setOutcomeValue>"
                        + "</responseIf></responseCondition></responseProcessing>";
        String item = one("<responseProcessing template=\"http://example.org/templates/own.xml\"/>");

        Imports imports =
                Imports.of("package.zip", Imports.zip(Map.of("items/i.xml", item, "rptemplates/own.xml", own)));

        assertThat(imports.choosing(2)).isEqualTo("1");
        assertThat(imports.choosing(1)).isEqualTo("0");
        assertThat(imports.question().points()).isEqualByComparingTo("2");
        assertThat(Imports.of("item.xml", item).said()).contains("refused: its processing is too complex");
    }

    private static String when(String test, String score) {
        return "<responseCondition><responseIf>" + test + "<setOutcomeValue identifier=\"" + score
                + "\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition>";
    }

    private static String exactly(String... ids) {
        return "<match><variable identifier=\"RESPONSE\"/><multiple><baseValue baseType=\"identifier\">"
                + String.join("</baseValue><baseValue baseType=\"identifier\">", ids)
                + "</baseValue></multiple></match>";
    }

    private static String chosen(String id) {
        return "<member><baseValue baseType=\"identifier\">" + id
                + "</baseValue><variable identifier=\"RESPONSE\"/></member>";
    }

    private static Imports unkeyed(String rules) {
        return Imports.of(
                "item.xml",
                item(
                        declaration("multiple", "identifier", ""),
                        choice("maxChoices=\"0\"", "a", "b", "c"),
                        "<responseProcessing>" + rules + "</responseProcessing>"));
    }

    @Test
    void F_Q2_1_a_key_that_only_the_rules_name_is_found_in_them() {
        Imports set = unkeyed(when(exactly("A", "C"), "SCORE"));
        Imports excluding =
                unkeyed(when("<and>" + chosen("A") + chosen("C") + "<not>" + chosen("B") + "</not></and>", "SCORE"));

        assertThat(set.choosing(0, 2)).isEqualTo("1");
        assertThat(set.choosing(0, 1)).isEqualTo("0");
        assertThat(excluding.choosing(0, 2)).isEqualTo("1");
        assertThat(excluding.choosing(0, 1, 2)).isEqualTo("1/2");
        assertThat(excluding.said()).contains("all or nothing there");
    }

    @Test
    void two_combinations_that_earn_the_same_are_refused_for_that() {
        assertThat(unkeyed(when(exactly("A", "C"), "SCORE") + when(exactly("B", "C"), "SCORE"))
                        .said())
                .contains("refused: different combinations of choices earn full marks there; here only one can");
    }

    @Test
    void F_Q2_13_the_only_score_of_an_item_is_its_score_under_another_name() {
        String item = one("<responseProcessing>"
                        + when(
                                "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>",
                                "SCORE1")
                        + "</responseProcessing>")
                .replace("identifier=\"SCORE\"", "identifier=\"SCORE1\"");

        Imports imports = Imports.of("item.xml", item);

        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.choosing(0)).isEqualTo("0");
        assertThat(imports.said()).contains("changed: its score is called \"SCORE1\" there");
    }

    @Test
    void F_Q2_11_an_instruction_for_others_is_told_without_the_element_that_only_holds_it() {
        String item = one(MATCH_CORRECT)
                .replace(
                        "<p>Look.</p>",
                        "<rubricBlock view=\"tutor\"><contentBody><p>Help them.</p></contentBody></rubricBlock><p>Look.</p>");

        assertThat(Imports.of("item.xml", item).said())
                .isEqualTo("item.xml:i1 \"Which tomb\": dropped: an instruction for tutor: \"Help them.\"\n");
    }
}
