package checkpoint.content.guard;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.ImageSize;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings: what draws is kept, whatever else there is. */
class SafeSvgTest {

    private static final String HEAD =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 20\">";
    private static final String SHAPE = "<rect width=\"9\" height=\"9\"/>";

    private static SafeSvg of(String drawing) {
        return SafeSvg.of(drawing.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String text(SafeSvg drawing) {
        return new String(drawing.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_drawing_is_kept_with_its_size_its_words_and_its_colours() {
        String drawing = HEAD + "<title>A cloud</title><desc>Grey &amp; wet: 3 &lt; 4</desc>"
                + "<defs><linearGradient id=\"sky\"><stop offset=\"0\" stop-color=\"#fff\"></stop></linearGradient></defs>"
                + "<g transform=\"scale(2)\"><path d=\"M0 0h4\" fill=\"url(#sky)\" style=\"stroke: red\"></path></g>"
                + "<text x=\"1\" y=\"2\">Wolke über See</text></svg>";

        SafeSvg safe = of(drawing);

        assertThat(safe.lost()).isEmpty();
        assertThat(text(safe))
                .contains(
                        "viewBox=\"0 0 40 20\"",
                        "<title>A cloud</title>",
                        "Grey &amp; wet: 3 &lt; 4",
                        "<linearGradient id=\"sky\">",
                        "fill=\"url(#sky)\"",
                        "style=\"stroke: red\"",
                        "transform=\"scale(2)\"",
                        "Wolke über See");
        assertThat(ImageSize.of("cloud.svg", safe.bytes())).contains(new ImageSize(40, 20));
    }

    @Test
    void a_file_that_only_draws_stays_byte_for_byte() {
        String drawing = "<?xml version='1.0' encoding='UTF-8'?>\n<!-- by hand -->\n" + HEAD
                + "\n  <path d='M0 0h4'/>\n  <text x=\"1\" y=\"2\">5 &#60; 6</text>\n</svg>\n";

        assertThat(text(of(drawing))).isEqualTo(drawing);
    }

    @Test
    void instructions_to_other_programs_are_not_kept() {
        String drawing = "<?xml-stylesheet href=\"look.css\"?>" + HEAD + "<path d=\"M0 0h4\"/></svg>";

        assertThat(text(of(drawing))).startsWith("<svg").doesNotContain("look.css");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script>one()</script>                                              | <script>        | one()
            <foreignObject><p>words</p></foreignObject>                         | <foreignObject> | words
            <g onclick="one()"><path d="M0 0"/></g>                             | onclick         | one()
            <image href="https://elsewhere.example/a.png"/>                     | href            | elsewhere
            <image href="data:image/svg+xml;base64,PHN2Zy8+"/>                  | href            | svg+xml
            <use xlink:href="https://elsewhere.example/a.svg#b"/>               | href            | elsewhere
            <path d="M0 0" fill="url(https://elsewhere.example/a#b)"/>          | fill            | elsewhere
            <path d="M0 0" style="fill: url('//elsewhere.example/a')"/>         | style           | elsewhere
            <path d="M0 0" style="fill: u\\72l(a)"/>                            | style           | fill:
            <style>@import "a.css";</style>                                     | <style>         | a.css
            <style>path { fill: url(a.svg) }</style>                            | <style>         | a.svg
            <a href="https://elsewhere.example/"><path d="M0 0"/></a>           | <a>             | elsewhere
            <animate attributeName="href" values="#a"/>                         | <animate>       | values
            <feImage href="#a"/>                                                | <feImage>       | feImage
            <h:script xmlns:h="http://www.w3.org/1999/xhtml">one()</h:script>   | <h:script>      | one()
            <path d="M0 0" src="a.png"/>                                        | src             | a.png""")
    void what_does_more_than_draw_is_left_out_and_told(String part, String lost, String gone) {
        SafeSvg safe = of(HEAD + SHAPE + part + "</svg>");

        assertThat(safe.lost()).contains(lost);
        assertThat(text(safe)).contains("<rect").doesNotContain(gone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>path { fill: #333; clip-path: url(#c) }</style>",
                "<style><![CDATA[g > path { fill: #333 }]]></style>",
                "<use href=\"#a\"/>",
                "<use xlink:href=\"#a\"/>",
                "<image width=\"1\" href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
                "<metadata>made by hand</metadata>",
                "<!-- a note -->",
                "<g inkscape:label=\"Layer\" data-name=\"Layer\"><path d=\"M0 0\"/></g>"
            })
    void what_only_draws_or_notes_costs_no_line(String part) {
        assertThat(of(HEAD + SHAPE + part + "</svg>").lost()).isEmpty();
    }

    @Test
    void what_a_link_surrounds_stays() {
        assertThat(text(of(HEAD + "<a href=\"https://elsewhere.example/\"><circle r=\"4\"/></a></svg>")))
                .contains("<circle r=\"4\"")
                .doesNotContain("<a", "elsewhere");
    }

    @Test
    void a_style_is_still_one_after_it() {
        assertThat(text(of(HEAD + "<style><![CDATA[g > path { fill: #333 }]]></style>" + SHAPE + "</svg>")))
                .containsPattern("<style>g (>|&gt;) path \\{ fill: #333 \\}</style>");
    }

    @Test
    void a_document_type_goes_and_no_entity_is_filled_in() {
        SafeSvg safe =
                of("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x \"filled\">]>" + HEAD + "<text>&x;</text></svg>");

        assertThat(text(safe)).startsWith("<svg").doesNotContain("DOCTYPE", "filled");
    }

    @Test
    void a_drawing_of_another_encoding_is_read_and_written_as_utf_8() {
        byte[] latin = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + HEAD + "<text>über</text></svg>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(text(SafeSvg.of(latin).orElseThrow())).contains("über");
    }

    @Test
    void a_drawing_without_its_namespace_gets_it() {
        assertThat(text(of("<svg viewBox=\"0 0 1 1\">" + SHAPE + "</svg>")))
                .contains("xmlns=\"http://www.w3.org/2000/svg\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "<html><svg/></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>one()</script></svg>"
            })
    void what_draws_nothing_is_not_a_drawing(String file) {
        assertThat(SafeSvg.of(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void a_drawing_that_was_made_safe_is_so_again() {
        SafeSvg once = of(HEAD + SHAPE + "<g onload=\"one()\"><text>a &amp; b</text></g></svg>");

        SafeSvg twice = SafeSvg.of(once.bytes()).orElseThrow();

        assertThat(twice.lost()).isEmpty();
        assertThat(text(twice)).isEqualTo(text(once));
    }
}
