package checkpoint.content.markup;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.markdown.SampleFormulas;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MathML of other programs as TeX, which is shown as MathML again. */
class MathMlTest {

    private static String tex(String mathml) {
        return new MathMl().tex(Jsoup.parse("<math>" + mathml + "</math>").selectFirst("math"));
    }

    private static String shown(String mathml) {
        String page =
                SampleFormulas.mathml(tex(mathml)).orElseThrow(() -> new AssertionError("no formula: " + tex(mathml)));
        return Jsoup.parse(page.replaceAll("<mspace[^>]*>(</mspace>)?", " ")).wholeText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mtext>user_id</mtext> | \\text{user\\_id}",
                "<mtext>50% of $5</mtext> | \\text{50\\% of \\$5}",
                "<mtext>{a} &amp; #1</mtext> | \\text{\\{a\\} \\& \\#1}",
                "<mtext>R^2</mtext> | \\text{R}\\wedge\\text{2}",
                "<mtext>~5 MB</mtext> | \\sim\\text{5 MB}",
                "<mi>user_id</mi> | user\\_id",
                "<mn>1_000</mn> | 1\\_000"
            })
    void what_tex_takes_for_its_own_stays_a_sign(String mathml, String tex) {
        assertThat(tex(mathml)).isEqualTo(tex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "50% of $5", "{a} &amp; #1", "snake_case_name"})
    void a_text_is_shown_as_it_stood(String text) {
        assertThat(shown("<mtext>" + text + "</mtext>")).isEqualTo(text.replace("&amp;", "&"));
    }

    /** Each was another formula before, and nothing said so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac> | \\begin{array}{c}n\\\\k\\end{array}",
                "<mfrac><mi>n</mi><mi>k</mi></mfrac> | \\frac{n}{k}",
                "<mi mathvariant='double-struck'>R</mi> | \\mathbb{R}",
                "<mi mathvariant='bold'>v</mi><mi>x</mi> | \\mathbf{v}x",
                "<mi mathvariant='normal'>d</mi><mi>x</mi> | \\mathrm{d}x",
                "<mover><mi>x</mi><mo>^</mo></mover> | \\hat{x}",
                "<mover><mi>x</mi><mo>\u02d9</mo></mover> | \\dot{x}",
                "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>\u2192</mo></mover> | \\overrightarrow{AB}",
                "<mover><mo>=</mo><mtext>def</mtext></mover> | \\overset{\\text{def}}{=}",
                "<munder><mi>x</mi><mo>_</mo></munder> | \\underline{x}",
                "<munder><mi>lim</mi><mi>n</mi></munder> | {\\mathrm{lim}}_{n}",
                "<munderover><mo>\u2211</mo><mi>i</mi><mi>n</mi></munderover> | {\\sum}_{i}^{n}",
                "<mfenced separators=';'><mi>A</mi><mi>B</mi></mfenced> | \\left(A;B\\right)",
                "<mfenced separators=''><mi>n</mi><mi>k</mi></mfenced> | \\left(nk\\right)",
                "<mfenced><mi>a</mi><mi>b</mi></mfenced> | \\left(a,b\\right)",
                "<mi>x</mi><mphantom><mn>5</mn></mphantom><mi>y</mi> | x\\ y",
                "<mi>x</mi><mphantom><mn>5</mn></mphantom> | x",
                "<menclose notation='box'><mi>x</mi></menclose> | \\boxed{x}"
            },
            quoteCharacter = '#')
    void what_a_formula_means_comes_with_it(String mathml, String tex) {
        assertThat(tex(mathml)).isEqualTo(tex.strip());
        assertThat(SampleFormulas.mathml(tex(mathml))).as(tex(mathml)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updiagonalstrike", "longdiv", "circle", ""})
    void what_is_drawn_through_or_round_a_formula_and_has_no_tex_is_told(String notation) {
        MathMl math = new MathMl();
        String tex = math.tex(Jsoup.parse("<math><menclose notation='" + notation + "'><mi>x</mi></menclose></math>")
                .selectFirst("math"));

        assertThat(tex).isEqualTo("x");
        assertThat(math.isStrange()).isTrue();
    }

    @Test
    void a_word_of_letters_is_one_and_a_minus_is_a_minus() {
        assertThat(tex("<mi>sin</mi><mn>\u22122</mn>")).isEqualTo("\\mathrm{sin}-2");
    }
}
