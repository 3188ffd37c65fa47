package checkpoint.content.markup;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Notes;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text comes as its readers saw it, or the report has a line. */
class VisibleHtmlTest {

    private final Notes notes = new Notes();
    private final Texts texts = new Texts(notes, new Pictures(new HashMap<>()), address -> null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display: none'>The key is B.</p>",
                "<span style='mso-hide:all;display:none'>The key is B.</span>",
                "<div hidden>The key is B.</div>",
                "<span style='VISIBILITY: hidden'>The key is B.</span>"
            })
    void what_was_hidden_stays_hidden_and_is_reported(String hidden) {
        assertThat(texts.html("<div>Rain?" + hidden + "</div>")).isEqualTo("Rain?");

        assertThat(notes.all()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Notes.Kind.DROPPED);
            assertThat(note.text()).contains("The key is B.");
        });
    }

    @Test
    void an_empty_hidden_place_is_not_worth_a_line() {
        assertThat(texts.html("<p>Rain?<span style='display:none'> </span></p>"))
                .isEqualTo("Rain?");

        assertThat(notes.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x<span style='vertical-align: super'>2</span>, x²",
        "H<span style='vertical-align:sub;font-size:70%'>2</span>O, H₂O",
        "<q>wet</q>, “wet”",
        "<ruby>雨<rt>あめ</rt></ruby>, 雨 (あめ)",
        "<ruby><rb>雨</rb><rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>, 雨(あめ)",
        "<span style='font-weight: bold'>wet</span> rain, **wet** rain",
        "<span style='font-weight:700'><b>wet</b></span> rain, **wet** rain",
        "<span style='font-style: italic; font-weight: bolder'>wet</span> rain, ***wet*** rain",
        "<span style='font-weight: normal'>wet</span> rain, wet rain",
        "<p>10<span style='font-size:small'>2</span></p>, 102"
    })
    void a_style_that_means_something_comes_as_what_it_means(String html, String markdown) {
        assertThat(texts.html("<p>" + html + "</p>")).isEqualTo(markdown);

        assertThat(notes.all()).isEmpty();
    }

    @Test
    void what_was_struck_through_is_reported() {
        assertThat(texts.html("<p>Rain is <span style='text-decoration: line-through red'>dry</span> wet.</p>"))
                .isEqualTo("Rain is dry wet.");

        assertThat(notes.all()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ol type='I'><li>Rain</li></ol>",
                "<ol style='list-style-type: upper-alpha'><li>Rain</li></ol>",
                "<ol reversed=''><li>Rain</li></ol>",
                "<ol><li value='7'>Rain</li></ol>"
            })
    void a_list_that_was_counted_in_another_way_is_reported(String list) {
        assertThat(texts.html(list)).isEqualTo("1. Rain");

        assertThat(notes.all())
                .singleElement()
                .satisfies(note -> assertThat(note.kind()).isEqualTo(Notes.Kind.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ol><li>Rain</li></ol>", "<ol type='1'><li>Rain</li></ol>"})
    void a_list_that_is_counted_by_numbers_is_not_news(String list) {
        texts.html(list);

        assertThat(notes.all()).isEmpty();
    }

    @Test
    void a_formula_that_was_drawn_beside_its_source_comes_once() {
        String katex = "<span class='katex'><span class='katex-mathml'><math><semantics><mi>x</mi>"
                + "<annotation encoding='application/x-tex'>x_1</annotation></semantics></math></span>"
                + "<span class='katex-html' aria-hidden='true'><span>x1</span></span></span>";
        String mathJax = "<span class='MathJax_Preview'></span><span class='MathJax'><nobr>x2</nobr></span>"
                + "<script type='math/tex'>x^2</script>";

        assertThat(texts.html("<p>" + katex + " and " + mathJax + "</p>")).isEqualTo("$x_1$ and \\(x^2\\)");
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void a_drawing_within_the_text_is_reported() {
        texts.html("<p>Read off: <svg width='10'><rect width='5'/></svg></p>");

        assertThat(notes.all())
                .singleElement()
                .satisfies(note -> assertThat(note.kind()).isEqualTo(Notes.Kind.DROPPED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Is <span style='text-decoration: underline'>rain</span> wet?</p>",
                "<p style='text-decoration:underline'>Is rain wet?</p>"
            })
    void what_a_style_underlined_is_reported_as_an_underlined_element_is(String html) {
        assertThat(texts.html(html)).isEqualTo("Is rain wet?");

        assertThat(notes.all())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("formatting that Markdown does not have (u)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sr-only", "visually-hidden", "qti-visually-hidden", "accesshide"})
    void what_only_a_voice_read_is_not_shown_to_all_and_is_reported(String name) {
        assertThat(texts.html("<p>Rain?<span class='" + name + "'>Opens in a window.</span></p>"))
                .isEqualTo("Rain?");

        assertThat(notes.all())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("Opens in a window."));
    }

    @Test
    void code_keeps_its_line_breaks() {
        assertThat(texts.html("<p><tt>for (;;)<br/>  rain();</tt></p>")).isEqualTo("`for (;;)`\\\n`rain();`");
        assertThat(texts.html("<p><code>rain\n  ();</code></p>")).isEqualTo("`rain ();`");
        assertThat(texts.html("<pre>for (;;)<br>  rain();</pre>")).isEqualTo("```\nfor (;;)\n  rain();\n```");

        assertThat(notes.all()).isEmpty();
    }

    @Test
    void a_power_within_code_does_not_become_another_number() {
        assertThat(texts.html("<p><code>2<sup>8</sup></code></p>")).isEqualTo("`2^8`");
        assertThat(texts.html("<pre>x<sub>i</sub></pre>")).isEqualTo("```\nx_i\n```");

        assertThat(notes.all()).hasSize(2).allMatch(note -> note.kind() == Notes.Kind.CHANGED);
    }

    @Test
    void a_table_keeps_its_caption_and_a_list_what_stands_between_its_entries() {
        assertThat(texts.html("<table><caption>Rain</caption><tr><th>Day</th></tr><tr><td>1</td></tr></table>"))
                .isEqualTo("Rain\n\n| Day |\n| --- |\n| 1 |");
        assertThat(texts.html("<ul>Mist<li>Rain</li></ul>")).isEqualTo("- Mist\n- Rain");
    }
}
