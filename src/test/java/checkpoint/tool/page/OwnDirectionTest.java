package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A choice in the other direction than its quiz is shown as it was written. */
class OwnDirectionTest {

    private final Page arabic = Page.alone(Locale.of("ar"), null);

    @ParameterizedTest
    @ValueSource(strings = {"3 &lt; x", "-5", "x = -2", "<em>a</em> &gt; <em>b</em>", "50%", "SELECT *"})
    void what_has_no_letter_of_an_arabic_quiz_runs_from_left_to_right_in_it(String html) {
        assertThat(arabic.dir("ar", html)).isEqualTo("ltr");
        assertThat(arabic.dir("en", html)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</p>", "a < b", "&amp;"})
    void in_plain_text_an_angle_bracket_is_a_sign_and_hides_no_letter(String text) {
        assertThat(arabic.dirOfText("ar", text)).isEqualTo("ltr");
        assertThat(arabic.dirOfText("en", text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0646\u0639\u0645",
                "\u0663 &lt; \u0665",
                "HTTP \u0628\u0631\u0648\u062a\u0648\u0643\u0648\u0644",
                "\u2026",
                ""
            })
    void what_has_one_or_has_no_direction_stays_as_its_quiz_runs(String html) {
        assertThat(arabic.dir("ar", html)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0646\u0639\u0645!", "\u05e9\u05dc\u05d5\u05dd (1)"})
    void words_from_the_right_run_so_in_an_english_quiz_unless_there_are_others_beside_them(String html) {
        assertThat(arabic.dir("en", html)).isEqualTo("rtl");
        assertThat(arabic.dir("en", "HTTP " + html)).isNull();
    }

    @Test
    void no_sign_before_the_hebrew_ones_runs_from_the_right() {
        assertThat(IntStream.range(0, 0x590).mapToObj(Character::toString))
                .allSatisfy(sign -> assertThat(arabic.dirOfText("en", sign)).isNull());
    }
}
