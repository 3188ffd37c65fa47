package checkpoint.learning.view;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an older page had answered, where a newer one stands. */
class HadAnswersTest {

    /** French sets a no-break space before it. */
    @ParameterizedTest
    @CsvSource({"en, 'store: 2'", "fr, 'store\u00a0: 2'", "de, 'store: 2'", "ar, 'store: 2'"})
    void what_was_placed_is_told_with_the_colon_of_the_readers_language(Locale language, String told) {
        ElsewhereView elsewhere = new ElsewhereView(1, List.of(new ElsewhereView.Line("<b>store</b>", "2", null)));
        StringOutput page = new StringOutput();

        CompiledTemplates.engine()
                .render(
                        "learning/view/had.jte",
                        Map.of("page", Page.alone(language, null), "elsewhere", elsewhere, "lang", "en"),
                        page);

        assertThat(page.toString().replaceAll("<[^>]*>", "")).contains(told);
    }
}
