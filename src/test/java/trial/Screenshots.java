package trial;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Walks through the running trial as each kind of person and takes pictures: those to look at into the folder given, and the one
 * of the README. A program that one runs, from an IDE or with the test classpath, when the pages have changed.
 */
public final class Screenshots {

    private static final String LMS = "http://127.0.0.1:9090";
    private static final String TOOL = "http://localhost:8080";
    private static final Map<String, Integer> WIDTHS = Map.of("phone", 320, "frame", 880, "desk", 1280);

    private final Path folder;

    private Screenshots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots");
        Files.createDirectories(folder);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")))) {
            Screenshots screenshots = new Screenshots(folder);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Map.Entry<String, Integer> width : WIDTHS.entrySet()) {
                    screenshots.walk(browser, scheme, width.getKey(), width.getValue());
                }
            }
        }
    }

    private void walk(Browser browser, ColorScheme scheme, String name, int width) {
        String suffix = "-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT);
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            Page page = context.newPage();
            page.navigate(LMS + "/");
            picture(page, "lms" + suffix);
            for (String person : List.of("ADA", "INSTRUCTOR", "OBSERVER")) {
                page.navigate(LMS + "/");
                Locator people = page.locator("#person");
                people.selectOption(people.locator("option").all().stream()
                        .filter(option -> (option.getAttribute("value") + " " + option.textContent())
                                .toUpperCase(Locale.ROOT)
                                .contains(person))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("value"));
                page.locator(".who button").click();
                page.navigate(LMS + "/modules/checkpoint-12");
                FrameLocator frame = page.frameLocator("iframe[name=tool]");
                frame.locator("h1").waitFor();
                String who = person.toLowerCase(Locale.ROOT);
                if (person.equals("ADA") && name.equals("desk") && scheme == ColorScheme.LIGHT) {
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs/screenshot.png")));
                }
                picture(page, who + suffix);
                page.frame("tool")
                        .locator("body")
                        .screenshot(new Locator.ScreenshotOptions()
                                .setPath(folder.resolve(who + "-whole" + suffix + ".png")));
            }
            page.navigate(LMS + "/gradebook");
            picture(page, "gradebook" + suffix);
            page.navigate(TOOL + "/");
            picture(page, "home" + suffix);
            page.navigate(TOOL + "/admin/login");
            picture(page, "sign-in" + suffix);
            page.fill("#username", "admin");
            page.fill("#password", Trial.ADMIN_PASSWORD);
            page.locator("button").click();
            picture(page, "console" + suffix);
            page.navigate(TOOL + "/lti/login?iss=nobody&login_hint=1&target_link_uri=x");
            picture(page, "refusal" + suffix);
        }
    }

    private void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    }
}
