package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import practice.Person;
import practice.Records;

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
        become(person);
    }

    /** Whether the tool's scripts are gone. */
    private boolean scriptless;

    /** By the request alone that the LMS's form sends: its pages are no part of most stories. */
    void become(Person person) {
        APIResponse answer = browser.request()
                .post(
                        world.lms.issuer() + "/person",
                        RequestOptions.create()
                                .setForm(FormData.create().set("person", person.name()))
                                .setMaxRedirects(0));
        if (answer.status() != HttpStatus.FOUND.value() && answer.status() != HttpStatus.SEE_OTHER.value()) {
            throw new AssertionError("the LMS knows no " + person + ": " + answer.status());
        }
        answer.dispose();
    }

    /** By the LMS's form, in this tab. */
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

    /** Opens the gradebook, and again whenever the LMS has noted something since, until this is one of the grades of that student. */
    void gradebookShows(Person student, String grade) {
        AtomicReference<List<Records.Result>> seen = new AtomicReference<>();
        page.waitForCondition(
                () -> {
                    List<Records.Result> noted = world.lms.records().results();
                    if (noted.equals(seen.getAndSet(noted))) {
                        return false;
                    }
                    page.navigate(world.lms.issuer() + "/gradebook");
                    return page.locator("tr[data-student=" + student.name() + "] [data-testid=grade]")
                            .allTextContents()
                            .contains(grade);
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    void screenshot(String name) {
        Pictures.take(page, name);
    }

    @Override
    public void close() {
        browser.close();
        browsers.close();
    }

    /** What is done to one control of a question: what it is called, where a question has more than one, and what it gets, if not a tick. */
    private record Move(String question, String label, String value) {

        static Move check(String question, String label) {
            return new Move(question, label, "");
        }

        static Move type(String question, String value) {
            return new Move(question, "", value);
        }
    }

    /** The tool's page, wherever it stands. */
    final class Surface {

        private static final double LONG = 60_000;
        /** Pixels of the LMS's window that the tool's script leaves to it. */
        private static final int SPARE = 24;
        /** When all of a page has been read. */
        private static final String READ =
                "() => document.readyState === 'loading' && new Promise(read => addEventListener('DOMContentLoaded', () => read()))";

        private static final String SETTLE = """
                (body, room) => new Promise(done => {
                  const asks = room > 0 && parent !== window;
                  let height = innerHeight;
                  let fitting = 0;
                  let quiet = 0;
                  const look = () => {
                    const whole = document.readyState === "complete" && body.dataset.leaves !== "yes";
                    const said = Math.min(room, Math.max(400, Math.ceil(body.getBoundingClientRect().height)));
                    fitting = whole && (!asks || innerHeight === said) ? fitting + 1 : 0;
                    quiet = whole && innerHeight === height ? quiet + 1 : 0;
                    height = innerHeight;
                    fitting < 2 && quiet < 18 ? requestAnimationFrame(look) : done();
                  };
                  if (!body.dataset.leaves) {
                    body.dataset.leaves = "no";
                    window.navigation?.addEventListener("navigate", event => {
                      if (!event.destination.sameDocument && event.downloadRequest === null) {
                        body.dataset.leaves = "yes";
                        event.signal.addEventListener("abort", () => body.dataset.leaves = "no"); // It does not go.
                        setTimeout(() => body.dataset.leaves = "no", 5000);
                      }
                    });
                  }
                  look();
                })""";
        /** Does each move as its control would be left by hand, and gives back what it found no control for. */
        private static final String ANSWER = """
                (body, moves) => moves.filter(([question, label, value]) => {
                  const text = one => one.textContent.replace(/\\s+/g, " ").trim();
                  const control = [...body.querySelectorAll(`[data-question-id="${question}"] :is(input:not([type=hidden]), select)`)]
                    .find(one => label === "" || one.getAttribute("aria-label") === label || [...one.labels].some(it => text(it) === label));
                  if (!control) {
                    return true;
                  }
                  if (value === "") {
                    control.checked || control.click();
                    return !control.checked;
                  }
                  control.value = control.matches("select") ? [...control.options].find(one => text(one) === value)?.value : value;
                  for (const event of ["input", "change"]) {
                    control.dispatchEvent(new Event(event, { bubbles: true }));
                  }
                  return control.value === "";
                })""";

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
                        pressAway(what);
                        ofThePage(() -> body.evaluate(READ));
                        return there.getAsBoolean();
                    },
                    new Page.WaitForConditionOptions().setTimeout(LONG));
        }

        /** Presses it, and waits until the page is there to which that leads. */
        void pressAway(Locator what) {
            comes(what);
            leaves(() -> press(what));
        }

        /** Does what leads to another page, and waits until that is there. What is marked is no page that is about to go. */
        void leaves(Runnable what) {
            settle();
            Visit.leaves(body, what);
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
         * The LMS makes the frame as high as the tool's script asks, up to what its own window has: until that is done, a click may miss
         * what moves below it. Where nobody asks, the page stands still at once; where the LMS does not heed it, sooner or later. A page
         * that is about to go never stands still: the one after it does.
         */
        void settle() {
            ofThePage(() -> body.evaluate(SETTLE, scriptless ? 0 : page.viewportSize().height - SPARE));
        }

        void submit() {
            press("submit-attempt");
            comes("score");
        }

        /** Answers each question that was put, all in one moment: for what is not about answering. */
        void answer(boolean right) {
            List<List<String>> moves = moves(right).stream()
                    .map(move -> List.of(move.question(), move.label(), move.value()))
                    .toList();
            Object missing = body.evaluate(ANSWER, moves);
            if (!((List<?>) missing).isEmpty()) {
                throw new AssertionError("no such control: " + missing);
            }
        }

        /** The same by hand, from control to control. */
        void answerByHand(boolean right) {
            for (Move move : moves(right)) {
                Locator field = at("[data-question-id='" + move.question() + "']");
                if (move.label().isEmpty()) {
                    field.locator("input").fill(move.value());
                } else if (move.value().isEmpty()) {
                    check(field, move.label());
                } else {
                    choose(field, move.label(), move.value());
                }
            }
        }

        @SuppressWarnings("unchecked")
        private List<Move> moves(boolean right) {
            Quiz quiz = world.quiz();
            List<String> put =
                    (List<String>) hook("question").evaluateAll("all => all.map(one => one.dataset.questionId)");
            return put.stream()
                    .flatMap(id -> moves(quiz.question(id), right).stream())
                    .toList();
        }

        /** By label, as a person does: a control's value says nothing of the key. */
        private static List<Move> moves(Question question, boolean right) {
            String id = question.id();
            List<Question.Entry> entries = question.entries();
            return switch (question.key()) {
                case AnswerKey.OneChoice one ->
                    List.of(Move.check(
                            id,
                            entries.get(right ? one.right() : (one.right() + 1) % entries.size())
                                    .text()));
                case AnswerKey.SomeChoices some ->
                    IntStream.range(0, some.choices())
                            .filter(i -> some.right().contains(i) == right)
                            .mapToObj(i -> Move.check(id, entries.get(i).text()))
                            .toList();
                case AnswerKey.Truth truth -> List.of(Move.check(id, truth.value() == right ? "True" : "False"));
                case AnswerKey.Quantity quantity ->
                    List.of(Move.type(id, right ? quantity.best().value().toPlainString() : "-1"));
                case AnswerKey.Words words ->
                    List.of(Move.type(id, right ? words.accepted().getFirst() : "something else"));
                case AnswerKey.Order order ->
                    IntStream.range(0, order.entries())
                            .mapToObj(i -> new Move(
                                    id,
                                    entries.get(i).text(),
                                    String.valueOf((right ? i : (i + 1) % order.entries()) + 1)))
                            .toList();
                case AnswerKey.Pairs pairs ->
                    IntStream.range(0, entries.size())
                            .mapToObj(i -> new Move(
                                    id,
                                    entries.get(i).text(),
                                    question.targets()
                                            .get((pairs.rightOfLeft().get(i) + (right ? 0 : 1))
                                                    % question.targets().size())
                                            .text()))
                            .toList();
            };
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
