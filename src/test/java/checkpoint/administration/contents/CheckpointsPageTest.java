package checkpoint.administration.contents;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator learns of the checkpoints that are offered. */
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
        database.sql("delete from line_item").update();
        database.sql("delete from resource_link").update();

        String page = desk.page("/admin/checkpoints");

        assertThat(page)
                .contains(
                        "data-testid=\"checkpoint\" data-slug=\"chapter-12\" data-stale=\"false\"",
                        "classpath:checkpoints/")
                .contains("In no activity", "0 (0 open)")
                .doesNotContain("content-faults");
        assertThat(page).containsPattern("<code>[0-9a-f]{12}</code>");
    }

    @Test
    void it_is_for_administrators_alone() {
        assertThat(new DeskVisit(TOOL).get("/admin/checkpoints").statusCode()).isBetween(300, 399);
    }
}
