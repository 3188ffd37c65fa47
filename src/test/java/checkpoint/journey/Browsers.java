package checkpoint.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * A real Chromium in each manner of treating a frame's cookies. A system browser is used where there is one, else the library
 * fetches its own. Playwright's own switches turn the partitioning of storage off, and Debian's Chromium blocks third-party
 * cookies unless told otherwise: both are set right here, and {@link CookieModesTest} proves what each mode does.
 */
final class Browsers {

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

    private static final Optional<Path> SYSTEM =
            NAMES.stream().map(Path::of).filter(Files::isExecutable).findFirst();

    /** What drives browsers belongs to the thread that made it, and is used for all its stories. */
    private static final ThreadLocal<Playwright> DRIVER = new ThreadLocal<>();

    private Browsers() {}

    private static Playwright driver() {
        if (DRIVER.get() == null) {
            Map<String, String> environment =
                    SYSTEM.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
            DRIVER.set(Playwright.create(new Playwright.CreateOptions().setEnv(environment)));
        }
        return DRIVER.get();
    }

    /**
     * A fresh browser with nothing remembered.
     *
     * @param framed the site whose cookies are meant, such as {@code http://localhost:8080}
     * @param top the site that frames it
     */
    static BrowserContext open(Cookies cookies, String framed, String top, int width, ColorScheme scheme) {
        try {
            Path profile = Files.createTempDirectory("browser");
            Files.createDirectories(profile.resolve("Default"));
            Files.writeString(profile.resolve("Default/Preferences"), preferences(cookies, framed, top));
            BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                    .setHeadless(true)
                    .setViewportSize(width, 1000)
                    .setColorScheme(scheme)
                    .setIgnoreDefaultArgs(
                            List.of(
                                    "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,BoundaryEventDispatchTracksNodeRemoval,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,Translate,AutoDeElevate,RenderDocument,OptimizationHints"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--enable-features=ThirdPartyStoragePartitioning",
                            "--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades"));
            SYSTEM.ifPresent(options::setExecutablePath);
            BrowserContext context = launch(profile, options);
            context.onClose(closed -> FileSystemUtils.deleteRecursively(profile.toFile()));
            context.setDefaultTimeout(15_000);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrowserContext launch(Path profile, BrowserType.LaunchPersistentContextOptions options) {
        try {
            return driver().chromium().launchPersistentContext(profile, options);
        } catch (PlaywrightException broken) {
            // A story that was given up may have left it in the middle of a sentence.
            DRIVER.remove();
            return driver().chromium().launchPersistentContext(profile, options);
        }
    }

    private static String preferences(Cookies cookies, String framed, String top) {
        boolean block = cookies == Cookies.PARTITIONED;
        String exceptions = cookies == Cookies.BLOCKED
                ? ",\"content_settings\":{\"exceptions\":{\"cookies\":{\"%s,%s\":{\"setting\":2}}}}"
                        .formatted(framed, top)
                : "";
        return "{\"profile\":{\"cookie_controls_mode\":%d,\"block_third_party_cookies\":%b%s}}"
                .formatted(block ? 1 : 0, block, exceptions);
    }
}
