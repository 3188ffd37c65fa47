package checkpoint.content.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.markdown.SampleFormulas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A control whose label is a formula is named in one line of text, in which different formulas differ. */
class SpokenNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\\frac{1}{2} | 1/2",
                "12 | 12",
                "1{,}2 | 1,2",
                "(1,2) | (1, 2)",
                "1^2 | 1²",
                "2\\frac12 | 2 1/2",
                "\\frac{\\frac12}{3} | (1/2)/3",
                "\\frac{x+1}{2} | (x + 1)/2",
                "10^{-3} | 10⁻³",
                "2^x | 2^x",
                "2^{x+1} | 2^(x + 1)",
                "(x+1)^2 | (x + 1)²",
                "f' | f′",
                "20^\\circ | 20°",
                "\\mathrm{H_2O} | H₂O",
                "{}^{14}\\mathrm{C} | ¹⁴C",
                "x_{i} | x_i",
                "\\sqrt2 | √2",
                "\\sqrt[3]{x+1} | ³√(x + 1)",
                "x=-2 | x = -2",
                "5\\,\\text{min} | 5 min",
                "O(n \\log n) | O(n log n)",
                "\\sum_{i=1}^n i | ∑_(i = 1)ⁿ i",
                "\\binom{n}{k} | (n; k)",
                "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} | (1, 2; 3, 4)",
                "\\overline{AB} | (AB)¯"
            })
    void a_formula_is_one_line(String tex, String name) {
        assertThat(SpokenName.of(SampleFormulas.mathml(tex).orElseThrow())).isEqualTo(name);
    }

    @Test
    void the_words_around_a_formula_and_of_an_image_are_part_of_the_name() {
        String half = SampleFormulas.mathml("\\frac12").orElseThrow();

        assertThat(SpokenName.of(
                        "<p>About&nbsp;<b>" + half + "</b> &lt; 1</p><p><img alt=\"of a pie\" src=\"/pie.png\"></p>"))
                .isEqualTo("About\u00a01/2 < 1 of a pie");
    }

    @Test
    void a_list_of_contents_has_the_formula_of_a_heading_in_one_line() {
        String html = "<h2 id=\"half\">Why <em>"
                + SampleFormulas.mathml("\\frac12").orElseThrow() + "</em> &lt; 1</h2><h3 id=\"b\">Q &amp; A</h3>";

        assertThat(new Checkpoint.Page(null, html).headings())
                .extracting(Checkpoint.Heading::title)
                .containsExactly("Why 1/2 &lt; 1", "Q &amp; A");
    }

    @Test
    void a_label_without_a_formula_names_its_control_by_itself() {
        assertThat(SpokenName.of("<b>1/2</b>")).isNull();
    }
}
