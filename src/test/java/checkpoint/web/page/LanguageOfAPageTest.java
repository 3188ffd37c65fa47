package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Availability;
import checkpoint.launch.message.Bench;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.SamplePicker;
import checkpoint.testing.SettableClock;
import checkpoint.testing.WholeTool;
import checkpoint.tool.page.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who decides in which language a page is. */
@WholeTool
class LanguageOfAPageTest {

    @Autowired
    private Pages pages;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private LaunchTokens tokens;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void nowAgain() {
        clock.set(Bench.NOON);
    }

    private Page page(String browser, String launch, String template) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (browser != null) {
            request.addHeader("Accept-Language", browser);
        }
        return pages.page(request, SamplePicker.presented(launch), template, null, null);
    }

    private String get(String path) {
        return new String(
                mvc.get()
                        .uri(path)
                        .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void the_launch_decides_and_where_it_says_nothing_the_browser() {
        assertThat(page("en-US,en", "de_AT", "learning/view/checkpoint.jte").lang())
                .isEqualTo("de");
        assertThat(page("de", "en-GB", "learning/view/checkpoint.jte").lang()).isEqualTo("en");
        assertThat(page("de", null, "learning/view/checkpoint.jte").lang()).isEqualTo("de");
        assertThat(page(null, null, "learning/view/checkpoint.jte").lang()).isEqualTo("en");
        // A launch in a language that is not spoken here is not answered in another that nobody asked for.
        assertThat(page("de", "ja", "learning/view/checkpoint.jte").lang()).isEqualTo("en");
        assertThat(page("de", "fr", "learning/view/checkpoint.jte").lang()).isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource({
        "ar, ar, rtl",
        "ar_EG, ar, rtl",
        "he, en, rtl",
        "fa-IR, en, rtl",
        "ur, en, rtl",
        "de_AT, de, ltr",
        "fr, fr, ltr",
        "ja, en, ltr",
        "az-Arab, en, rtl",
        "-, en, ltr"
    })
    void a_page_runs_as_the_readers_language_does_also_where_its_words_are_in_the_fallback_language(
            String wanted, String words, String direction) {
        Page launched = page(null, wanted, "learning/view/checkpoint.jte");
        assertThat(launched.lang()).isEqualTo(words);
        assertThat(launched.dir()).isEqualTo(direction);

        assertThat(page("he,en;q=0.5", wanted, "administration/platforms/platforms.jte")
                        .dir())
                .as("the console runs as its own words do, which are of one language as a whole")
                .isEqualTo(words.equals("ar") ? "rtl" : "ltr");
    }

    @Test
    void a_percentage_never_breaks_from_its_number() {
        Page german = page("de", null, "learning/view/checkpoint.jte");
        Page english = page("en", null, "learning/view/checkpoint.jte");

        assertThat(german.t("attempt.percent", "80")).isEqualTo("80\u00a0%");
        assertThat(german.t("attempt.gate.why", "80")).contains("80\u00a0%").doesNotContain("80 %");
        assertThat(german.t("attempt.points", "4", "5")).as("other spaces stay").isEqualTo("4 von 5");
        assertThat(english.t("attempt.percent", "80")).isEqualTo("80%");
    }

    @Test
    void before_a_launch_the_browser_decides_and_a_refusal_is_in_one_language() {
        assertThat(get("/checkpoints/chapter-12"))
                .contains(
                        "<html lang=\"de\" dir=\"ltr\" ",
                        "Öffnen Sie die Aktivität noch einmal",
                        "Zum Inhalt springen");
        assertThat(get("/lti/login?iss=nobody&login_hint=1&target_link_uri=x"))
                .contains("<html lang=\"de\"", "Diese Lernplattform ist hier nicht registriert.", "Code LTI-101")
                .doesNotContain("This learning platform");
    }

    /** The answer to a launched page's form, from a browser that speaks English. */
    private MvcTestResult post(String path, String token, String accept) {
        return mvc.post()
                .uri(path)
                .header("Accept-Language", "en-US,en")
                .header("Accept", accept)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token)
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** A token of a launch whose platform speaks so; of no registration that is known here, so that each page is refused. */
    private String token(String locale) {
        return tokens.carry(new Launch(
                        "launch-1",
                        4711,
                        1L,
                        1,
                        1,
                        Role.LEARNER,
                        false,
                        null,
                        null,
                        locale,
                        null,
                        null,
                        true,
                        clock.instant(),
                        Availability.NONE))
                .token();
    }

    @Test
    void a_refusal_after_a_launch_is_in_the_language_of_the_launch() {
        String german = token("de_AT");

        assertThat(text(post("/checkpoints/chapter-12", german, "text/html")))
                .contains("<html lang=\"de\"", "data-code=\"LTI-150\"");
        assertThat(text(post("/checkpoints/chapter-12/nowhere/at/all", german, "text/html")))
                .contains("<html lang=\"de\"");
        assertThat(text(post("/checkpoints/chapter-12/attempts/1/responses", german, "application/json")))
                .contains("\"code\":\"LTI-150\"", "Bitte öffnen Sie diese Seite aus Ihrem Kurs.");
        assertThat(text(post("/checkpoints/chapter-12", token("en"), "text/html")))
                .contains("<html lang=\"en\"");
        assertThat(text(post("/checkpoints/chapter-12", token(null), "text/html")))
                .contains("<html lang=\"en\"");
    }

    @Test
    void a_refusal_of_a_token_that_has_run_out_is_so_too() {
        String german = token("de");
        clock.advance(Duration.ofHours(5));

        assertThat(text(post("/checkpoints/chapter-12", german, "text/html")))
                .contains("<html lang=\"de\"", "data-code=\"LTI-151\"");
    }

    @Test
    void a_token_that_we_did_not_sign_says_nothing_of_a_language() {
        String german = token("de");
        String forged = german.substring(0, german.lastIndexOf('.') + 1) + "A".repeat(43);

        for (String token : List.of(forged, german + " ", "none", "")) {
            assertThat(text(post("/checkpoints/chapter-12", token, "text/html")))
                    .contains("<html lang=\"en\"", "data-testid=\"refusal\"");
        }
        MvcTestResult twice = mvc.post()
                .uri("/checkpoints/chapter-12")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", german, german)
                .exchange();
        assertThat(text(twice)).contains("<html lang=\"en\"", "data-testid=\"refusal\"");
    }

    @Test
    void what_only_those_who_run_things_read_is_in_the_language_of_their_browser() {
        assertThat(get("/")).contains("<html lang=\"de\"", "Zum Inhalt springen");
        assertThat(get("/admin/login")).contains("<html lang=\"de\"", "Anmelden");
        assertThat(get("/lti/register")).contains("<html lang=\"de\"", "REG-101");
    }
}
