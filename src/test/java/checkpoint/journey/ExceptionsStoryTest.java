package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.HeadlessLaunch;
import practice.Member;
import practice.Person;
import practice.Surfer;

/** What an instructor does for one learner, and for a text that many typed: with scripts, with the keyboard, and without scripts. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class ExceptionsStoryTest {

    private static final String MODULE = "checkpoint-12";
    private static final String VERSION = "https://purl.imsglobal.org/spec/lti/claim/version";
    private static final String YAML = """
            title: "Disorder"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              questions:
                - { id: term, type: short-text, stem: "What grows?", accept: ["entropy"], feedback: "It is entropy." }
            """;

    private final World world = World.other();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void asUsual() {
        world.forgetEverything();
    }

    private HeadlessLaunch open(Person person) throws IOException {
        return HeadlessLaunch.open(world.lms, world.lms.member(person), MODULE);
    }

    private Visit instructor(int width, boolean scripts) {
        Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT);
        if (!scripts) {
            visit.abortToolScripts();
        }
        visit.openChapter();
        return visit;
    }

    private static void because(Visit.Surface desk, String reason) {
        desk.comes("concessions");
        desk.at("#concession-reason").fill(reason);
    }

    @Cases(always = "880 | true", nightly = "320 | false")
    void a_learner_gets_another_attempt_one_is_discarded_and_they_are_excused_with_a_score(int width, boolean scripts)
            throws IOException {
        HeadlessLaunch ada = open(Person.ADA);
        ada.start();
        ada.submit();
        try (Visit visit = instructor(width, scripts)) {
            Visit.Surface desk = visit.frame();
            desk.press(desk.at("[data-testid=learner-row]:has-text('Ada') [data-testid=learner]"));

            because(desk, "The network broke off.");
            visit.key("another-attempt", "class-notice");
            assertThat(desk.at("[data-kind=ANOTHER_ATTEMPT]")).containsText("The network broke off.");

            because(desk, "The sheet was not hers.");
            desk.press("discard");
            desk.press("confirm");
            assertThat(desk.at("[data-kind=DISCARD]")).containsText("Attempt 1 was discarded");

            because(desk, "She passed it last year.");
            desk.at("#concession-percent").fill("eighty");
            desk.press("excuse");
            assertThat(desk.hook("class-notice")).containsText("Please enter a score from 0 to 100");
            desk.at("#concession-percent").fill("80");
            desk.press("excuse");
            assertThat(desk.hook("ask-first")).containsText("Excuse Ada");
            desk.press("confirm");
            assertThat(desk.at("[data-kind=EXCUSE]")).containsText("80%");
            if (scripts) {
                assertThat(desk.at("#times")).containsText("Time zone: ");
                assertThat(desk.hook("conceded")).not().containsText("UTC");
            } else {
                assertThat(desk.at("#times")).isHidden();
                assertThat(desk.hook("conceded")).containsText("UTC");
            }
            visit.page.waitForCondition(() -> world.lms
                    .gradebook()
                    .grade(Person.ADA)
                    .filter(grade -> grade.compareTo(new BigDecimal(80)) == 0)
                    .isPresent());
        }
        assertThat(open(Person.ADA).said("next", "data-locked")).contains("false");
    }

    @Test
    void a_gate_is_opened_by_hand_with_a_reason_and_stays_open() throws IOException {
        open(Person.GRACE);
        try (Visit visit = instructor(1280, true)) {
            Visit.Surface desk = visit.frame();
            desk.press(desk.at("[data-testid=learner-row]:has-text('Grace') [data-testid=learner]"));
            because(desk, "She showed it in class.");
            visit.key("open-gate", "ask-first");
            visit.key("confirm", "class-notice");

            assertThat(desk.at("[data-kind=OPEN_GATE]")).containsText("She showed it in class.");
            assertThat(desk.hook("open-gate")).hasCount(0);
        }
        assertThat(open(Person.GRACE).said("next", "data-locked")).contains("false");
        assertThat(open(Person.LINUS).said("next", "data-locked")).contains("true");
    }

    @Cases(always = "320 | false", nightly = "1280 | true")
    void a_group_is_found_and_why_a_learner_did_not_get_in(int width, boolean scripts) throws IOException {
        open(Person.ADA);
        world.lms.changeMessages(claims -> claims.put(VERSION, "1.1"));
        open(Person.ADA);
        world.lms.changeMessages(claims -> {});
        try (Visit visit = instructor(width, scripts)) {
            Visit.Surface desk = visit.frame();
            desk.pressUntil(
                    desk.at("[data-testid=tab][data-tab=grades]"),
                    () -> desk.hook("group").count() == 1);
            desk.hook("group").selectOption("Thursday lab");
            desk.press("search");
            assertThat(desk.hook("learner-row")).hasCount(1);
            assertThat(desk.hook("learner-row")).containsText("Grace");
            desk.hook("group").selectOption("Monday lab");
            visit.key("search", "group");
            assertThat(desk.hook("learner-row")).hasCount(2);

            desk.press(desk.at("[data-testid=learner-row]:has-text('Ada') [data-testid=learner]"));
            assertThat(desk.hook("one-refusal")).hasCount(1);
            assertThat(desk.hook("one-refusal")).containsText("LTI-");
        }
    }

    @Test
    void a_text_that_many_typed_is_accepted_published_and_regraded() throws IOException {
        writesTheQuiz();
        for (int i = 0; i < 10; i++) {
            Member member = world.lms.roster().enrol("typist-" + i, "Typist", "Number " + i, Person.Part.STUDENT);
            HeadlessLaunch launch = HeadlessLaunch.open(world.lms, member, MODULE);
            launch.start();
            launch.type("term", "Thermal chaos");
            launch.submit();
        }
        try (Visit visit = instructor(880, true)) {
            Visit.Surface desk = visit.frame();
            desk.pressUntil(
                    desk.at("[data-testid=tab][data-tab=answers]"),
                    () -> desk.hook("mean").count() == 1);
            desk.press("open-question");
            visit.key("accept-text", "class-notice");
            assertThat(desk.hook("class-notice")).containsText("is accepted in the draft now");
            desk.press("to-draft");
            desk.press("publish");
            assertThat(desk.hook("notice")).hasAttribute("data-notice", "published");

            visit.openChapter();
            visit.frame().press("see-regrade");
            assertThat(desk.at("[data-testid=regrade-counts] [data-change=passes]"))
                    .containsText("10");
            visit.key("apply-regrade", "newest-regrade");
            // The worker may have taken the last of them: then the page says that the regrade runs, and has a button to
            // look again.
            if (desk.hook("look-again").isVisible()) {
                desk.pressUntil(
                        desk.hook("look-again"), () -> desk.hook("look-again").count() == 0);
            }
            assertThat(desk.hook("regrade-nothing")).isVisible();
        }
        assertThat(world.database()
                        .sql("select count(*) from attempt where passed")
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    /** Margaret writes a checkpoint of her own, and the course's link opens it. */
    private void writesTheQuiz() throws IOException {
        Surfer surfer = new Surfer();
        Surfer.Sight desk = open(Person.MARGARET).page();
        Surfer.Sight shelf = surfer.press(desk.form("data-testid=\"write\"").by("data-testid=\"write\""));
        Surfer.Sight draft = surfer.press(shelf.form("/authoring/new").set("title", "Disorder"));
        String slug = draft.body().replaceAll("(?s).*data-testid=\"draft-page\" data-slug=\"([a-z0-9-]+)\".*", "$1");
        Surfer.Sight text =
                surfer.press(draft.form("data-path=\"checkpoint.yaml\"").by("data-path=\"checkpoint.yaml\""));
        Surfer.Sight saved =
                surfer.press(text.form("/text/saved").set("text", YAML).by("data-testid=\"save-text\""));
        draft = surfer.press(saved.form("data-testid=\"to-draft\"").by("data-testid=\"to-draft\""));
        surfer.press(draft.form("/published").by("data-testid=\"publish\""));
        world.lms.editLink(MODULE, null, Map.of("checkpoint", slug));
    }
}
