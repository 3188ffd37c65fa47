package checkpoint.journey;

import checkpoint.administration.checkup.SampleFindings;
import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** The console's pages that no launch and no row in a database leads to: a check-up, what a registration ends with, the way into the editor. */
final class ConsolePages {

    private final AuthoredCheckpoint draft;
    private final PresentedLaunch instructor;

    ConsolePages(AuthoredCheckpoint draft, PresentedLaunch instructor) {
        this.draft = draft;
        this.instructor = instructor;
    }

    void addTo(Map<String, Shown> pages) {
        for (boolean mayChange : new boolean[] {true, false}) {
            String who = mayChange ? "" : "-viewer";
            pages.put("console-check-up" + who, checkUp(mayChange, null));
            pages.put(
                    "console-edited" + who,
                    page("administration/contents/edited", mayChange, "subject", draft, "carried", instructor));
        }
        pages.put("console-check-up-found", checkUp(true, SampleFindings.found()));
        pages.put("registered-moodle", registered("moodle", true, false));
        pages.put("registered-canvas", registered("canvas", true, false));
        pages.put("registered-open", registered("other", false, false));
        pages.put("registered-again", registered("other", false, true));
    }

    private static Shown checkUp(boolean mayChange, List<?> findings) {
        return page(
                "administration/checkup/check-up",
                mayChange,
                "platform",
                TestPlatform.registration(7),
                "findings",
                findings);
    }

    private static Shown registered(String family, boolean waiting, boolean updated) {
        return new Shown(
                "platform/dynamic/registered",
                Map.of(
                        "name",
                        "University of Somewhere",
                        "clientId",
                        "d7f3c1a0-5c1e-4a55-9d3b-2f1b8a6f0c11",
                        "waiting",
                        waiting,
                        "updated",
                        updated,
                        "family",
                        family));
    }

    private static Shown page(String template, boolean mayChange, Object... more) {
        Map<String, Object> model = new HashMap<>();
        model.put("mayChange", mayChange);
        model.put("csrf", new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"));
        for (int i = 0; i < more.length; i += 2) {
            model.put((String) more[i], more[i + 1]);
        }
        return new Shown(template, model);
    }
}
