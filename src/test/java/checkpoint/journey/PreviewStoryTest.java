package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.preview.RunningPreview;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An author at work: one window shows what the other writes. */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
class PreviewStoryTest {

    private static final Path CONTENT = Path.of("src/test/resources/seven-types/chapter-12");

    @TempDir
    private Path root;

    @Test
    void a_page_comes_again_by_itself_when_its_file_changes_and_the_quiz_goes_on() throws IOException {
        Path folder = Files.createDirectories(root.resolve("chapter-12"));
        for (String file : new String[] {"checkpoint.yaml", "page.md", "glossary.md"}) {
            Files.copy(CONTENT.resolve(file), folder.resolve(file));
        }
        try (RunningPreview preview = RunningPreview.of(root);
                Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 1280, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(preview.address());
            page.getByText("One of each").click();
            page.locator("[data-testid=start-attempt]").click();
            page.locator("[data-question-id=word] input").fill("idempotency key");
            assertThat(page.locator("[data-testid=saved]")).containsText("Saved at");

            String source = Files.readString(folder.resolve("checkpoint.yaml"));
            Files.writeString(folder.resolve("checkpoint.yaml"), source.replace("80%", "180%"));
            assertThat(page.locator("[data-testid=faults]")).containsText("chapter-12/checkpoint.yaml:7: pass-mark");
            Files.writeString(
                    folder.resolve("checkpoint.yaml"),
                    source.replace("What is the key called", "How do we call the key"));

            assertThat(page.locator("[data-question-id=word]")).containsText("How do we call the key");
            assertThat(page.locator("[data-question-id=word] input")).hasValue("idempotency key");
            page.locator("[data-testid=submit-attempt]").click();
            assertThat(page.locator("[data-testid=score]")).hasAttribute("data-passed", "false");
        }
    }
}
