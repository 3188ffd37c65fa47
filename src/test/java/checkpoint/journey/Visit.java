package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import practice.Person;

/** One person's browser on a visit to the LMS, with words for what people do there. */
final class Visit implements AutoCloseable {

    private static final int MOST_STOPS = 120;
    private static final int MOST_PAGES = 3;
    private static final double PATIENCE_MILLIS = 20_000;

    static {
        // A busy machine is slow, not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Browsers browsers = new Browsers();
    private final BrowserContext browser;
    private final World world;
    final Page page;

    Visit(World world, Browsers.Cookies cookies, Person person) {
        this(world, cookies, person, 1280, ColorScheme.LIGHT);
    }

    Visit(World world, Browsers.Cookies cookies, Person person, int width, ColorScheme scheme) {
        this.world = world;
        this.browser = browsers.open(cookies, world.toolUrl, world.lms.issuer(), width, scheme);
        this.page = browser.newPage();
        page.navigate(world.lms.issuer() + "/");
        become(person);
    }

    /** Whether the tool's scripts are gone. */
    private boolean scriptless;

    void become(Person person) {
        become(page, person);
    }

    void become(Page tab, Person person) {
        tab.navigate(world.lms.issuer() + "/");
        tab.locator("#person").selectOption(person.name());
        leaves(tab, () -> tab.locator(".who button").click());
    }

    /** Does what leads from one page to another, and waits until that is there: what is opened before it came would break it off. */
    static void leaves(Page tab, Runnable press) {
        leaves(tab.locator("body"), press);
    }

    private static void leaves(Locator body, Runnable press) {
        body.evaluate("body => body.dataset.pressed = 'yes'");
        press.run();
        assertThat(body).not().hasAttribute("data-pressed", "yes");
    }

    /** The tool's scripts are gone; the LMS's own go on. */
    void abortToolScripts() {
        scriptless = true;
        browser.route(url -> url.startsWith(world.toolUrl) && url.contains(".js"), route -> route.abort());
    }

    /** A script of the tool does not come until what is returned is done. */
    Runnable hold(String script) {
        List<Route> held = new ArrayList<>();
        browser.route(url -> url.startsWith(world.toolUrl) && url.contains("/" + script), held::add);
        return () -> held.forEach(Route::resume);
    }

    /** The connection is cut, or back. */
    void offline(boolean cut) {
        browser.setOffline(cut);
    }

    void openChapter() {
        page.navigate(world.lms.issuer() + "/modules/checkpoint-12");
        goOnWithoutScripts(page);
    }

    /** The first framed launch of a course looks at the pages around it; where its script does not come, its button goes on. */
    void goOnWithoutScripts(Page tab) {
        if (!scriptless) {
            return;
        }
        Locator tool = tab.frameLocator("iframe[name=tool]").locator("body");
        Locator button = tool.locator("#framed button");
        Locator opened = tool.locator("main h1");
        opened.first().waitFor();
        if (button.isVisible()) {
            button.click();
        }
    }

    /** The same in a tab of its own, after the first one was closed. */
    Surface openChapterInAnotherTab() {
        return openChapterIn(browser.newPage());
    }

    Surface openChapterIn(Page tab) {
        tab.navigate(world.lms.issuer() + "/modules/checkpoint-12");
        goOnWithoutScripts(tab);
        return new Surface(tab.frameLocator("iframe[name=tool]").locator("body"));
    }

    /** The tool, in the LMS's frame. */
    Surface frame() {
        return new Surface(page.frameLocator("iframe[name=tool]").locator("body"));
    }

    /** Where the frame has no cookie: its one button, and the window that it opens. */
    Page continueInNewWindow() {
        Locator button = page.frameLocator("iframe[name=tool]").locator("[data-testid=continue-in-new-window]");
        return browser.waitForPage(button::click);
    }

    Surface window(Page window) {
        return new Surface(window.locator("body"));
    }

    Page anotherTab() {
        return browser.newPage();
    }

    Frame toolFrame() {
        return page.frame("tool");
    }

    /** Presses it by the keyboard alone, in the frame. */
    void key(String button, String then) {
        keyTo("[data-testid=" + button + "]", then);
    }

    /** The same of what this selector finds first. */
    void keyTo(String selector, String then) {
        tabTo(selector);
        enter(then);
    }

    /** Presses what has the keyboard, and waits for that: on the page to come, where the one that goes has it too. */
    void enter(String then) {
        if (frame().hook(then).first().isVisible()) {
            leaves(frame().body, () -> page.keyboard().press("Enter"));
        } else {
            page.keyboard().press("Enter");
        }
        frame().comes(then);
        frame().settle();
    }

    /** Goes there from stop to stop, in the frame. */
    void tabTo(String selector) {
        frame().comes(frame().at(selector).first());
        frame().settle();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if ((boolean) ofThePage(
                    () -> toolFrame().evaluate("wanted => document.activeElement.matches(wanted)", selector))) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + selector);
    }

    /** The answer to a question; one that is put to a page while it goes is put to the next. */
    private static Object ofThePage(Supplier<Object> question) {
        for (int gone = 0; true; gone++) {
            try {
                return question.get();
            } catch (PlaywrightException e) {
                if (gone == MOST_PAGES || !e.getMessage().contains("Execution context was destroyed")) {
                    throw e;
                }
            }
        }
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        browsers.close();
    }

    /** The tool's page, wherever it stands. */
    final class Surface {

        private static final double LONG = 60_000;
        /** When all of a page has been read. */
        private static final String READ =
                "() => document.readyState === 'loading' && new Promise(read => addEventListener('DOMContentLoaded', () => read()))";

        private final Locator body;

        Surface(Locator body) {
            this.body = body;
        }

        Locator hook(String name) {
            return body.locator("[data-testid=" + name + "]");
        }

        Locator at(String selector) {
            return body.locator(selector);
        }

        void start() {
            press("start-attempt");
            comes("submit-attempt");
            settle();
        }

        /** Presses it as a person does, who waits until the page stands still. */
        void press(String name) {
            press(hook(name));
        }

        void press(Locator what) {
            comes(what);
            settle();
            what.click();
        }

        /**
         * Presses it again until that is there: for what the tool does by itself meanwhile. Each press waits for its page; one that came
         * before it would break the page off.
         */
        void pressUntil(Locator what, BooleanSupplier there) {
            page.waitForCondition(
                    () -> {
                        // On the page that is to come: what is marked while the one before it goes breaks off.
                        comes(what);
                        settle();
                        pressAway(what);
                        body.evaluate(READ);
                        return there.getAsBoolean();
                    },
                    new Page.WaitForConditionOptions().setTimeout(LONG));
        }

        /** Presses it, and waits until the page is there to which that leads. */
        void pressAway(Locator what) {
            leaves(body, () -> press(what));
        }

        void comes(String name) {
            comes(hook(name));
        }

        /** Waits for it; where it does not come, what there is instead is told. */
        private void comes(Locator what) {
            try {
                assertThat(what).isVisible();
            } catch (AssertionError e) {
                String there = body.innerText();
                throw new AssertionError(
                        e.getMessage() + "\nThe page says: " + there.substring(0, Math.min(1500, there.length())), e);
            }
        }

        /**
         * The LMS makes the frame as high as the tool's script asks: until that is done, a click may miss what moves below it. Where the
         * page is higher than the LMS's window, or nobody asks or heeds it, the frame stands still sooner or later.
         */
        void settle() {
            ofThePage(() -> body.evaluate("""
                    () => new Promise(done => {
                      let height = innerHeight;
                      let fitting = 0;
                      let quiet = 0;
                      const look = () => {
                        const whole = document.readyState === "complete";
                        const said = Math.max(400, Math.ceil(document.body.getBoundingClientRect().height));
                        fitting = whole && innerHeight === said ? fitting + 1 : 0;
                        quiet = whole && innerHeight === height ? quiet + 1 : 0;
                        height = innerHeight;
                        fitting < 3 && quiet < 18 ? requestAnimationFrame(look) : done();
                      };
                      look();
                    })"""));
        }

        void handIn() {
            press("submit-attempt");
            comes("score");
        }

        /** Answers each question that was put, by its plain controls. */
        void answer(boolean right) {
            for (Locator field : hook("question").all()) {
                answer(field, world.quiz().question(field.getAttribute("data-question-id")), right);
            }
        }

        /** By label, as a person does: a control's value says nothing of the key. */
        private void answer(Locator field, Question question, boolean right) {
            switch (question.key()) {
                case AnswerKey.OneChoice one ->
                    check(
                            field,
                            question.entries()
                                    .get(
                                            right
                                                    ? one.right()
                                                    : (one.right() + 1)
                                                            % question.entries().size())
                                    .text());
                case AnswerKey.SomeChoices some -> {
                    for (int i = 0; i < some.choices(); i++) {
                        if (some.right().contains(i) == right) {
                            check(field, question.entries().get(i).text());
                        }
                    }
                }
                case AnswerKey.Truth truth -> check(field, truth.value() == right ? "True" : "False");
                case AnswerKey.Quantity quantity ->
                    field.locator("input").fill(right ? quantity.best().value().toPlainString() : "-1");
                case AnswerKey.Words words ->
                    field.locator("input").fill(right ? words.accepted().getFirst() : "something else");
                case AnswerKey.Order order -> {
                    for (int i = 0; i < order.entries(); i++) {
                        int place = right ? i : (i + 1) % order.entries();
                        choose(field, question.entries().get(i).text(), String.valueOf(place + 1));
                    }
                }
                case AnswerKey.Pairs pairs -> {
                    for (int i = 0; i < question.entries().size(); i++) {
                        int side = pairs.rightOfLeft().get(i);
                        int other = (side + 1) % question.targets().size();
                        choose(
                                field,
                                question.entries().get(i).text(),
                                question.targets().get(right ? side : other).text());
                    }
                }
            }
        }

        private void check(Locator field, String label) {
            Locator control = field.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
            try {
                control.check();
            } catch (PlaywrightException moved) {
                // The LMS may give the frame another height under the pointer; a person presses once more.
                control.check();
            }
        }

        private void choose(Locator field, String label, String option) {
            field.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                    .selectOption(new SelectOption().setLabel(option));
        }
    }
}
