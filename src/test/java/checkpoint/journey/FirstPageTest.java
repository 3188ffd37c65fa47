package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** What a student's first page weighs on the wire, and that nothing in it moves once it is there. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
class FirstPageTest {

    private static final int MOST_BYTES = 60_000;

    private static final String WATCH = """
            window.shifts = [];
            new PerformanceObserver(list => {
              for (const entry of list.getEntries().filter(one => !one.hadRecentInput)) {
                window.shifts.push([entry.startTime, entry.value
                  + " " + entry.sources.map(one => (one.node?.outerHTML ?? "").slice(0, 80))]);
              }
            }).observe({ type: "layout-shift", buffered: true });""";

    /**
     * Once fonts, images and scripts have had their say: so many frames are drawn. What moved before anything was painted nobody
     * saw: this test's own questions have the browser lay a page out before its stylesheet is there.
     */
    private static final String SHIFTS = """
            () => new Promise(done => {
              let frames = 0;
              const look = () => {
                if (++frames < 90) {
                  requestAnimationFrame(look);
                  return;
                }
                const painted = performance.getEntriesByName("first-paint")[0].startTime;
                done(window.shifts.filter(([at]) => at >= painted).map(([at, what]) => what));
              };
              look();
            })""";

    private final World world = World.authors();

    @BeforeEach
    void reset() {
        world.forgetEverything();
    }

    @Test
    void the_first_page_is_light_comes_from_nowhere_else_and_stays_where_it_is() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            List<Request> requests = new CopyOnWriteArrayList<>();
            visit.page.context().addInitScript(WATCH);
            visit.page.onRequestFinished(requests::add);

            visit.openChapter();
            visit.frame().hook("start-attempt").waitFor();
            List<?> shiftsOfPage = shifts(visit.toolFrame());

            List<String> weights = new ArrayList<>();
            int bytes = 0;
            for (Request request : requests) {
                assertThat(host(request.url())).isIn(host(world.toolUrl), host(world.lms.issuer()));
                if (request.url().startsWith(world.toolUrl)) {
                    Sizes sizes = request.sizes();
                    bytes += sizes.responseBodySize + sizes.responseHeadersSize;
                    weights.add(URI.create(request.url()).getPath() + " " + sizes.responseBodySize);
                }
            }
            assertThat(weights).hasSizeGreaterThan(5).anyMatch(one -> one.contains("/assets/checkpoint-"));
            assertThat(bytes).as(weights.toString()).isLessThan(MOST_BYTES);
            assertThat(shiftsOfPage).isEmpty();

            visit.frame().start();
            assertThat(shifts(visit.toolFrame())).isEmpty();
        }
    }

    private static List<?> shifts(Frame frame) {
        return (List<?>) frame.evaluate(SHIFTS);
    }

    private static String host(String url) {
        return URI.create(url).getAuthority();
    }
}
