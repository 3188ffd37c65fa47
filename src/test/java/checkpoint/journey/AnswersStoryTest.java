package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** An instructor reads what the answers say, with scripts and without. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class AnswersStoryTest {

    private final World world = World.other();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void asUsual() {
        world.forgetEverything();
    }

    /** Forty learners submit, of whom the later ones take the second choice of each question. */
    private void aClassSubmits() {
        world.database().sql("""
                        insert into learner (registration_id, subject, first_seen_at)
                        select registration_id, 'class-' || n, now() from course cross join generate_series(1, 40) n""").update();
        world.database().sql("""
                        with quiz as (
                            select convert_to(json_agg(json_build_array(q, json_build_array(0, 1, 2, 3)))::text, 'UTF8') as layout
                            from unnest(?) q)
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at)
                        select c.registration_id, l.id, c.id, 'chapter-12', 1,
                               (select digest from content_version where slug = 'chapter-12' limit 1), quiz.layout, now() - interval '20 minutes'
                        from course c join learner l on l.registration_id = c.registration_id and l.subject like 'class-%' cross join quiz""").param(choices()).update();
        world.database().sql("""
                        insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
                        select a.registration_id, a.id, 1, now(), convert_to(json_build_object(
                            'at', floor(extract(epoch from now()) * 1000)::bigint, 'pages', '{}'::int[],
                            'of', json_object_agg(q, json_build_array(
                                json_build_object('chosen', json_build_array(case when a.id % 40 < 20 then 0 else 1 end)), 0, 1)))::text, 'UTF8')
                        from attempt a cross join unnest(?) q group by a.registration_id, a.id""").param(choices()).update();
        world.database()
                .sql(
                        "update attempt set submitted_at = now(), score_given = id % 11, score_maximum = 10, passed = id % 11 > 7")
                .update();
    }

    private String[] choices() {
        return world.quiz().questions().stream()
                .filter(question ->
                        question.entries().size() == 4 && question.targets().isEmpty())
                .map(question -> question.id())
                .limit(5)
                .toArray(String[]::new);
    }

    @Cases(
            always = "880 | true",
            nightly = {"1280 | true", "320 | false"})
    void an_instructor_reads_what_the_answers_say_and_takes_them_home(int width, boolean scripts) throws IOException {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.press(tool.at("[data-testid=tab][data-tab=answers]"));
            assertThat(tool.hook("no-answers")).isVisible();

            aClassSubmits();
            tool.pressUntil(
                    tool.at("[data-testid=tab][data-tab=answers]"),
                    () -> tool.hook("mean").count() == 1);
            assertThat(tool.hook("mean")).containsText("40 attempts");
            assertThat(tool.hook("question-row"))
                    .hasCount(world.quiz().questions().size());

            tool.press(tool.at(
                    "[data-testid=question-row][data-question-id=" + choices()[0] + "] [data-testid=open-question]"));
            assertThat(tool.hook("taken-row")).hasCount(4);
            assertThat(tool.hook("figures")).containsText("95% interval");
            visit.key("all-questions", "mean");

            Download file = visit.page.waitForDownload(() -> tool.press("answers-csv"));
            assertThat(Files.readString(file.path()))
                    .contains("learner,attempt,version", choices()[0])
                    .doesNotContain("class-1");
        }
    }
}
