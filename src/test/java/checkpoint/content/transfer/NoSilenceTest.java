package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Notes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever marking, order or texts depend on, and has no place here, has its line in the report. */
class NoSilenceTest {

    private static final String MATCH_CORRECT =
            "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct\"/>";
    private static final String MAP_RESPONSE =
            "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response\"/>";
    private static final String TYPED = "<variable identifier=\"RESPONSE\"/>";

    private static String item(String declaration, String body, String processing) {
        return "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"i1\" title=\"Which tomb\" adaptive=\"false\">"
                + declaration
                + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody><p>Look.</p>"
                + body + "</itemBody>" + processing + "</assessmentItem>";
    }

    private static String declared(String cardinality, String type, String mapping, String... correct) {
        return "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"" + cardinality + "\" baseType=\"" + type
                + "\"><correctResponse><value>" + String.join("</value><value>", correct) + "</value></correctResponse>"
                + mapping + "</responseDeclaration>";
    }

    private static final String CHOICES = "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"0\">"
            + "<simpleChoice identifier=\"A\">a</simpleChoice><simpleChoice identifier=\"B\">b</simpleChoice>"
            + "<simpleChoice identifier=\"C\">c</simpleChoice></choiceInteraction>";

    private static String one() {
        return item(
                declared("single", "identifier", "", "B"),
                CHOICES.replace("maxChoices=\"0\"", "maxChoices=\"1\""),
                MATCH_CORRECT);
    }

    private static String order(String processing) {
        return item(
                declared("ordered", "identifier", "", "B", "C", "A"),
                CHOICES.replace("choiceInteraction", "orderInteraction"),
                processing);
    }

    private static String pairs(String mapping, String processing) {
        return item(
                declared("multiple", "directedPair", mapping, "l1 r1", "l2 r2"),
                "<matchInteraction responseIdentifier=\"RESPONSE\" maxAssociations=\"0\"><simpleMatchSet>"
                        + "<simpleAssociableChoice identifier=\"l1\" matchMax=\"1\">left 1</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"l2\" matchMax=\"1\">left 2</simpleAssociableChoice></simpleMatchSet>"
                        + "<simpleMatchSet><simpleAssociableChoice identifier=\"r1\" matchMax=\"1\">right 1</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"r2\" matchMax=\"1\">right 2</simpleAssociableChoice></simpleMatchSet>"
                        + "</matchInteraction>",
                processing);
    }

    private static String gap(String type, String processing) {
        return item(
                declared("single", type, "", "42"),
                "<p>It is <textEntryInteraction responseIdentifier=\"RESPONSE\"/>.</p>",
                processing);
    }

    private static String score(double score) {
        return "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">" + score
                + "</baseValue></setOutcomeValue>";
    }

    private static Imports read(String item) {
        return Imports.of("item.xml", item);
    }

    @Test
    void QTI_pairs_that_cost_or_earn_something_of_their_own_are_reported() {
        String right = "<mapEntry mapKey=\"l1 r1\" mappedValue=\"1\"/><mapEntry mapKey=\"l2 r2\" mappedValue=\"1\"/>";
        String mapping = "<mapping defaultValue=\"0\" %s>" + right + "%s</mapping>";

        assertThat(read(pairs(mapping.formatted("", ""), MAP_RESPONSE)).kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(read(pairs(mapping.formatted("", "<mapEntry mapKey=\"l1 r2\" mappedValue=\"-1\"/>"), MAP_RESPONSE))
                        .said())
                .contains("changed: a wrong pair cost points there");
        assertThat(read(pairs(mapping.formatted("", "<mapEntry mapKey=\"l1 r2\" mappedValue=\"0.5\"/>"), MAP_RESPONSE))
                        .said())
                .contains("changed: its pairs were not worth the same");
        assertThat(read(pairs(mapping.formatted("upperBound=\"1\"", ""), MAP_RESPONSE))
                        .said())
                .contains("changed: its pairs were not worth the same");
    }

    @Test
    void a_QTI_key_that_earns_nothing_is_assumed_and_told_so() {
        String nothing = "<responseProcessing><responseCondition><responseIf><isNull>" + TYPED + "</isNull>" + score(0)
                + "</responseIf></responseCondition></responseProcessing>";

        assertThat(read(pairs("", nothing)).said())
                .contains("changed: it does not say how it is marked")
                .doesNotContain("all or nothing");
        assertThat(read(order(nothing)).said())
                .contains("changed: it does not say how it is marked")
                .doesNotContain("all or nothing");
    }

    @Test
    void a_QTI_order_that_earns_a_part_is_not_called_all_or_nothing() {
        String partly = "<responseProcessing><responseCondition><responseIf><match>" + TYPED
                + "<correct identifier=\"RESPONSE\"/></match>" + score(2)
                + "</responseIf><responseElseIf><match>" + TYPED
                + "<ordered><baseValue baseType=\"identifier\">B</baseValue><baseValue baseType=\"identifier\">A</baseValue>"
                + "<baseValue baseType=\"identifier\">C</baseValue></ordered></match>" + score(1)
                + "</responseElseIf></responseCondition></responseProcessing>";

        assertThat(read(order(partly)).said()).contains("changed: it has its own way of marking");
        assertThat(read(order(MATCH_CORRECT)).said()).contains("changed: all or nothing there");
    }

    @Test
    void QTI_choices_that_earn_otherwise_together_are_reported() {
        String processing = "<responseProcessing>"
                + member("A", 1)
                + member("B", 1)
                + "<responseCondition><responseIf><and>" + is("B") + is("C") + "</and>" + added(-1)
                + "</responseIf></responseCondition></responseProcessing>";

        assertThat(read(item(declared("multiple", "identifier", "", "A", "B"), CHOICES, processing))
                        .said())
                .contains("changed: its choices were not added up there");
    }

    @Test
    void QTI_choices_keep_their_worth_below_an_upper_bound_that_they_exceed_together() {
        String mapping =
                "<mapping lowerBound=\"0\" upperBound=\"6\" defaultValue=\"0\"><mapEntry mapKey=\"A\" mappedValue=\"3\"/>"
                        + "<mapEntry mapKey=\"B\" mappedValue=\"5\"/><mapEntry mapKey=\"C\" mappedValue=\"-2\"/></mapping>";
        Imports imports = read(item(declared("multiple", "identifier", mapping, "A", "B"), CHOICES, MAP_RESPONSE));

        assertThat(imports.choosing(0)).isEqualTo("1/2");
        assertThat(imports.choosing(0, 1)).isEqualTo("1");
        assertThat(imports.choosing(0, 2)).isEqualTo("1/6");
        assertThat(imports.choosing(0, 1, 2)).isEqualTo("1");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    private static String is(String choice) {
        return "<member><baseValue baseType=\"identifier\">" + choice + "</baseValue>" + TYPED + "</member>";
    }

    private static String added(int score) {
        return "<setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">"
                + score + "</baseValue></sum></setOutcomeValue>";
    }

    private static String member(String choice, int score) {
        return "<responseCondition><responseIf>" + is(choice) + added(score) + "</responseIf></responseCondition>";
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, refused: any other answer earned something there",
        "-0.5, changed: any other answer cost points there"
    })
    void what_QTI_gives_for_every_other_typed_answer_is_reported(double other, String line) {
        String processing = "<responseProcessing><responseCondition><responseIf><equal toleranceMode=\"exact\">" + TYPED
                + "<correct identifier=\"RESPONSE\"/></equal>" + score(1) + "</responseIf><responseElse>" + score(other)
                + "</responseElse></responseCondition></responseProcessing>";

        assertThat(read(gap("float", processing)).said()).contains(line);
        assertThat(read(gap(
                                "string",
                                processing
                                        .replace(
                                                "<equal toleranceMode=\"exact\">",
                                                "<stringMatch caseSensitive=\"false\">")
                                        .replace("</equal>", "</stringMatch>")))
                        .said())
                .contains(line);
    }

    @Test
    void a_QTI_number_with_two_tolerances_is_refused_and_a_score_that_is_compared_is_not_an_answer() {
        String equal = "<responseIf><equal toleranceMode=\"absolute\" tolerance=\"%s\">" + TYPED
                + "<correct identifier=\"RESPONSE\"/></equal>" + score(1) + "</responseIf>";
        String two = "<responseProcessing><responseCondition>" + equal.formatted("1 1")
                + equal.formatted("5 5").replace("responseIf", "responseElseIf").replace(">1.0<", ">0.5<")
                + "</responseCondition></responseProcessing>";
        String compared = "<responseProcessing><responseCondition>" + equal.formatted("1 1")
                + "</responseCondition><responseCondition><responseIf><equal toleranceMode=\"exact\"><variable identifier=\"SCORE\"/>"
                + "<variable identifier=\"MAXSCORE\"/></equal><setOutcomeValue identifier=\"FEEDBACK\"><baseValue baseType=\"identifier\">"
                + "well</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";

        assertThat(read(gap("float", two)).said()).contains("refused: the number 42 appears with two tolerances");
        assertThat(read(gap("float", compared)).typing("43")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<templateDeclaration identifier=\"N\" cardinality=\"single\" baseType=\"integer\"/>",
                "<templateProcessing/>"
            })
    void a_QTI_item_that_is_made_for_each_learner_is_refused(String part) {
        assertThat(read(one().replace("<itemBody>", part + "<itemBody>")).said())
                .contains("refused: it is generated for each learner");
        assertThat(read(one().replace("<p>Look.</p>", "<p><printedVariable identifier=\"N\"/> tombs</p>"))
                        .said())
                .contains("refused: it is generated for each learner");
    }

    @Test
    void what_stands_beside_a_QTI_question_is_reported() {
        Imports imports = read(
                one().replace(
                                "<p>Look.</p>",
                                "<p>Look.</p><infoControl title=\"Help\"><p>Near the river.</p></infoControl>")
                        .replace(
                                "<itemBody>",
                                "<companionMaterialsInfo><calculator><calculatorType>basic</calculatorType></calculator></companionMaterialsInfo><itemBody>"));

        assertThat(imports.said())
                .contains(
                        "dropped: a hint that was shown on request: \"Near the river.\"",
                        "dropped: tools or materials that came with the question (calculator)");
        assertThat(imports.question().stem()).doesNotContain("river");
    }

    @Test
    void two_QTI_choices_of_one_identifier_are_refused() {
        assertThat(read(one().replace("identifier=\"C\"", "identifier=\"B\"")).said())
                .contains("refused: two choices have the same identifier (B)");
    }

    @Test
    void how_a_QTI_test_draws_orders_and_adds_up_is_reported() {
        String reference = "<assessmentItemRef identifier=\"%s\" href=\"%s.xml\" %s/>";
        Map<String, String> files = new TreeMap<>();
        for (String name : new String[] {"a", "b", "c"}) {
            files.put(name + ".xml", one().replace("i1", name).replace("Which tomb", "Tomb " + name));
        }
        files.put("imsmanifest.xml", "<manifest/>");
        files.put(
                "test.xml",
                "<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"t\" title=\"Tombs\"><testPart identifier=\"p\">"
                        + "<assessmentSection identifier=\"s\" title=\"Old\" visible=\"true\"><selection select=\"1\"/><ordering shuffle=\"true\"/>"
                        + reference.formatted("a", "a", "required=\"true\"")
                        + reference.formatted("b", "b", "fixed=\"true\"")
                        + "</assessmentSection><assessmentSection identifier=\"u\" title=\"New\" visible=\"true\">"
                        + reference.formatted("c", "c", "")
                        + "</assessmentSection></testPart><outcomeProcessing><setOutcomeValue identifier=\"SCORE\"><max><testVariables"
                        + " variableIdentifier=\"SCORE\"/></max></setOutcomeValue></outcomeProcessing><testFeedback identifier=\"f\">Well done.</testFeedback>"
                        + "</assessmentTest>");

        assertThat(Imports.of("package.zip", Imports.zip(files)).said())
                .contains(
                        "changed: \"a\" was in every draw there",
                        "changed: \"b\" kept its place there",
                        "changed: only the questions of \"Old\" were shuffled there",
                        "changed: the test computes its score in its own way",
                        "dropped: feedback about the whole test: \"Well done.\"");

        files.put(
                "test.xml",
                files.get("test.xml")
                        .replace("max>", "sum>")
                        .replace(
                                "</outcomeProcessing>",
                                "<outcomeCondition><outcomeIf><gt><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">1</baseValue></gt>"
                                        + "<setOutcomeValue identifier=\"FEEDBACK\"/></outcomeIf></outcomeCondition></outcomeProcessing>"));
        assertThat(Imports.of("package.zip", Imports.zip(files)).said()).doesNotContain("its score in its own way");
    }

    private static Imports h5p(String library, String content) {
        return Imports.of(
                "quiz.h5p",
                Imports.zip(Map.of(
                        "h5p.json",
                        "{\"title\":\"Tombs\",\"mainLibrary\":\"" + library + "\"}",
                        "content/content.json",
                        content)));
    }

    private static final String RANGES = "\"overallFeedback\":[{\"from\":0,\"to\":100,\"feedback\":\"Well done.\"}]";

    @Test
    void feedback_about_a_whole_H5P_set_is_reported() {
        String truth = "{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}";
        String single = "{\"choices\":[{\"question\":\"Which?\",\"answers\":[\"a\",\"b\"]}]," + RANGES + "}";

        assertThat(h5p("H5P.QuestionSet", "{\"questions\":[" + truth + "],\"endGame\":{" + RANGES + "}}")
                        .said())
                .contains("dropped: feedback by ranges of the score");
        assertThat(h5p(
                                "H5P.QuestionSet",
                                "{\"questions\":[" + truth + "],\"endGame\":{\"successComment\":\"Well done.\"}}")
                        .said())
                .contains("dropped: feedback by ranges of the score");
        assertThat(h5p("H5P.SingleChoiceSet", single).said()).contains("dropped: feedback by ranges of the score");
        assertThat(h5p("H5P.SingleChoiceSet", single.replace("Well done.", "")).kind())
                .isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void an_H5P_set_that_everybody_passes_or_that_draws_more_than_came_is_reported() {
        String questions =
                "\"questions\":[{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}},"
                        + "{\"library\":\"H5P.Essay 1.5\",\"params\":{\"taskDescription\":\"Write.\"}}]";
        Imports imports = h5p("H5P.QuestionSet", "{\"passPercentage\":0,\"poolSize\":2," + questions + "}");

        assertThat(imports.said())
                .contains(
                        "changed: everyone passed there (0% was enough); here the pass mark is 80%",
                        "changed: it draws 2 questions, but only 1 could be imported");
        assertThat(h5p("H5P.QuestionSet", "{\"passPercentage\":66.5,\"poolSize\":1," + questions + "}")
                        .said())
                .doesNotContain("everyone passed", "it draws");
    }

    @Test
    void a_pass_mark_of_H5P_that_is_none_is_reported_as_it_stands_in_the_file() {
        String questions =
                "\"questions\":[{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"True?\",\"correct\":\"true\"}}]";

        assertThat(h5p("H5P.QuestionSet", "{\"passPercentage\":120.5," + questions + "}")
                        .said())
                .contains("120.5%")
                .doesNotContain("120%");
    }

    @Test
    void what_older_versions_of_H5P_wrote_is_read() {
        Imports imports = h5p(
                "H5P.MultiChoice",
                "{\"question\":\"Which?\",\"media\":{\"library\":\"H5P.Image 1.0\",\"params\":{\"file\":{\"path\":\"images/tomb.png\"},\"alt\":\"tomb\"}},"
                        + "\"answers\":[{\"text\":\"a\",\"correct\":true,\"tip\":\"Look.\",\"chosenFeedback\":\"Right.\"},{\"text\":\"b\",\"correct\":true},{\"text\":\"c\",\"correct\":false}],"
                        + "\"behaviour\":{\"singleAnswer\":true}}");

        assertThat(imports.said())
                .contains("changed: the image \"images/tomb.png\" is not in the file", "dropped: a tip");
        assertThat(imports.choosing(1)).isEqualTo("1");
        assertThat(imports.question().entries().getFirst().feedback()).contains("Right.");
    }

    @Test
    void a_sound_above_an_H5P_question_is_reported_and_formatting_within_a_gap_refuses_it() {
        Imports sound = h5p(
                "H5P.TrueFalse",
                "{\"question\":\"True?\",\"correct\":\"true\",\"media\":{\"type\":{\"library\":\"H5P.Audio 1.5\",\"params\":{\"files\":[]}}}}");
        Imports gap = h5p("H5P.Blanks", "{\"text\":\"Fill.\",\"questions\":[\"<p>It is *<b>Grant</b>*.</p>\"]}");
        Imports space =
                h5p("H5P.Blanks", "{\"text\":\"Fill.\",\"questions\":[\"<p>It is *&nbsp;Ulysses&nbsp;Grant*.</p>\"]}");

        assertThat(sound.said()).contains("dropped: a sound");
        assertThat(gap.said()).contains("refused: its gap contains formatting");
        assertThat(space.typing("Ulysses Grant")).isEqualTo("1");
    }

    @Test
    void a_group_of_text2qti_that_says_no_number_or_draws_too_many_is_reported() {
        String group = "GROUP\npick: %s\npoints per question: %s\n\n1.  Who?\n*a) Grant\nb)  Lee\n\nEND_GROUP\n";

        assertThat(Imports.of("quiz.txt", group.formatted("all", "1")).said())
                .contains("changed: \"all\" is not a number");
        assertThat(Imports.of("quiz.txt", group.formatted("1", "one")).said())
                .contains("changed: \"one\" is not a number");
        assertThat(Imports.of("quiz.txt", group.formatted("2", "1")).said())
                .contains("changed: it draws 2 questions, but only 1 could be imported");
        assertThat(Imports.of("quiz.txt", group.formatted("1", "2")).said()).doesNotContain("changed");
    }

    @Test
    void a_star_of_Moodle_that_costs_something_is_reported() {
        String numerical =
                "<question type=\"numerical\"><name><text>n</text></name><questiontext><text>How many?</text></questiontext>"
                        + "<answer fraction=\"100\"><text>3</text></answer><answer fraction=\"-50\"><text>*</text></answer></question>";
        String shortanswer = numerical.replace("numerical", "shortanswer");

        assertThat(Imports.moodle(numerical).said()).contains("changed: any other answer cost points there");
        assertThat(Imports.moodle(shortanswer).said()).contains("changed: any other answer cost points there");
        assertThat(Imports.moodle(shortanswer.replace(">*<", ">4*<")).kind()).isEqualTo(Notes.Kind.REFUSED);
        assertThat(Imports.moodle(shortanswer.replace("-50", "0")).said()).doesNotContain("cost");
        assertThat(Imports.gift("How many? {#=3 =%-50%*}").said())
                .contains("changed: any other answer cost points there");
    }

    @Test
    void a_file_that_stands_in_another_folder_of_its_package_is_found_where_it_is_the_only_one() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>";
        String item = one().replace("<p>Look.</p>", "<p><img src=\"images/tomb.svg\" alt=\"tomb\"/></p>");
        Map<String, String> files = new TreeMap<>(
                Map.of("q/item.xml", item, "imsmanifest.xml", "<manifest/>", "files/images/tomb.svg", svg));
        Imports found = Imports.of("package.zip", Imports.zip(files));
        files.put("more/images/tomb.svg", svg.replace("h9", "h8"));
        Imports two = Imports.of("package.zip", Imports.zip(files));

        assertThat(found.kind()).isEqualTo(Notes.Kind.KEPT);
        assertThat(two.said()).contains("changed: the image \"images/tomb.svg\" is not in the file");
    }

    @Test
    void how_a_quiz_of_QTI_1_2_picks_orders_and_passes_is_reported() {
        String item =
                "<item ident=\"%s\" title=\"Which tomb\"><presentation><material><mattext>Which?</mattext></material>"
                        + "<response_lid ident=\"r\" rcardinality=\"Single\"><render_choice><response_label ident=\"A\"><material><mattext>a</mattext>"
                        + "</material></response_label><response_label ident=\"B\"><material><mattext>b</mattext></material></response_label></render_choice>"
                        + "</response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident=\"r\">A</varequal></conditionvar>"
                        + "<setvar action=\"Set\">100</setvar></respcondition></resprocessing></item>";
        String quiz =
                "<questestinterop><assessment ident=\"q\" title=\"Tombs\"><outcomes_processing><outcomes><decvar cutvalue=\"60\"/></outcomes>"
                        + "</outcomes_processing><section ident=\"s\" title=\"Old\"><selection_ordering><selection><selection_metadata mdname=\"level\">1"
                        + "</selection_metadata></selection><order order_type=\"Random\"/></selection_ordering>"
                        + item.formatted("i1")
                        + "</section><section ident=\"u\" title=\"New\">" + item.formatted("i2")
                        + "</section></assessment></questestinterop>";
        Imports imports = Imports.of(
                "export.zip",
                Imports.zip(Map.of(
                        "q/q.xml",
                        quiz,
                        "q/assessment_meta.xml",
                        "<quiz><title>Tombs</title><description>&lt;p&gt;Use&amp;nbsp;the map &amp;amp; pen.&lt;/p&gt;</description></quiz>",
                        "imsmanifest.xml",
                        "<m/>")));

        assertThat(imports.said())
                .contains(
                        "dropped: the score needed to pass (60)",
                        "changed: the section \"Old\" picks its questions by their metadata",
                        "changed: only the questions of \"Old\" were shuffled there",
                        "has no place here: copy it into page.md: \"Use the map & pen.\"");
        assertThat(imports.checkpoints().getFirst().quiz().shuffleQuestions()).isTrue();
    }

    @Test
    void more_choices_than_a_question_can_have_are_refused_without_a_long_wait() {
        String many = IntStream.range(0, 4_000)
                .mapToObj(i -> "<simpleChoice identifier=\"c" + i + "\">choice " + i + "</simpleChoice>")
                .collect(Collectors.joining());
        Imports imports = read(item(
                declared("multiple", "identifier", "", "c1", "c2"),
                "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"0\">" + many + "</choiceInteraction>",
                MATCH_CORRECT));

        assertThat(imports.said()).contains("refused: it has more than 200 choices");
    }
}
