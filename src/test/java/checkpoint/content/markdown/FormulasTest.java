package checkpoint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.Question;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TeX formulas become MathML on the server; amounts of money, code and what cannot be converted stay as typed. */
class FormulasTest {

    private static final Markdown MARKDOWN =
            new Markdown(path -> "/images/" + path, path -> Optional.empty(), Embeds.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$x^2$",
                "$\\frac{a}{b}$",
                "\\(x_1 + x_2\\)",
                "so $n$th",
                "$O(n \\log n)$",
                "$a*b*c$ and $d_e f_g$",
                "$5$ apples",
                "$\\sqrt{2} \\le \\sum_{i=1}^{n} i$",
                "$\\alpha \\cdot 10^{3}$",
                "$\\text{rate} \\times 86400$",
                "$2x$",
                "$\\$5 + x$"
            })
    void an_inline_formula_is_mathml(String source) {
        assertThat(MARKDOWN.blocks(source))
                .contains("<math")
                .contains("</math>")
                .doesNotContain("\ue000", "<em>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$\\text{50\\% of it}$ | <mtext>%</mtext>",
                "$\\text{user\\_id}$ | <mtext>_</mtext>",
                "$\\text{\\$5}$ | <mtext>$</mtext>",
                "$100\\%$ | <mi>%</mi>"
            })
    void a_sign_that_is_escaped_stands_in_an_element_as_browsers_show_no_other(String source, String element) {
        assertThat(MARKDOWN.blocks(source)).contains(element);
    }

    /** SnuggleTeX 1.3.0 keeps most of them as plain letters, makes a script g of the Fraktur one, and sets upright what follows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$\\mathbf{x1}$ | <mi>\ud835\udc31</mi><mn>\ud835\udfcf</mn>",
                "$\\mathbb{R}$ | <mi>\u211d</mi>",
                "$\\mathbb{A}$ | <mi>\ud835\udd38</mi>",
                "$\\mathcal{O}(n)$ | <mi>\ud835\udcaa</mi>",
                "$\\mathcal{L}$ | <mi>\u2112</mi>",
                "$\\mathfrak{g}$ | <mi>\ud835\udd24</mi>",
                "$\\mathrm{d}x$ | <mi mathvariant=\"normal\">d</mi></mstyle></mrow><mi>x</mi>",
                "$\\mathbf v + x$ | </mstyle></mrow><mo>+</mo><mi>x</mi>",
                "$\\mathbf{v_{1}} x$ | </mstyle></mrow><mi>x</mi>",
                "$\\boldsymbol{v}$ | <mi>\ud835\udc2f</mi>"
            })
    void a_letter_of_another_alphabet_is_one(String source, String element) {
        assertThat(MARKDOWN.blocks(source)).contains(element);
    }

    /** SnuggleTeX 1.3.0 has no command for any of these. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$\\binom{n}{k}$ | <mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>",
                "$\\tbinom{n}{k}$ | <mfrac linethickness=\"0\">",
                "$\\boxed{x}$ | <mrow class=\"boxed\"><mi>x</mi></mrow>",
                "$\\lim_{x \\to 0} x$ | <mo>\u2192</mo>",
                "$x \\gets y$ | <mo>\u2190</mo>",
                "$\\varphi(x)$ | <mi>\u03c6</mi>",
                "$\\triangle ABC$ | <mo>\u25b3</mo><mi>A</mi>",
                "$a \\lt b$ | <mo>&lt;</mo>",
                "$7 \\equiv 2 \\pmod{5}$ | <mn>5</mn>",
                "$\\left\\lfloor x \\right\\rfloor$ | <mo>\u230a</mo><mi>x</mi><mo>\u230b</mo>",
                "$\\left\\lbrace x \\right\\rbrace$ | <mo>{</mo>",
                "$\\operatorname*{argmin}_x f$ | argmin"
            })
    void a_command_that_the_library_lacks_is_a_formula_all_the_same(String source, String element) {
        assertThat(MARKDOWN.blocks(source)).contains("<math", element);
    }

    @Test
    void a_remainder_stands_apart_from_its_numbers() {
        assertThat(MARKDOWN.blocks("$a \\bmod b$"))
                .containsSubsequence("<mi>a</mi>", "<mspace", ">m</mi>", ">d</mi>", "<mspace", "<mi>b</mi>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$p \\iff q$", "$a \\bmod b$", "$5\\degree$", "$\\|x\\|$", "$a \\\\ b$"})
    void a_usual_command_that_the_library_calls_otherwise_is_known(String source) {
        assertThat(MARKDOWN.blocks(source)).contains("<math");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$x^2 + y^2$$", "\\[x^2\\]", "Text\n\n$$\n\\frac{a}{b}\n$$\n\nmore"})
    void a_displayed_formula_is_a_block(String source) {
        assertThat(MARKDOWN.blocks(source)).contains("<math").contains("display=\"block\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5 and $10.",
                "$5",
                "$5/$10",
                "from $5 to $10",
                "US$5 and US$10",
                "$380 to $400 (that is 5$)",
                "$HOME/$PATH",
                "$HOME and $PATH",
                "a $20–$30 range",
                "\\$x\\$",
                "between $1,500 and $2,000 a month",
                "$5, $10 or $20",
                "$ x $",
                "$5 per month costs 10$",
                "$\n\n$",
                "$10-$20",
                "$1.50–$2"
            })
    void an_amount_of_money_is_not(String source) {
        assertThat(MARKDOWN.blocks(source)).doesNotContain("<math");
        assertThat(MARKDOWN.blocks(source).replace("\\", "")).contains("$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"`$x$`", "``a ` $x$``", "```\n$x$\n```", "~~~\n\\(x\\)\n~~~", "```bash\necho $HOME $x$\n```"})
    void code_stays_code(String source) {
        assertThat(MARKDOWN.blocks(source)).contains("<code").doesNotContain("<math");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$\\unknowncommand{x}$",
                "$\\frac{a}$",
                "$\\xmlInlineElement{script}{alert(1)}$",
                "$\\href{javascript:alert(1)}{x}$",
                "$\\newcommand{\\a}{\\a}\\a$",
                "$\\left( x$",
                "$x^{$"
            })
    void what_cannot_be_converted_is_shown_as_its_source(String source) {
        assertThat(MARKDOWN.blocks(source))
                .contains("$\\".substring(0, 1))
                .doesNotContain("<math", "<script", "<a ", "\ue000");
    }

    @Test
    void brackets_and_styles_are_such_as_browsers_know() {
        assertThat(MARKDOWN.blocks("$f(x, y) \\in \\mathbb{R}$"))
                .isEqualTo(
                        "<math><mi>f</mi><mrow><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo></mrow><mo>∈</mo><mi>ℝ</mi></math>");
        assertThat(MARKDOWN.blocks("$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$"))
                .contains("<mtable><mtr><mtd>")
                .doesNotContain("mfenced", "$");
    }

    /**
     * SnuggleTeX 1.3.0 takes all digits after {@code ^}, {@code _} or {@code \\sqrt} for one argument, without an error, and refuses a
     * fraction without braces; TeX takes one sign (Knuth, The TeXbook, chapters 18 and 20).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$x^23$ | <msup><mi>x</mi><mn>2</mn></msup><mn>3</mn>",
                "$x_12$ | <msub><mi>x</mi><mn>1</mn></msub><mn>2</mn>",
                "$a_1^23$ | <msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup><mn>3</mn>",
                "$\\sqrt12$ | <msqrt><mn>1</mn></msqrt><mn>2</mn>",
                "$\\frac12$ | <mfrac><mn>1</mn><mn>2</mn></mfrac>",
                "$\\dfrac 3x$ | <mfrac><mn>3</mn><mi>x</mi></mfrac>",
                "$\\frac{ab}2$ | <mfrac><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></mfrac>",
                "$x^{23}$ | <msup><mi>x</mi><mn>23</mn></msup>"
            })
    void what_stands_without_braces_is_one_sign_as_in_tex(String source, String mathml) {
        assertThat(MARKDOWN.blocks(source)).isEqualTo("<math>" + mathml + "</math>");
    }

    /** SnuggleTeX 1.3.0 makes two numbers of it, with the room of a list between them, which the braces are there to take away. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$3{,}5$ | <mn>3,5</mn>",
                "$1{,}000{,}000.5$ | <mn>1,000,000.5</mn>",
                "$(3{,}5, 2)$ | <mrow><mo>(</mo><mrow><mn>3,5</mn></mrow><mo>,</mo><mn>2</mn><mo>)</mo></mrow>",
                "$3,5$ | <mn>3</mn><mo>,</mo><mn>5</mn>"
            })
    void a_comma_in_braces_is_a_decimal_comma(String source, String mathml) {
        assertThat(MARKDOWN.blocks(source)).isEqualTo("<math>" + mathml + "</math>");
    }

    @Test
    void markup_in_a_formula_is_text() {
        assertThat(MARKDOWN.blocks("$a < b > c$ and $\\text{<script>}$")).doesNotContain("<script");
    }

    @Test
    void a_choice_holds_a_formula_and_its_label_the_source() {
        Question.Entry entry = MARKDOWN.entry("At most $n^2$ rows", null);

        assertThat(entry.html()).startsWith("At most <math").endsWith(" rows");
        assertThat(entry.text()).isEqualTo("At most n^2 rows");
    }

    @Test
    void a_heading_and_an_image_name_a_formula_by_its_source() {
        assertThat(MARKDOWN.page("## Cost $O(n)$\n\n![Cost $O(n)$](a.png)\n").html())
                .contains("id=\"cost-on\"")
                .contains("alt=\"Cost O(n)\"");
        assertThat(Outline.of("## Cost $O(n)$\n").headings()).containsOnlyKeys("cost-on");
    }

    @Test
    void lines_are_those_of_the_author() {
        String source = "$$\na\n$$\n\n[x](y) $\\nope{b}$\n";
        Outline outline = Outline.of(source);

        assertThat(outline.links()).extracting(Outline.Target::line).containsExactly(5);
        assertThat(Formulas.of(source).all().stream()
                        .map(Formulas.Formula::line)
                        .collect(Collectors.toList()))
                .containsExactly(1, 5);
        assertThat(outline.formulas()).containsExactly(new Outline.Target("", "$\\nope{b}$", 5));
    }
}
