package checkpoint.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Chromium in each manner of treating a frame's cookies. A system browser is used where there is one, else the library
 * fetches its own. Playwright's own switches turn the partitioning of storage off, and Debian's Chromium blocks third-party
 * cookies unless told otherwise: both are set right here, and {@link CookieModesTest} proves what each mode does.
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

    private final Playwright playwright;
    private final Optional<Path> system =
            NAMES.stream().map(Path::of).filter(Files::isExecutable).findFirst();

    Browsers() {
        Map<String, String> environment = new HashMap<>();
        if (system.isPresent()) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    /**
     * A fresh browser with nothing remembered.
     *
     * @param framed the site whose cookies are meant, such as {@code http://localhost:8080}
     * @param top the site that frames it
     */
    BrowserContext open(Cookies cookies, String framed, String top, int width, ColorScheme scheme) {
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
            system.ifPresent(options::setExecutablePath);
            BrowserContext context = playwright.chromium().launchPersistentContext(profile, options);
            context.setDefaultTimeout(15_000);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    @Override
    public void close() {
        playwright.close();
    }
}
