package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A platform with a {@code SameSite=Lax} session (Moodle) shows its sign-in form in a frame. So each link that leads out of the tool
 * opens the whole window, or a new one.
 */
class LinksOutOfTheFrameTest {

    private static final Pattern LINK =
            Pattern.compile("<a\\s[^>]*?href=\"((?:[^\"$]|\\$\\{(?:[^}\"]|\"[^\"]*\")*})*)\"[^>]*>");

    /** Ours: an address made by the page, a place on the page or none, a path below the page's own, or what follows the login in its frame. */
    private static final Pattern OURS = Pattern.compile(
            "#.*|\\$\\{[a-zA-Z.()]+ \\? null : \"#.*|\\$\\{page\\.(at|outside)\\(.*|/.*|\\?.*|\\$\\{request}|\\$\\{[a-zA-Z.()]*[pP]ath\\(?\\)?}.*");

    private static boolean leavesTheFrame(String tag) {
        return tag.contains("target=\"_top\"") || tag.contains("target=\"_blank\"");
    }

    private static List<String> stuck(String template) {
        return LINK.matcher(template)
                .results()
                .filter(link -> !OURS.matcher(link.group(1)).matches())
                .map(link -> link.group())
                .filter(tag -> !leavesTheFrame(tag))
                .toList();
    }

    @Test
    void no_template_has_a_link_to_elsewhere_that_opens_in_the_frame() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/templates"))) {
            List<Path> templates =
                    // The console is never framed.
                    all.filter(path -> path.toString().endsWith(".jte"))
                            .filter(path -> !path.startsWith("src/main/templates/administration"))
                            .toList();
            assertThat(templates).hasSizeGreaterThan(30);
            for (Path template : templates) {
                assertThat(stuck(Files.readString(template)))
                        .as(template.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'<a href=\"${back.toString()}\">x</a>', 1",
        "'<a class=\"b\" href=\"${gate.url()}\" rel=\"noopener\">x</a>', 1",
        "'<a href=\"https://lms.example/\">x</a>', 1",
        "'<a href=\"${back.toString()}\" target=\"_top\">x</a>', 0",
        "'<a href=\"${gate.url()}\" target=\"_blank\" rel=\"noopener\">x</a>', 0",
        "'<a href=\"${page.at(\"/admin\")}\">x</a>', 0",
        "'<a href=\"#quiz\">x</a>', 0",
        "'<a href=\"${done() ? null : \"#quiz\"}\">x</a>', 0",
        "'<a href=\"${done() ? null : back.toString()}\">x</a>', 1"
    })
    void a_link_that_would_be_stuck_is_found(String template, int found) {
        assertThat(stuck(template)).hasSize(found);
    }
}
