package checkpoint.web;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.linking.CarriedPicker;
import checkpoint.testing.WholeTool;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who decides in which language a page is. */
@WholeTool
class LanguageOfAPageTest {

    @Autowired
    private Pages pages;

    @Autowired
    private MockMvcTester mvc;

    private Page page(String browser, String launch, String template) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (browser != null) {
            request.addHeader("Accept-Language", browser);
        }
        return pages.page(request, new CarriedPicker("p", "token", "'none'", launch), template, null, null);
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
        assertThat(page("en-US,en", "de_AT", "page/checkpoint.jte").lang()).isEqualTo("de");
        assertThat(page("de", "en-GB", "page/checkpoint.jte").lang()).isEqualTo("en");
        assertThat(page("de", null, "page/checkpoint.jte").lang()).isEqualTo("de");
        assertThat(page(null, null, "page/checkpoint.jte").lang()).isEqualTo("en");
        // A launch in a language that is not spoken here is not answered in another that nobody asked for.
        assertThat(page("de", "fr", "page/checkpoint.jte").lang()).isEqualTo("en");
    }

    @Test
    void before_a_launch_the_browser_decides_and_a_refusal_is_in_one_language() {
        assertThat(get("/checkpoints/chapter-12"))
                .contains(
                        "<html lang=\"de\" dir=\"ltr\">",
                        "Öffnen Sie die Aktivität noch einmal",
                        "Zum Inhalt springen");
        assertThat(get("/lti/login?iss=nobody&login_hint=1&target_link_uri=x"))
                .contains("<html lang=\"de\"", "Diese Lernplattform ist hier nicht registriert.", "Code LTI-101")
                .doesNotContain("This learning platform");
    }

    @Test
    void what_only_those_who_run_things_read_stays_english() {
        assertThat(get("/")).contains("<html lang=\"en\"", "Skip to the content");
        assertThat(get("/admin/login")).contains("<html lang=\"en\"", "Sign in");
        assertThat(get("/lti/register")).contains("<html lang=\"en\"", "REG-101");
    }
}
