package checkpoint.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A real Chromium in each manner of treating a frame's cookies. A system browser is used where there is one, else the library
 * fetches its own. Where the system has Chromium's headless shell (the engine without windows, menus and profiles), that shows the
 * pages for less than half the work; only a content setting for one site needs the whole browser. Playwright's own switches turn
 * the partitioning of storage off, and Debian's Chromium blocks third-party cookies unless told otherwise: both are set right here,
 * and {@link CookieModesTest} proves what each mode does.
 */
final class Browsers implements AutoCloseable {

    /** What becomes of the cookies of a page that another site frames. */
    enum Cookies {
        /** All are kept. */
        ALLOWED,
        /** Only partitioned ones are: the browser's setting "block third-party cookies". */
        PARTITIONED,
        /** None is: a content setting for the tool's site below the LMS's. */
        BLOCKED
    }

    private static final List<String> NAMES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

    /** What costs a process for each window and page, and nobody sees: the popup below the address bar, and one kept in reserve. */
    private static final String UNSEEN =
            "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess";

    private static final Optional<Path> SYSTEM =
            NAMES.stream().map(Path::of).filter(Files::isExecutable).findFirst();

    /** Drivers that no story uses just now. A driver and its browsers serve one story at a time, in whichever thread that runs. */
    private static final Deque<Driver> IDLE = new ConcurrentLinkedDeque<>();

    private final Driver driver;

    Browsers() {
        Driver idle = IDLE.poll();
        driver = idle == null ? new Driver() : idle;
    }

    /**
     * A fresh context with nothing remembered, in the browser that treats cookies so.
     *
     * @param framed the site whose cookies are meant, such as {@code http://localhost:8080}
     * @param top the site that frames it
     */
    BrowserContext open(Cookies cookies, String framed, String top, int width, ColorScheme scheme) {
        Browser browser = cookies != Cookies.BLOCKED && Files.isExecutable(SHELL)
                ? driver.shell(cookies)
                : driver.browser(preferences(cookies, framed, top));
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 1000).setColorScheme(scheme));
        context.setDefaultTimeout(15_000);
        return context;
    }

    /** Of the cookies of one site below another, whatever ports they have. */
    private static String preferences(Cookies cookies, String framed, String top) {
        boolean block = cookies == Cookies.PARTITIONED;
        String exceptions = cookies == Cookies.BLOCKED
                ? ",\"content_settings\":{\"exceptions\":{\"cookies\":{\"%s,%s\":{\"setting\":2}}}}"
                        .formatted(anyPort(framed), anyPort(top))
                : "";
        return "{\"profile\":{\"cookie_controls_mode\":%d,\"block_third_party_cookies\":%b%s}}"
                .formatted(block ? 1 : 0, block, exceptions);
    }

    private static String anyPort(String site) {
        return "http://" + URI.create(site).getHost() + ":*";
    }

    /** The next story has the driver, if this one left it as it was; one whose story was given up in the middle is given up too. */
    @Override
    public void close() {
        if (driver.isTidy() && !Thread.currentThread().isInterrupted()) {
            IDLE.push(driver);
        } else {
            driver.stop();
        }
    }

    /** The library's own browser. Where it cannot be fetched, it is not asked for again: each of a hundred stories would wait for that. */
    private static final class Fetched {

        private static @Nullable IllegalStateException missing;

        static synchronized Playwright playwright() {
            if (missing != null) {
                throw missing;
            }
            try {
                return Playwright.create();
            } catch (RuntimeException e) {
                missing = new IllegalStateException(
                        "There is no browser for the stories. None of %s is installed, and Playwright could not fetch its own. Install one, such as Debian's packages chromium and chromium-headless-shell, or let this machine reach cdn.playwright.dev."
                                .formatted(String.join(", ", NAMES)),
                        e);
                throw missing;
            }
        }
    }

    /** A browser, and how many contexts it has while no story is told in it. */
    private record Running(Browser browser, int ownContexts) {

        boolean isTidy() {
            return browser.isConnected() && browser.contexts().size() == ownContexts;
        }
    }

    /** What drives browsers, and the browsers, each with its own manner of treating cookies. They end with this JVM. */
    private static final class Driver {

        private static final List<String> ARGUMENTS = List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Frames share their page's process. Playwright 1.60 loses a frame that leaves a process of its own and
                // gets the next too soon (microsoft/playwright#41348), as a launch by the platform's storage does: the
                // browser shows the tool, and the story finds nothing there.
                "--disable-site-isolation-trials",
                "--enable-features=ThirdPartyStoragePartitioning",
                // The last list is the only one that Chromium reads, so this one replaces Playwright's.
                "--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades," + UNSEEN);

        private final Playwright playwright;
        private final Map<String, Running> browsers = new HashMap<>();

        Driver() {
            playwright = SYSTEM.isPresent()
                    ? Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    : Fetched.playwright();
        }

        Browser shell(Cookies cookies) {
            return browsers.computeIfAbsent(cookies.name(), name -> launchShell(cookies))
                    .browser();
        }

        Browser browser(String preferences) {
            return browsers.computeIfAbsent(preferences, this::launch).browser();
        }

        /** The shell keeps a frame's cookies, unless it is asked to do what browsers do that have phased them out. */
        private Running launchShell(Cookies cookies) {
            List<String> arguments = new ArrayList<>(ARGUMENTS);
            if (cookies == Cookies.PARTITIONED) {
                arguments.add("--test-third-party-cookie-phaseout");
            }
            return new Running(
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(SHELL)
                                    .setArgs(arguments)),
                    0);
        }

        /** Only a browser that has a profile reads preferences; the contexts of stories inherit them from there. */
        private Running launch(String preferences) {
            try {
                Path profile =
                        Files.createTempDirectory(Files.createDirectories(Path.of("target/browsers")), "profile");
                Files.createDirectories(profile.resolve("Default"));
                Files.writeString(profile.resolve("Default/Preferences"), preferences);
                BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                        .setHeadless(true)
                        .setArgs(ARGUMENTS);
                SYSTEM.ifPresent(options::setExecutablePath);
                return new Running(
                        playwright
                                .chromium()
                                .launchPersistentContext(profile.toAbsolutePath(), options)
                                .browser(),
                        1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether nothing is left of any story: each browser has the contexts alone that it began with. */
        boolean isTidy() {
            return browsers.values().stream().allMatch(Running::isTidy);
        }

        void stop() {
            try {
                playwright.close();
            } catch (PlaywrightException broken) {
                System.err.println("A driver could not be closed: " + broken.getMessage());
            }
        }
    }
}
