package checkpoint.learning.authoring;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.message.Bench;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whose a checkpoint is, who may pick it, and who may open it. */
@WholeTool
class OwnershipTest {

    private static final String SELECTION = "/links/content/selection";

    @Autowired
    private FramedTool tool;

    @Autowired
    private Checkpoints checkpoints;

    private WritingCourse biology;
    private WritingCourse physics;

    @BeforeEach
    void nobodyHasBeenHere() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        physics = new WritingCourse(tool, "physics");
    }

    private static String button(String slug) {
        return "data-testid=\"choose-checkpoint\" data-slug=\"" + slug + "\"";
    }

    @Test
    void a_course_picks_what_it_wrote_and_the_operators() {
        String slug = biology.published("Weather");

        assertThat(biology.picker())
                .bodyText()
                .contains("Written in this course", button(slug), "For everyone", button("chapter-12"));
    }

    @Test
    void another_course_is_not_offered_it_and_cannot_pick_it() {
        String slug = biology.published("Weather");
        MvcTestResult picker = physics.picker();

        assertThat(picker).bodyText().doesNotContain(slug);
        assertThat(tool.post(picker, SELECTION, "pick=" + slug)).hasStatus(404);
    }

    @Test
    void what_is_shared_is_offered_to_every_course_of_the_platform_until_it_is_not() {
        String slug = biology.published("Weather");
        MvcTestResult shelf = biology.instructor(slug);

        tool.post(shelf, "/authoring/drafts/" + slug + "/shared", "library=true");
        assertThat(physics.picker()).bodyText().contains("Shared by other courses", button(slug));

        tool.post(shelf, "/authoring/drafts/" + slug + "/shared", "library=false");
        assertThat(physics.picker()).bodyText().doesNotContain(slug);
    }

    @Test
    void sharing_with_all_is_not_an_instructors_right() {
        String slug = biology.published("Weather");

        assertThat(tool.post(biology.instructor(slug), "/authoring/drafts/" + slug + "/shared", "library=ALL"))
                .hasStatus(400);
        assertThat(sharing(slug)).isEqualTo("COURSE");
    }

    private String sharing(String slug) {
        return tool.database()
                .sql("select sharing from authored_checkpoint where slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }

    @Test
    void a_copied_course_opens_what_its_links_name_and_is_offered_its_own_copy() {
        String slug = biology.published("Weather");

        assertThat(physics.student(slug)).bodyText().contains("data-testid=\"start-attempt\"");
        MvcTestResult copy = tool.post(physics.instructor(slug), "/authoring/copy", "from=" + slug);
        assertThat(copy).bodyText().contains("data-testid=\"draft-page\"", "Weather");
        assertThat(WritingCourse.slug(copy)).isNotEqualTo(slug);
    }

    @Test
    void a_course_copies_nothing_that_it_neither_may_pick_nor_opens() {
        String slug = biology.published("Weather");

        assertThat(tool.post(physics.instructor("chapter-12"), "/authoring/copy", "from=" + slug))
                .hasStatus(404);
    }

    @Test
    void another_platform_opens_it_only_where_it_is_shared_with_all() {
        String slug = biology.published("Weather");
        long other = tool.registration() + 1_000;

        assertThat(checkpoints.open(tool.registration(), slug)).isPresent();
        assertThat(checkpoints.open(other, slug)).isEmpty();
    }

    @Test
    void a_picker_writes_publishes_and_picks_in_one_go() {
        MvcTestResult draft = tool.post(biology.picker(), "/authoring/new", "title=Weather");
        MvcTestResult published = biology.publish(draft);
        String slug = WritingCourse.slug(draft);

        MvcTestResult choice = tool.post(published, "/links/content");
        assertThat(choice).bodyText().contains(button(slug));
        assertThat(tool.post(choice, SELECTION, "pick=" + slug)).bodyText().contains("name=\"JWT\"");
        assertThat(biology.student(slug)).bodyText().contains("data-testid=\"start-attempt\"");
    }

    @Test
    void a_picker_of_no_course_writes_nothing() {
        MvcTestResult picker = tool.deepLinking(claims -> claims.remove(LTI + "context"));

        assertThat(picker).bodyText().doesNotContain("data-testid=\"write\"");
        MvcTestResult refused = tool.post(picker, "/authoring/new", "title=Weather");
        assertThat(refused).hasStatus(403);
        assertThat(refused).bodyText().contains("data-code=\"AUT-102\"");
    }

    @Test
    void an_instructor_binds_a_link_to_what_the_course_wrote_and_to_nobody_elses() {
        String ours = biology.published("Weather");
        String theirs = physics.published("Forces");
        MvcTestResult unlinked = biology.instructor("chapter-99");

        assertThat(tool.post(unlinked, "/links/checkpoint", "slug=" + ours))
                .bodyText()
                .contains("data-testid=\"instructor-view\"", "Weather");
        assertThat(tool.post(unlinked, "/links/checkpoint", "slug=" + theirs)).hasStatus(404);
    }

    @Test
    void deleting_what_was_shared_with_all_asks_for_the_links_of_other_platforms_too() {
        MvcTestResult draft = biology.begin("Weather");
        String slug = WritingCourse.slug(draft);
        tool.database().sql("""
                        with other as (
                            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                                status, source, created_at)
                            values ('Other', 'https://other.example', 'c', 'https://a.example', 'https://b.example',
                                'https://c.example', 'SUSPENDED', 'CONSOLE', now()) returning id),
                        there as (
                            insert into deployment (registration_id, deployment_id, first_seen_at)
                            select id, '1', now() from other returning registration_id, id),
                        taught as (
                            insert into course (registration_id, deployment_id, context_id, first_seen_at)
                            select registration_id, id, 'c1', now() from there returning registration_id, deployment_id, id)
                        insert into resource_link (registration_id, deployment_id, resource_link_id, course_id,
                            requested_checkpoint, first_seen_at)
                        select registration_id, deployment_id, 'r1', id, ?, now() from taught""").param(slug).update();
        assertThat(biology.at(draft, "/deletion")).bodyText().contains("No link leads to it.");

        tool.database()
                .sql("update authored_checkpoint set ever_with_all = true where slug = ?")
                .param(slug)
                .update();

        assertThat(biology.at(draft, "/deletion")).bodyText().contains("One link leads to it");
    }

    private void fill(String course, int checkpoints, String state) {
        tool.database()
                .sql("""
                        insert into authored_checkpoint (registration_id, course_id, slug, title, sharing, state, batch, image_key,
                            created_at, changed_at, revision)
                        select registration_id, id, 'many-' || n, 'Many', 'COURSE', :state,
                            case :state when 'IMPORTED' then 'b' end, 'many-' || n, :now, :now, 1
                        from course, generate_series(1, :checkpoints) n where context_id = :course""")
                .param("state", state)
                .param("now", Bench.NOON.atOffset(ZoneOffset.UTC))
                .param("checkpoints", checkpoints)
                .param("course", course)
                .update();
    }

    @Test
    void the_platforms_quota_counts_what_all_of_its_courses_wrote() {
        physics.instructor("chapter-12");
        fill("physics", 4_999, "DRAFT");
        biology.begin("The last one");

        assertThat(tool.post(biology.instructor("chapter-12"), "/authoring/new", "title=One more"))
                .bodyText()
                .contains("Your platform already has 5,000 checkpoints");
    }

    @Test
    void an_import_that_nobody_keeps_counts_for_a_day_and_cannot_be_kept_later() {
        biology.instructor("chapter-12");
        fill("biology", 200, "IMPORTED");
        assertThat(tool.post(biology.instructor("chapter-12"), "/authoring/new", "title=Rain"))
                .bodyText()
                .contains("This course already has 200 checkpoints");

        tool.pass(Duration.ofHours(25));

        MvcTestResult draft = biology.begin("Rain");
        assertThat(tool.post(draft, "/authoring/import/keep", "batch=b"))
                .bodyText()
                .contains("data-notice=\"import-gone\"", "Rain")
                .doesNotContain("Many");
    }

    @Test
    void quotas_are_reported_with_their_number() {
        biology.begin("Weather");
        tool.database().sql("""
                        insert into authored_checkpoint (registration_id, course_id, slug, title, sharing, state, image_key,
                            created_at, changed_at, revision)
                        select registration_id, course_id, 'many-' || n, 'Many', 'COURSE', 'DRAFT', 'many-' || n, now(), now(), 1
                        from authored_checkpoint, generate_series(1, 199) n""").update();

        assertThat(tool.post(biology.instructor("chapter-12"), "/authoring/new", "title=One more"))
                .bodyText()
                .contains("This course already has 200 checkpoints");
    }
}
