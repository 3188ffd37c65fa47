package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.Notes;
import checkpoint.content.score.AnswerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moodle XML, as Moodle reads it, without its gaps. */
class MoodleXmlImportTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static String question(String type, String inner) {
        return "<question type=\"" + type + "\"><name><text>Name</text></name><questiontext format=\"html\"><text>"
                + "<![CDATA[<p>Stem?</p>]]></text></questiontext>" + inner + "</question>";
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"" + fraction + "\" format=\"html\"><text>" + text + "</text></answer>";
    }

    @ParameterizedTest
    @CsvSource({
        "true, SINGLE_CHOICE",
        "1, SINGLE_CHOICE",
        "False, SINGLE_CHOICE",
        "false, MULTIPLE_CHOICE",
        "0, MULTIPLE_CHOICE"
    })
    void F_MXML_1_single_is_all_but_empty_zero_and_lower_case_false(String single, Question.Type type) {
        Imports imports = Imports.moodle(
                question("multichoice", "<single>" + single + "</single>" + answer("100", "a") + answer("0", "b")));

        assertThat(imports.question().type()).isEqualTo(type);
    }

    private static Imports stem(String html) {
        return Imports.moodle(
                "<question type=\"truefalse\"><name><text>N</text></name><questiontext format=\"html\"><text><![CDATA["
                        + html + "]]></text></questiontext>" + answer("100", "true") + answer("0", "false")
                        + "</question>");
    }

    @Test
    void a_formula_that_stands_alone_between_square_brackets_stays_one() {
        assertThat(stem("<p>So \\[a_1 * b_1 < c\\] holds.</p>").question().stem())
                .contains("<math display=\"block\"", "holds")
                .doesNotContain("<em>", "\\[");
    }

    @Test
    void a_bar_in_a_formula_of_a_table_parts_no_cells() {
        String stem =
                stem("<table><tr><th>Given</th><th>Is</th></tr><tr><td>\\(P(a|b)\\)</td><td>x | y</td></tr></table>")
                        .question()
                        .stem();

        assertThat(stem).contains("<math").doesNotContain("\\(").containsPattern("<td>x \\| y</td>");
        assertThat(stem.split("<td>", -1)).hasSize(3);
    }

    @Test
    void F_MXML_2_fractions_that_Moodle_refuses_are_read() {
        Imports imports = Imports.moodle(question(
                "multichoice",
                "<single>false</single>" + answer("33", "a") + answer("33.3", "b") + answer("33.3", "c")
                        + answer("0", "d")));

        assertThat(imports.report().imported()).isOne();
        assertThat(imports.kind()).isEqualTo(Notes.Kind.CHANGED);
    }

    @Test
    void F_MXML_3_true_and_false_go_by_the_word_and_never_by_the_place() {
        Imports german = Imports.moodle(question("truefalse", answer("100", "Falsch") + answer("0", "Wahr")));

        assertThat(german.question().key()).isEqualTo(new AnswerKey.Truth(false));
        assertThat(german.said()).contains("Moodle reads it by its position");
        assertThat(Imports.moodle(question("truefalse", answer("100", "maybe") + answer("0", "never")))
                        .kind())
                .isEqualTo(Notes.Kind.REFUSED);
        assertThat(Imports.moodle(question("truefalse", answer("100", "true") + answer("100", "false")))
                        .said())
                .contains("both right");
    }

    @Test
    void F_MXML_4_a_question_that_stops_Moodle_does_not_stop_the_others() {
        String bad = question(
                "matching",
                "<subquestion><text>a</text><answer><text></text></answer></subquestion>"
                        + "<subquestion><text>b</text><answer><text>2</text></answer></subquestion>");
        String one = question("multichoice", answer("100", "only"));
        String good = question("truefalse", answer("100", "true") + answer("0", "false"));

        Imports imports = Imports.moodle(good + bad + one + good);

        assertThat(imports.report().found()).isEqualTo(4);
        assertThat(imports.report().imported()).isEqualTo(2);
    }

    @Test
    void F_MXML_5_points_with_a_comma_are_refused_and_no_points_are_one() {
        String answers = answer("100", "true") + answer("0", "false");

        assertThat(Imports.moodle(question("truefalse", "<defaultgrade>1,5</defaultgrade>" + answers))
                        .said())
                .contains("refused: its points");
        assertThat(Imports.moodle(question("truefalse", "<defaultgrade>0</defaultgrade>" + answers))
                        .said())
                .contains("worth 0 points");
        assertThat(Imports.moodle("").said()).contains("no question");
    }

    @Test
    void F_MXML_6_entities_are_decoded_once_by_xml_and_then_by_html() {
        Imports imports = Imports.moodle(
                "<question type=\"shortanswer\"><name><text>N</text></name><questiontext format=\"html\">"
                        + "<text>a &amp;lt; b &amp;amp;lt; c</text></questiontext>" + answer("100", "x")
                        + "</question>");

        assertThat(imports.question().stem()).contains("a &lt; b &amp;lt; c");
    }

    @Test
    void F_MXML_7_files_are_unpacked_under_the_name_that_the_address_encodes() {
        String stem = "<question type=\"shortanswer\"><name><text>N</text></name><questiontext format=\"html\"><text>"
                + "<![CDATA[<p>See <img src=\"@@PLUGINFILE@@/a%20b.png\" alt=\"A\"> and <img src=\"@@PLUGINFILE@@/gone.png\">"
                + "<img src=\"http://example.org/x.png\" alt=\"web\"></p>]]></text>"
                + "<file name=\"a b.png\" path=\"/\" encoding=\"base64\">" + PIXEL + "</file></questiontext>"
                + answer("100", "x") + "</question>";

        Imports imports = Imports.moodle(stem);

        assertThat(imports.question().stem())
                .contains("/images/a-b.png", "alt=\"A\"")
                .doesNotContain("<img src=\"http");
        assertThat(imports.said())
                .contains(
                        "dropped: the image \"@@PLUGINFILE@@/gone.png\", which is not in the file and has no description",
                        "http://example.org/x.png is on the web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,5", "5%", "5 km", "abc", ""})
    void F_MXML_8_a_number_that_Moodle_would_guess_at_is_refused_with_its_line(String number) {
        Imports imports = Imports.moodle("\n\n" + question("numerical", answer("100", number)));

        assertThat(imports.report().imported()).isZero();
        assertThat(imports.said()).contains("quiz.xml:3 \"Name\": refused");
    }

    @Test
    void F_MXML_8_a_tolerance_is_absolute_and_never_guessed() {
        String answer = "<answer fraction=\"100\"><text>3.5</text><tolerance>0.1</tolerance></answer>";

        assertThat(Imports.moodle(question("numerical", answer)).typing("3.6")).isEqualTo("1");
        assertThat(Imports.moodle(question("numerical", answer)).typing("3.61")).isEqualTo("0");
        assertThat(Imports.moodle(question("numerical", answer.replace("0.1", "5%")))
                        .kind())
                .isEqualTo(Notes.Kind.REFUSED);
        assertThat(Imports.moodle(question("numerical", answer("100", "6.02x10^23")))
                        .typing("6.02e23"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"essay", "cloze", "calculated", "ddwtos", "stack", "coderunner", "description", ""})
    void F_MXML_10_other_types_are_refused_by_name_one_by_one(String type) {
        Imports imports = Imports.moodle(question(type, "") + question("shortanswer", answer("100", "x")));

        assertThat(imports.report().found()).isEqualTo(2);
        assertThat(imports.report().imported()).isOne();
    }

    @Test
    void a_matching_question_keeps_extra_right_sides_and_the_same_left_side_twice() {
        Imports imports = Imports.moodle(question(
                "matching",
                "<subquestion><text>a</text><answer><text>1</text></answer></subquestion>"
                        + "<subquestion><text>a</text><answer><text>2</text></answer></subquestion>"
                        + "<subquestion><text></text><answer><text>3</text></answer></subquestion>"));

        assertThat(imports.question().entries()).hasSize(2);
        assertThat(imports.question().targets()).hasSize(3);
    }

    @Test
    void the_same_choice_twice_is_merged_where_that_changes_nothing_and_refused_where_it_does() {
        assertThat(Imports.moodle(question("multichoice", answer("100", "a") + answer("0", "b") + answer("0", "b")))
                        .said())
                .contains("was merged");
        assertThat(Imports.moodle(question("multichoice", answer("100", "a") + answer("0", "a") + answer("0", "b")))
                        .kind())
                .isEqualTo(Notes.Kind.REFUSED);
    }

    @Test
    void a_file_that_breaks_off_loses_only_what_follows() {
        Imports imports = Imports.of(
                "a.xml", "<quiz>" + question("shortanswer", answer("100", "x")) + "<question type=\"shortanswer\"><na");

        assertThat(imports.report().imported()).isOne();
        assertThat(imports.report().hasRefusals()).isTrue();
    }

    @Test
    void entities_and_other_files_are_not_read() {
        Imports imports = Imports.of(
                "a.xml",
                "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>"
                        + question("shortanswer", answer("100", "&x;")) + "</quiz>");

        assertThat(imports.report().imported()).isZero();
        assertThat(imports.said()).contains("entity").doesNotContain("root:");
    }

    @Test
    void F_MXML_1_a_question_that_is_not_to_be_shuffled_keeps_its_choices_in_place() {
        Imports imports = Imports.moodle(question(
                        "multichoice", "<shuffleanswers>true</shuffleanswers>" + answer("100", "a") + answer("0", "b"))
                + question("multichoice", "<shuffleanswers>0</shuffleanswers>" + answer("100", "a") + answer("0", "b"))
                + question("multichoice", answer("100", "a") + answer("0", "b")));

        assertThat(imports.checkpoints().getFirst().quiz().shuffleChoices()).isTrue();
        assertThat(imports.questions())
                .extracting(question -> question.entries().getFirst().fixed())
                .containsExactly(false, true, true);
        assertThat(imports.said()).doesNotContain("changed", "dropped");
    }

    private static Imports asking(String format, String text) {
        return Imports.moodle(question("truefalse", answer("100", "true") + answer("0", "false"))
                .replace(
                        "format=\"html\"><text><![CDATA[<p>Stem?</p>]]>",
                        "format=\"" + format + "\"><text><![CDATA[" + text + "]]>"));
    }

    @ParameterizedTest
    @CsvSource({
        "html, \\begin{align*}a&amp;=b\\\\c&amp;=d\\end{align*}",
        "html, <p>So \\begin{equation} a = b \\end{equation} holds</p>",
        "moodle_auto_format, '\\begin{eqnarray*}\na &= & b \\\\\n & = & c\n\\end{eqnarray*}'",
        "html, '$$a <br> = b$$'",
        "markdown, 'So \\begin{pmatrix}1&2\\end{pmatrix}.'",
    })
    void a_formula_needs_no_delimiters_that_LaTeX_does_not_need_and_breaks_within_it_do_no_harm(
            String format, String text) {
        Imports imports = asking(format, text);

        assertThat(imports.question().stem())
                .contains("<math display=\"block\">")
                .doesNotContain("begin{");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }

    @Test
    void a_formula_that_cannot_be_converted_is_told() {
        assertThat(asking("html", "How long is \\(\\SI{5}{\\meter}\\)?").said())
                .contains("changed: a formula cannot be converted and is shown as typed: \\(\\SI{5}{\\meter}\\)");
        assertThat(asking("html", "How long is \\(5 m\\)?").said()).doesNotContain("formula");
    }

    @Test
    void plain_text_of_several_lines_shows_no_backslash() {
        assertThat(asking("plain_text", "One\nTwo\n\nThree").question().stem().replaceAll("\\s+", " "))
                .contains("One<br /> Two")
                .contains("<p>Three</p>")
                .doesNotContain("\\");
    }

    @Test
    void a_link_with_a_whole_file_in_it_is_not_a_text() {
        Imports imports =
                asking("html", "Use <a href=\"data:text/csv;base64," + "QUJD".repeat(2000) + "\">the data</a>.");

        assertThat(imports.question().stem()).contains("Use the data.").doesNotContain("base64");
        assertThat(imports.said())
                .contains("dropped: a link to \"data:text/csv")
                .hasSizeLessThan(400);
    }

    @Test
    void an_image_that_did_not_come_changes_the_question() {
        Imports imports = asking("html", "What is it? <img src=\"@@PLUGINFILE@@/x.png\" alt=\"A box\">");

        assertThat(imports.kind()).isEqualTo(Notes.Kind.CHANGED);
        assertThat(imports.question().stem()).contains("[A box]");
    }

    @Test
    void a_sound_with_words_in_it_is_reported() {
        assertThat(asking("html", "<p>Listen:</p><audio controls><p>no sound</p></audio><p>What is it?</p>")
                        .said())
                .contains("dropped: a sound");
    }

    @Test
    void a_choice_without_text_is_left_out_as_in_Moodle() {
        Imports imports = Imports.moodle("<question type=\"multichoice\"><name><text>n</text></name>"
                + "<questiontext><text>Who?</text></questiontext><single>true</single>"
                + "<answer fraction=\"100\"><text>me</text></answer><answer fraction=\"0\"><text>you</text></answer>"
                + "<answer fraction=\"0\"><text> </text><feedback><text></text></feedback></answer></question>");

        assertThat(imports.choices()).containsExactly("me", "you");
        assertThat(imports.said()).contains("dropped: a choice without text, which Moodle leaves out too");
    }

    @Test
    void a_formula_of_Wikipedia_is_a_formula_and_its_hidden_copy_is_none() {
        Imports imports = Imports.moodle(
                "<question type=\"numerical\"><name><text>n</text></name><questiontext format=\"html\"><text>"
                        + "<![CDATA[<p>What is <span class=\"mwe-math-element\"><span class=\"mwe-math-mathml-inline mwe-math-mathml-a11y\""
                        + " style=\"display: none;\"><math><mi>n</mi></math></span><img class=\"mwe-math-fallback-image-inline\""
                        + " src=\"https://wikimedia.org/x\" alt=\"{\\displaystyle n^{2}}\" aria-hidden=\"true\"></span> for 2?</p>]]>"
                        + "</text></questiontext><answer fraction=\"100\"><text>4</text></answer></question>");

        assertThat(imports.question().stem()).contains("<math").doesNotContain("wikimedia", "displaystyle");
        assertThat(imports.kind()).isEqualTo(Notes.Kind.KEPT);
    }
}
