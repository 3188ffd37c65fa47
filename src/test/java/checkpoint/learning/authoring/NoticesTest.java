package checkpoint.learning.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the editor says after a press looks as grave as it is: done, done with something to look at, not done, or refused for a fault. */
class NoticesTest {

    private static final List<String> DONE = List.of(
            "begun",
            "kept",
            "saved",
            "removed",
            "undone",
            "published",
            "rolled-back",
            "withdrawn",
            "shared",
            "unshared",
            "deleted",
            "report-dismissed",
            "image",
            "image-renamed");

    /** Nobody's fault: there was nothing to do, or somebody else was faster. */
    private static final List<String> UNCHANGED = List.of(
            "changed",
            "changed-since",
            "no-version",
            "not-offered",
            "nothing-to-undo",
            "not-undone",
            "no-question",
            "list-changed",
            "import-gone");

    private static final List<String> FAULTY = List.of(
            "title",
            "full",
            "none",
            "too-large",
            "no-room",
            "broken",
            "not-published",
            "not-exported",
            "page-name",
            "no-image",
            "image-too-large",
            "no-forms",
            "not-read");

    private static String shown(String notice, int refused) {
        StringOutput html = new StringOutput();
        CompiledTemplates.engine()
                .render(
                        "learning/authoring/notice.jte",
                        Map.of(
                                "page",
                                Page.alone(Locale.ENGLISH, null),
                                "notice",
                                notice,
                                "found",
                                3,
                                "refused",
                                refused),
                        html);
        return html.toString();
    }

    @Test
    void what_was_done_is_a_success() {
        assertThat(DONE)
                .allSatisfy(notice -> assertThat(shown(notice, 0))
                        .contains("role=\"status\"", "data-notice=\"" + notice + "\"", "data-severity=\"success\""));
    }

    @Test
    void what_was_done_in_part_asks_for_a_look() {
        assertThat(shown("kept", 1)).contains("data-severity=\"warning\"", "one refused");
        assertThat(shown("drawing", 0)).contains("data-severity=\"warning\"", "Check that it still looks right");
    }

    @Test
    void what_changed_nothing_for_nobodys_fault_is_a_warning_and_interrupts_nobody() {
        assertThat(UNCHANGED)
                .allSatisfy(notice ->
                        assertThat(shown(notice, 0)).contains("role=\"status\"", "data-severity=\"warning\""));
    }

    @Test
    void what_has_to_be_put_right_first_is_an_error() {
        assertThat(FAULTY)
                .allSatisfy(
                        notice -> assertThat(shown(notice, 0)).contains("role=\"alert\"", "data-severity=\"error\""));
    }

    @Test
    void there_is_no_other_notice() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/messages.properties"))) {
            assertThat(lines.filter(line -> line.startsWith("authoring.notice."))
                            .map(line -> line.substring("authoring.notice.".length(), line.indexOf('='))))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(DONE, List.of("drawing"), UNCHANGED, FAULTY)
                            .flatMap(List::stream)
                            .toList());
        }
    }
}
