package checkpoint.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pictures of what a story shows, to be looked at. They are left in the folder that {@code -Dpictures} names, and taken only then: one
 * costs as much as a page, and no test looks at it.
 */
final class Pictures {

    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("pictures")).map(Path::of);

    private Pictures() {}

    static boolean areAskedFor() {
        return FOLDER.isPresent();
    }

    static void take(Page page, String name) {
        FOLDER.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions().setPath(file(folder, name))));
    }

    /** Of the page to its end, below what the window shows. */
    static void takeWhole(Page page, String name) {
        FOLDER.ifPresent(folder ->
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file(folder, name))));
    }

    static void take(Locator part, String name) {
        FOLDER.ifPresent(folder -> part.screenshot(new Locator.ScreenshotOptions().setPath(file(folder, name))));
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".png");
    }
}
