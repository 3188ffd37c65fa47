package checkpoint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A heading and a link with a formula are named; others name themselves. A name has its formulas in one line. */
class NamedFormulasTest {

    private static final String HALF = Mathml.of("\\frac12", false).orElseThrow();

    @Test
    void a_heading_and_a_link_have_their_formula_in_one_line_as_their_name() {
        String less = Mathml.of("a<b", false).orElseThrow();

        assertThat(NamedFormulas.in(
                        "<h2 id=\"half\">Why " + HALF + "?</h2><p>See <a href=\"/x\">" + less + "</a>.</p>"))
                .contains(
                        "<h2 id=\"half\" aria-label=\"Why 1/2?\">Why <math",
                        "<a href=\"/x\" aria-label=\"a &lt; b\"><math");
    }

    @Test
    void what_has_no_formula_within_it_is_left_alone() {
        String html = "<h2 id=\"x\">Why?</h2><p>" + HALF + " <a href=\"/x\">there</a></p><abbr>" + HALF + "</abbr>";

        assertThat(NamedFormulas.in(html)).isEqualTo(html);
    }

    @Test
    void a_title_and_a_tables_name_which_are_text_alone_have_it_too() {
        Checkpoint.Page page = new Markdown(path -> path, path -> Optional.empty(), Embeds.NONE)
                .page("# Why $\\frac12$\n\n| $x^2$ | $\\nocommand$ |\n|---|---|\n| 1 | 2 |\n");

        assertThat(page.title()).isEqualTo("Why 1/2");
        assertThat(page.html()).contains("aria-label=\"x², \\nocommand\"");
    }
}
