package checkpoint.teaching.regrade;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.markdown.SampleFormulas;
import checkpoint.content.score.AnswerKey;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list of questions, in a page that escapes what it is given. */
class PreviewTest {

    private static String stem(String html) {
        return Preview.Asked.once(new Question(
                        "q",
                        null,
                        null,
                        Question.Type.TRUE_FALSE,
                        BigDecimal.ONE,
                        html,
                        List.of(),
                        List.of(),
                        null,
                        new AnswerKey.Truth(true)))
                .stem();
    }

    @Test
    void a_question_is_listed_as_it_reads_and_not_as_its_html_does() {
        assertThat(stem("<p>Is 3 &lt; 5 &amp; <em>why</em>?</p>\n<p>Say &quot;yes&quot;.</p>"))
                .isEqualTo("Is 3 < 5 & why? Say \"yes\".");
        assertThat(stem("<p>Is " + SampleFormulas.mathml("\\frac{1}{2} < x^2").orElseThrow() + "?</p>"))
                .isEqualTo("Is 1/2 < x²?");
    }

    @Test
    void a_long_one_is_cut_and_a_shorter_one_is_whole() {
        assertThat(stem("<p>" + "a".repeat(121) + "</p>")).isEqualTo("a".repeat(119) + "…");
        assertThat(stem("<p>" + "a".repeat(120) + "</p>")).isEqualTo("a".repeat(120));
    }
}
