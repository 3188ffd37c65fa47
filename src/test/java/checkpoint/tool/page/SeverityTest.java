package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message looks and sounds as grave as it is. */
class SeverityTest {

    private static final Pattern OWN_LOOK =
            Pattern.compile("class=\"[^$\"]*\\bnotice\\b|\"notice[ -](?:good|wait|bad|notice)");

    @Test
    void templates_and_scripts_leave_the_look_of_a_message_to_how_grave_it_is() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/templates"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(OWN_LOOK));
        }
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static/assets"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".js")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(OWN_LOOK));
        }
        assertThat("<p class=\"notice notice-wait\">").containsPattern(OWN_LOOK);
        assertThat("text.className = \"notice notice-wait\"").containsPattern(OWN_LOOK);
        assertThat("class=\"${bad ? \"notice-bad\" : \"\"}\"").containsPattern(OWN_LOOK);
    }

    @Test
    void each_has_a_look_of_its_own_and_only_an_error_interrupts() {
        assertThat(Arrays.stream(Severity.values()).map(Severity::style)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Severity.values()).filter(one -> one.role().equals("alert")))
                .containsExactly(Severity.ERROR);
    }
}
