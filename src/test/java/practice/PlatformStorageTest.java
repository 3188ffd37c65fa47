package practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The messages between the tool's frame and the course page, in a real browser. */
@Tag("nightly")
class PlatformStorageTest {

    /** Sends a message to the course page, or to a frame of it, and gives the answer, or "silence" after a while. */
    private static final String ASK = """
            ([frame, message, wait]) => new Promise(done => {
              const to = frame ? parent.frames[frame] : parent;
              const hear = event => done({origin: event.origin, own: event.source === to, data: event.data});
              addEventListener('message', hear, {once: true});
              setTimeout(() => done('silence'), wait);
              to.postMessage(message, '*');
            })""";

    private static final FakeTool TOOL = new FakeTool(Clock.systemUTC());
    private static PracticeLms lms;
    private static Playwright playwright;
    private static Browser browser;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        lms = PracticeLms.start(0, TOOL.url, Clock.systemUTC());
        // Chromium's headless shell does the same for half the work.
        Optional<Path> system = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(system.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
        system.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        lms.close();
        TOOL.close();
    }

    @BeforeEach
    void afresh() {
        lms.startAfresh();
    }

    private Frame open() {
        if (page != null) {
            page.close();
        }
        page = browser.newPage();
        page.navigate(lms.issuer() + "/modules/checkpoint-12");
        page.frameLocator("iframe[name=tool]").locator("#token").waitFor();
        return page.frame("tool");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ask(Frame tool, String frame, Map<String, Object> message) {
        return (Map<String, Object>) tool.evaluate(ASK, new Object[] {frame, message, 10_000});
    }

    private static boolean isSilent(Frame tool, Map<String, Object> message) {
        return "silence".equals(tool.evaluate(ASK, new Object[] {"", message, 700}));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> answer) {
        return (Map<String, Object>) answer.get("data");
    }

    private static Map<String, Object> put(String value) {
        return Map.of("subject", "lti.put_data", "message_id", "m1", "key", "k", "value", value);
    }

    private static Map<String, Object> get() {
        return Map.of("subject", "lti.get_data", "message_id", "m2", "key", "k");
    }

    @Test
    void what_is_put_is_got_from_the_course_page_or_from_the_frame_beside() {
        for (Dials.Storage storage : List.of(Dials.Storage.PARENT, Dials.Storage.FORWARDING)) {
            lms.dials().turn(storage);
            Frame tool = open();
            String frame = storage == Dials.Storage.FORWARDING ? "post_message_forwarding" : "";

            Map<String, Object> kept = ask(tool, frame, put("proof"));
            Map<String, Object> got = ask(tool, frame, get());

            assertThat(data(kept))
                    .containsEntry("subject", "lti.put_data.response")
                    .containsEntry("value", "proof");
            assertThat(data(got)).containsEntry("message_id", "m2").containsEntry("value", "proof");
            assertThat(got).containsEntry("origin", lms.issuer()).containsEntry("own", true);
            assertThat(page.evaluate("window.__messages.length")).isEqualTo(2);
            String capabilities = ask(tool, "", Map.of("subject", "lti.capabilities", "message_id", "c"))
                    .toString();
            assertThat(capabilities)
                    .contains("lti.put_data")
                    .satisfies(said -> assertThat(said.contains("frame=post_message_forwarding"))
                            .isEqualTo(storage == Dials.Storage.FORWARDING));
        }
    }

    @Test
    void storage_has_room_for_4096_characters_and_none_where_it_is_off() {
        lms.dials().turn(Dials.Storage.PARENT);
        Frame tool = open();

        assertThat(data(ask(tool, "", put("x".repeat(4095))))).doesNotContainKey("error");
        assertThat(data(ask(tool, "", put("x".repeat(4096)))).toString()).contains("storage_exhaustion");
        lms.dials().turn(Dials.Storage.OFF);

        assertThat(data(ask(open(), "", put("x"))).toString()).contains("unsupported_subject");
    }

    @Test
    void each_misbehaviour_is_as_its_dial_says() {
        lms.dials().turn(Dials.Storage.PARENT);
        lms.dials().turn(Dials.StorageFault.NEVER_ANSWERS);
        assertThat(isSilent(open(), put("proof"))).isTrue();
        lms.dials().turn(Dials.StorageFault.ANSWERS_LATE);
        assertThat(isSilent(open(), put("proof"))).isTrue();
        assertThat(data(under(Dials.StorageFault.WRONG_MESSAGE_ID)).get("message_id"))
                .isNotEqualTo("m1");
        assertThat(data(under(Dials.StorageFault.ERROR)).toString()).contains("bad_request");
        assertThat(data(under(Dials.StorageFault.EXHAUSTED)).toString()).contains("storage_exhaustion");
        Map<String, Object> elsewhere = under(Dials.StorageFault.WRONG_ORIGIN);
        assertThat(elsewhere).containsEntry("own", false);
        assertThat(elsewhere.get("origin")).isEqualTo(lms.issuer().replace("127.0.0.1", "localhost"));
        assertThat(data(under(Dials.StorageFault.NULL_VALUE))).containsEntry("value", "proof");

        assertThat(data(ask(page.frame("tool"), "", get()))).containsEntry("value", null);
    }

    private Map<String, Object> under(Dials.StorageFault fault) {
        lms.dials().turn(fault);
        return ask(open(), "", put("proof"));
    }

    @Test
    void another_site_than_the_tools_is_refused() {
        lms.dials().turn(Dials.Storage.PARENT);
        open();
        String elsewhere = lms.issuer().replace("127.0.0.1", "localhost") + "/elsewhere";
        page.evaluate("address => { document.querySelector('iframe[name=tool]').src = address; }", elsewhere);
        page.waitForCondition(() -> page.frame("tool").url().equals(elsewhere));

        assertThat(data(ask(page.frame("tool"), "", put("x"))).toString()).contains("wrong_origin");
    }

    @Test
    void the_frame_grows_and_the_footer_hides_as_the_tool_asks() {
        Frame tool = open();

        ask(tool, "", Map.of("subject", "lti.frameResize", "message_id", "r", "height", 333));
        ask(tool, "", Map.of("subject", "lti.showModuleNavigation", "message_id", "s", "show", false));

        assertThat(page.locator("iframe[name=tool]").boundingBox().height).isBetween(333.0, 335.0);
        assertThat(page.locator(".module-sequence-footer").isVisible()).isFalse();
        assertThat(data(ask(tool, "", Map.of("subject", "lti.showModuleNavigation", "message_id", "s", "show", "no")))
                        .toString())
                .contains("bad_request");
    }

    @Test
    void in_moodles_manner_nothing_is_answered() {
        lms.dials().turn(Dials.Manner.MOODLE);

        assertThat(isSilent(open(), Map.of("subject", "lti.capabilities", "message_id", "c")))
                .isTrue();
    }
}
