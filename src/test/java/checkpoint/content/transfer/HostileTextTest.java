package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Notes;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are built to cost much: each is refused or read, in seconds, and the question beside it is read. */
@Timeout(20)
@Tag("nightly")
class HostileTextTest {

    private static String moodle(String text) {
        return "<question type=\"truefalse\"><name><text>hostile</text></name><questiontext format=\"html\"><text><![CDATA["
                + text
                + "]]></text></questiontext><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question>"
                + "<question type=\"truefalse\"><name><text>honest</text></name><questiontext format=\"html\"><text>Honest?</text></questiontext>"
                + "<answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\(",
                "\\[",
                "$",
                "$$ ",
                "$a\\",
                "\\\\",
                "*",
                "_a_ ",
                "`",
                "``` ",
                "[",
                "![",
                "[a](",
                "<",
                "<b>",
                "<p>",
                "<br>",
                "<ul><li>",
                "<table>",
                "<math>",
                "<math><mrow>",
                "<math><mfrac><mi>a</mi>",
                "<sup>",
                "&amp;",
                "&",
                "> ",
                "- ",
                "1. ",
                "#",
                "|",
                "<img src=\"data:image/png;base64,\">",
                "<a href=\"a/../",
                "<span style=\"color:red\">",
                "~",
                "\ud83d\ude00",
                "\u202e",
                "<!--",
                "<![CDATA[",
                "a-",
                "<x",
                "<blockquote>"
            })
    void a_sign_that_stands_there_thousands_of_times_costs_seconds_at_most(String sign) {
        Imports xml = Imports.moodle(moodle(sign.repeat(6_000)));
        Imports gift = Imports.gift(
                "::hostile::" + sign.replace("<![CDATA[", "").repeat(6_000) + "{T}\n\n::honest::Honest?{T}");

        assertThat(xml.said()).contains("\"honest\": kept");
        assertThat(xml.report().found()).isEqualTo(2);
        assertThat(gift.report().found()).isPositive();
        assertThat(xml.said() + gift.said()).doesNotContain("it cannot be read as", "not a valid checkpoint");
    }

    @Test
    void a_text_that_is_longer_than_any_question_s_is_refused() {
        Imports imports = Imports.moodle(moodle("word ".repeat(100_000)));

        assertThat(imports.said()).contains("refused: a text has more than 200,000 characters", "\"honest\": kept");
    }

    @Test
    void an_image_in_a_text_may_be_longer() {
        Imports imports = Imports.moodle(
                moodle("<img alt=\"tomb\" src=\"data:image/png;base64,iVBORw0KGgo" + "A".repeat(400_000) + "\">"));

        assertThat(imports.said()).doesNotContain("refused");
    }

    @Test
    void more_questions_than_any_quiz_has_refuse_the_file() {
        Imports imports = Imports.gift("Is it?{T}\n\n".repeat(20_001));

        assertThat(imports.report().found()).isZero();
        assertThat(imports.said()).contains("refused: it has more than 20,000 questions: split it");
    }

    @Test
    void a_text_file_that_is_larger_than_any_quiz_is_refused() {
        assertThat(Imports.gift("x".repeat((8 << 20) + 1)).said()).contains("refused: the file is larger than 8 MB");
    }

    @Test
    void a_text_file_that_is_larger_than_any_quiz_is_refused_in_a_zip_too() {
        // What can be packed to nothing is refused before.
        String words = new Random(5)
                .ints(8 << 20, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Imports imports = Imports.of(
                "quiz.zip", Imports.zip(Map.of("long.txt", "Is it?{T}\n\n" + words, "short.txt", "Is it?{T}\n")));

        assertThat(imports.said()).contains("refused: the file is larger than 8 MB");
        assertThat(imports.questions()).hasSize(1);
    }

    @Test
    void a_hundred_lines_about_a_question_are_enough() {
        String tags = IntStream.range(0, 5_000).mapToObj(i -> "<x" + i + ">").collect(Collectors.joining());

        Imports imports = Imports.moodle(moodle(tags));

        assertThat(imports.report().questions().getFirst().notes()).hasSizeLessThan(110);
        assertThat(imports.said()).contains("and more that are not listed");
    }

    @Test
    void a_drawing_that_does_nothing_but_run_a_script_is_left_out() {
        for (String svg : new String[] {
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"https://elsewhere.example\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>"
        }) {
            Imports imports = withDrawing(svg);

            assertThat(imports.kind()).as(svg).isEqualTo(Notes.Kind.DROPPED);
            assertThat(imports.question().stem()).as(svg).doesNotContain("<img");
        }
    }

    @Test
    void a_drawing_that_also_runs_a_script_is_kept_without_it_and_told() {
        Imports imports =
                withDrawing("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"one()\"><path d=\"M0 0h9\"/></svg>");

        assertThat(imports.kind()).isEqualTo(Notes.Kind.CHANGED);
        assertThat(imports.said()).contains("the drawing", "is kept without onload");
        assertThat(imports.question().stem()).contains("<img");
    }

    private static Imports withDrawing(String svg) {
        return Imports.of(
                "quiz.zip",
                Imports.zip(Map.of(
                        "quiz.xml",
                        "<questestinterop><assessment ident=\"a\" title=\"A\"><section><item ident=\"i\" title=\"One\"><presentation><material><mattext texttype=\"text/html\">Look: &lt;img src=\"a.svg\" alt=\"a\"&gt;</mattext></material>"
                                + "<response_lid ident=\"r\"><render_choice><response_label ident=\"A\"><material><mattext>a</mattext></material></response_label><response_label ident=\"B\"><material><mattext>b</mattext></material></response_label></render_choice></response_lid></presentation>"
                                + "<resprocessing><respcondition><conditionvar><varequal respident=\"r\">A</varequal></conditionvar><setvar>100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>",
                        "a.svg",
                        svg)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR {=a ~b}",
                "%PDF-1.4\n<< /Type >> {=a ~b}",
                "{\\rtf1\\ansi {\\b Which?} ~b}",
                "{ \"question\": \"Which?\", \"answers\": [] }",
                "[{\"text\":\"{=a ~b}\"}]"
            })
    void what_nobody_typed_is_no_quiz_although_it_has_braces(String text) {
        assertThat(Imports.of("quiz.txt", text).said())
                .containsPattern("refused: this is (not a known kind of quiz|a document, not a quiz) file");
        assertThat(Imports.of("quiz.zip", Imports.zip(Map.of("quiz.txt", text))).said())
                .isEqualTo("quiz.zip: refused: no known quiz was found in the package\n");
    }
}
