package checkpoint.administration.contents;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.file.Fault;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.tool.language.Sentence;
import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** What an administrator learns of the checkpoints that are offered. */
@ResourceLock(RunningTool.SHARED)
class CheckpointsPageTest {

    private static final ConfigurableApplicationContext TOOL = RunningTool.shared();

    private final DeskVisit desk = new DeskVisit(TOOL);
    private final JdbcClient database = TOOL.getBean(JdbcClient.class);

    @BeforeEach
    void signIn() {
        desk.signIn("admin", "only-for-these-tests");
    }

    @Test
    void it_says_whose_a_checkpoint_is_which_version_and_that_nobody_uses_it_yet() {
        database.sql("delete from usage_checkpoint").update();
        database.sql("delete from usage_handed_in").update();
        database.sql("delete from line_item").update();
        database.sql("delete from resource_link").update();

        String page = desk.page("/admin/checkpoints");

        assertThat(page)
                .contains(
                        "data-testid=\"checkpoint\" data-slug=\"chapter-12\" data-stale=\"false\"",
                        "classpath:checkpoints/")
                .contains("In no activity", "0 (0 open)", "includes those erased since")
                .doesNotContain("content-faults");
        assertThat(page).containsPattern("<code>[0-9a-f]{12}</code>");
    }

    @Test
    void what_is_wrong_with_the_folders_is_reported_in_the_language_of_the_page() {
        Sentence mark = Fault.about("pass-mark", Sentence.of("fault.pass-mark"));
        Map<String, Object> model = Map.of(
                "page",
                Page.alone(Locale.of("es"), null),
                "checkpoints",
                List.of(),
                "faults",
                List.of(Sentence.of("fault.root.at", "/content", "one/checkpoint.yaml", "5", mark)),
                "authored",
                new AuthoredPage(List.of(), "", 1, 1),
                "said",
                "",
                "mayChange",
                false,
                "csrf",
                new DefaultCsrfToken("X-CSRF", "_csrf", "token"));
        StringOutput html = new StringOutput();

        CompiledTemplates.engine().render("administration/contents/checkpoints.jte", model, html);

        assertThat(html.toString())
                .contains("<li>/content: one/checkpoint.yaml:5: pass-mark: debe ser mayor que 0\u00a0%")
                .doesNotContain("must be above");
    }

    @Test
    void it_is_for_administrators_alone() {
        assertThat(new DeskVisit(TOOL).get("/admin/checkpoints").statusCode()).isBetween(300, 399);
    }
}
