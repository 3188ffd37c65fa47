package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stylesheet must not say, for the sake of those who read from right to left. */
class StylesheetTest {

    private static final Pattern PHYSICAL = Pattern.compile(
            "(?m)(?<![\\w-])("
                    + "(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)[\\w-]*\\s*:"
                    + "|(left|right)\\s*:"
                    + "|border-(top|bottom)-(left|right)-radius\\s*:"
                    + "|(text-align|float|clear)\\s*:\\s*(left|right)"
                    // Four values name the sides from the top round: the second and the fourth must be the same.
                    + "|(margin|padding|inset|border-width)\\s*:\\s*[^;\\s()]+\\s+(?<second>[^;\\s()]+)\\s+[^;\\s()]+\\s+(?!\\k<second>\\s*;)[^;\\s()]+\\s*;)");

    @Test
    void no_side_is_left_or_right() throws IOException {
        String stylesheet = Files.readString(Path.of("src/main/resources/static/assets/checkpoint.css"))
                .replaceAll("(?s)/\\*.*?\\*/", "");

        assertThat(PHYSICAL.matcher(stylesheet).results().map(found -> found.group()))
                .isEmpty();
    }

    /** WebKit shows today's date where none was entered. */
    @Test
    void an_empty_date_looks_empty_where_it_would_look_filled() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/static/assets/checkpoint.css")))
                .contains("@supports (-webkit-hyphens: none) {\n"
                        + "  input[data-empty]:not(:focus)::-webkit-datetime-edit { opacity: 0; }\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a { margin-left: 1px; }",
                "a { left: 0; }",
                "a { text-align: right; }",
                "a { padding: 1px 2px 3px 4px; }",
                "a { border-left: 1px solid; }"
            })
    void a_side_that_is_named_is_found(String rule) {
        assertThat(PHYSICAL.matcher(rule).find()).isTrue();
    }
}
