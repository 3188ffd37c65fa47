package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import practice.Dials;
import practice.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The student's whole way in Firefox and WebKit, over https on two sites, in each of their cookie settings: launch, fail, pass, Next
 * unlocked, the next page, the gradebook. Chromium's three settings are walked by {@link FromLaunchToGradebookTest} and the stories
 * beside it. Run by {@code mvn -B verify -Pengines}; what is not installed is skipped and said.
 */
@Tag("engines")
@Timeout(300)
@Isolated
class EnginesTest {

    private static final long PATIENCE_SECONDS = 30;

    private final World world = World.secure();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @ParameterizedTest
    @EnumSource(Firefox.Cookies.class)
    void a_student_walks_it_in_firefox(Firefox.Cookies cookies) throws IOException {
        assumeTrue(Firefox.installed().isPresent(), "Firefox is not installed");
        try (Engine browser = new Firefox(cookies)) {
            walk(browser);
        }
    }

    @ParameterizedTest
    @EnumSource(WebKit.Cookies.class)
    void a_student_walks_it_in_webkit(WebKit.Cookies cookies) throws IOException {
        assumeTrue(WebKit.isInstalled(), "WebKitWebDriver and Xvfb are not installed");
        try (Engine browser = new WebKit(cookies)) {
            walk(browser);
        }
    }

    /** At an LMS that keeps nothing for tools, so that a browser without cookies in frames has to open a window. */
    @ParameterizedTest
    @EnumSource(
            value = Firefox.Cookies.class,
            names = {"NO_THIRD_PARTY", "PARTITIONED"})
    void a_student_walks_it_in_firefox_where_the_lms_keeps_nothing_for_tools(Firefox.Cookies cookies)
            throws IOException {
        assumeTrue(Firefox.installed().isPresent(), "Firefox is not installed");
        world.lms.dials().turn(Dials.Storage.OFF);
        try (Engine browser = new Firefox(cookies)) {
            walk(browser);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WebKit.Cookies.class,
            names = {"NO_THIRD_PARTY", "ALL"})
    void a_student_walks_it_in_webkit_where_the_lms_keeps_nothing_for_tools(WebKit.Cookies cookies) throws IOException {
        assumeTrue(WebKit.isInstalled(), "WebKitWebDriver and Xvfb are not installed");
        world.lms.dials().turn(Dials.Storage.OFF);
        try (Engine browser = new WebKit(cookies)) {
            walk(browser);
        }
    }

    private void walk(Engine browser) {
        browser.go(world.lms.issuer() + "/");
        browser.top("document.querySelector('#person').value = 'ADA'; document.querySelector('.who button').click()");
        browser.go(world.lms.issuer() + "/modules/checkpoint-12");
        arrive(browser);
        assertThat(said(browser, "next", "locked")).isEqualTo("true");

        start(browser);
        submit(browser);
        assertThat(said(browser, "score", "passed")).isEqualTo("false");
        assertThat(said(browser, "next", "locked")).isEqualTo("true");

        start(browser);
        answer(browser);
        submit(browser);
        assertThat(said(browser, "score", "passed")).isEqualTo("true");
        assertThat(said(browser, "next", "locked")).isEqualTo("false");

        browser.press("[data-testid=next]");
        browser.waitFor("document.querySelector('h1')?.innerText.includes('Glossary')");
        assertThat(gradeBecomes("100")).as(world.lms.requests().toString()).isTrue();
    }

    /** In the frame, or by its button in a window. */
    private static void arrive(Engine browser) {
        String window = "[data-testid=continue-in-new-window]";
        String title = "document.querySelector('[data-testid=checkpoint-title]')";
        browser.waitFor(title + " || document.querySelector('" + window + "')?.checkVisibility()");
        if (!browser.inTool("return Boolean(" + title + ")").asBoolean()) {
            browser.press(window);
            browser.follow();
            browser.waitFor(title);
        }
    }

    private static void start(Engine browser) {
        browser.press("[data-testid=start-attempt]");
        browser.waitFor("document.querySelector('[data-testid=submit-attempt]')");
    }

    private static void submit(Engine browser) {
        browser.press("[data-testid=submit-attempt]");
        browser.waitFor("document.querySelector('[data-testid=score]')");
    }

    private static String said(Engine browser, String hook, String data) {
        return browser.inTool("return document.querySelector('[data-testid=" + hook + "]').dataset." + data)
                .asString();
    }

    /** Fills in each question by its labels; the pointer's way to a field is another story's. */
    private void answer(Engine browser) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (JsonNode id : browser.inTool(
                "return [...document.querySelectorAll('[data-question-id]')].map(one => one.dataset.questionId)")) {
            answers.put(id.asString(), right(world.quiz().question(id.asString())));
        }
        browser.inTool("""
                const answers = %s;
                for (const field of document.querySelectorAll('[data-question-id]')) {
                  const right = answers[field.dataset.questionId];
                  const rows = [...field.querySelectorAll('select')];
                  const typed = field.querySelector('input:not([type=radio], [type=checkbox])');
                  if (rows.length > 0) {
                    for (const row of rows) {
                      const mine = right[right.indexOf(row.labels[0].innerText.trim()) + 1];
                      row.value = [...row.options].find(option => option.text.trim() === mine).value;
                    }
                  } else if (typed) {
                    typed.value = right[0];
                  } else {
                    for (const control of field.querySelectorAll('input')) {
                      control.checked = right.includes(control.labels[0].innerText.trim());
                    }
                  }
                  field.querySelector('select, input').dispatchEvent(new Event('change', { bubbles: true }));
                }
                """.formatted(JsonMapper.shared().writeValueAsString(answers)));
    }

    /** What is right, in the words of the page; beside each other what belongs together. */
    private static List<String> right(Question question) {
        return switch (question.key()) {
            case AnswerKey.OneChoice one ->
                List.of(question.entries().get(one.right()).text());
            case AnswerKey.SomeChoices some ->
                some.right().stream()
                        .map(right -> question.entries().get(right).text())
                        .toList();
            case AnswerKey.Truth truth -> List.of(truth.value() ? "True" : "False");
            case AnswerKey.Quantity quantity -> List.of(quantity.best().value().toPlainString());
            case AnswerKey.Words words -> List.of(words.accepted().getFirst());
            case AnswerKey.Order order -> {
                List<String> places = new ArrayList<>();
                for (int i = 0; i < order.entries(); i++) {
                    places.add(question.entries().get(i).text());
                    places.add(String.valueOf(i + 1));
                }
                yield places;
            }
            case AnswerKey.Pairs pairs -> {
                List<String> sides = new ArrayList<>();
                for (int i = 0; i < question.entries().size(); i++) {
                    sides.add(question.entries().get(i).text());
                    sides.add(question.targets().get(pairs.rightOfLeft().get(i)).text());
                }
                yield sides;
            }
        };
    }

    private boolean gradeBecomes(String points) {
        BigDecimal wanted = new BigDecimal(points);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<BigDecimal> grade = world.lms.gradebook().grade(Person.ADA);
            if (grade.filter(shown -> shown.compareTo(wanted) == 0).isPresent()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return false;
    }
}
