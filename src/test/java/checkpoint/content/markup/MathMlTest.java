package checkpoint.content.markup;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Mathml;
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
        String page = Mathml.of(tex(mathml), false).orElseThrow(() -> new AssertionError("no formula: " + tex(mathml)));
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

    @Test
    void a_word_of_letters_is_one_and_a_minus_is_a_minus() {
        assertThat(tex("<mi>sin</mi><mn>\u22122</mn>")).isEqualTo("\\mathrm{sin}-2");
    }
}
