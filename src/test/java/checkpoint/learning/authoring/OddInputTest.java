package checkpoint.learning.authoring;

import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Titles, names and files that an author did not think about: each is kept as it is, or refused in a sentence. */
@WholeTool
class OddInputTest {

    private static final Pattern HEADING = Pattern.compile("<h1><bdi>([^<]*)</bdi></h1>");
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;

    @BeforeEach
    void nobodyHasBeenHere() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
    }

    private String yaml(MvcTestResult draft) {
        return text(biology.at(draft, "/text"));
    }

    @Test
    void a_title_of_three_hundred_signs_is_kept_whole_and_lists_show_its_beginning() {
        String title = "x".repeat(198) + "\uD83C\uDF27".repeat(51);

        MvcTestResult draft = biology.begin(title);

        assertThat(yaml(draft)).contains("title: \"" + title + "\"");
        assertThat(FramedTool.find(text(draft), HEADING)).isEqualTo("x".repeat(198) + "…");
    }

    @Test
    void a_title_stands_apart_from_what_runs_in_another_direction() {
        MvcTestResult draft = biology.begin("שלום (1)");

        assertThat(FramedTool.find(text(draft), HEADING)).isEqualTo("שלום (1)");
        assertThat(tool.post(draft, "/authoring/shelf")).bodyText().contains("<h3><bdi>שלום (1)</bdi></h3>");
    }

    @Test
    void a_title_without_a_sign_that_can_be_read_is_none_and_any_other_is_taken_without_those() {
        assertThat(tool.post(biology.instructor("chapter-12"), "/authoring/new", "title=\u0000 \u0007"))
                .bodyText()
                .contains("data-notice=\"title\"");

        assertThat(FramedTool.find(text(biology.begin("Rain\u0000 and\tsnow")), HEADING))
                .isEqualTo("Rain and snow");
    }

    @ParameterizedTest
    @CsvSource({"/authoring/import/keep, batch", "/authoring/import/discard, batch", "/authoring/import/dismissed, slug"
    })
    void a_character_that_no_text_has_is_a_bad_request(String path, String name) {
        MvcTestResult page = tool.post(biology.begin("Weather"), path, name + "=a\u0000b");

        assertThat(page).hasStatus(400);
        assertThat(page).bodyText().contains("data-code=\"WEB-400\"");
    }

    private MvcTestResult upload(MvcTestResult draft, String name, byte[] bytes) {
        return tool.upload(draft, "/authoring/drafts/" + WritingCourse.slug(draft) + "/images", name, bytes);
    }

    @Test
    void two_images_whose_names_come_out_alike_are_both_kept_and_the_second_is_named() {
        MvcTestResult draft = biology.begin("Weather");

        assertThat(upload(draft, "雨.png", PIXEL))
                .bodyText()
                .contains("data-notice=\"image\"", "<code>image.png</code>");
        MvcTestResult second = upload(draft, "雪.png", Arrays.copyOf(PIXEL, PIXEL.length + 1));

        assertThat(second)
                .bodyText()
                .contains(
                        "data-notice=\"image-renamed\"",
                        "![what it shows](image-2.png)",
                        "<code>image.png</code>",
                        "<code>image-2.png</code>");
        assertThat(upload(draft, "雨.png", PIXEL)).bodyText().doesNotContain("image-3.png");
    }

    @Test
    void an_image_that_is_too_large_is_told_from_what_is_none() {
        MvcTestResult draft = biology.begin("Weather");

        assertThat(upload(draft, "a.png", new byte[(5 << 20) + 1]))
                .bodyText()
                .contains("data-notice=\"image-too-large\"", "at most 5 MB");
        assertThat(upload(draft, "a.png", new byte[9])).bodyText().contains("data-notice=\"no-image\"");
    }

    @Test
    void a_text_that_no_form_can_send_is_shown_and_what_to_do_instead_is_said() {
        MvcTestResult draft = biology.begin("Weather");
        MvcTestResult saved = biology.save(draft, "page.md", "# Long\n\n" + "Rain. ".repeat(90_000));

        assertThat(saved)
                .bodyText()
                .contains("data-testid=\"too-long\"", "Download the checkpoint as a zip", " readonly")
                .doesNotContain("data-testid=\"save-text\"", "data-typed");
        assertThat(biology.at(draft, "/text")).bodyText().contains("data-testid=\"save-text\"", "data-typed=\"true\"");
    }

    @Test
    void faults_of_the_text_get_the_keyboard_and_each_leads_to_its_line() {
        MvcTestResult draft = biology.begin("Weather");
        assertThat(biology.at(draft, "/text")).bodyText().doesNotContain("autofocus");

        MvcTestResult faulty = biology.save(draft, "checkpoint.yaml", "title: Weather\nquiz: perhaps\n");

        assertThat(faulty)
                .bodyText()
                .contains(
                        "role=\"group\" aria-labelledby=\"faults-title\" tabindex=\"-1\" autofocus",
                        "<a href=\"#text\" data-line=\"2\">Line 2:</a>");
    }
}
