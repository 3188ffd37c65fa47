package checkpoint.journey;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.learning.view.QuestionPreview;
import checkpoint.teaching.accommodation.SampleAccommodations;
import checkpoint.teaching.analysis.SampleAnswerPages;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.desk.FormFields;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.gate.SampleGates;
import checkpoint.teaching.learner.SampleLearner;
import checkpoint.teaching.learners.SampleClass;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;

/** The pages of the instructor's desk, for {@link EveryPage}. */
final class TeachersPages {

    private final Checkpoint checkpoint;
    private final PresentedLaunch launched;
    private final Instant noon;

    TeachersPages(Checkpoint checkpoint, PresentedLaunch launched, Instant noon) {
        this.checkpoint = checkpoint;
        this.launched = launched;
        this.noon = noon;
    }

    private record Tab(String path, int place) implements DeskTab {}

    void addTo(Map<String, Shown> pages) {
        new SampleClass(checkpoint, this::page, noon).addTo(pages);
        new SampleLearner(this::page, noon, SampleAccommodations.part()).addTo(pages);
        new SampleAnswerPages(checkpoint, this::page).addTo(pages);
        theRules(pages);
        new SampleAccommodations(checkpoint, this::page, noon).addTo(pages);
        new SampleGates(this::page, noon).addTo(pages);
        pages.put(
                "desk-preview",
                page("preview", "teaching/desk/preview", null, Map.of("questions", QuestionPreview.of(checkpoint))));
        pages.put(
                "desk-ask",
                page(
                        "grades",
                        "teaching/desk/ask",
                        null,
                        Map.of(
                                "ask",
                                new AskFirst(
                                        "/checkpoints/chapter-12/grades/send-again",
                                        Map.of("all", List.of("true")),
                                        Notice.of("teaching.ask.send-again", 14),
                                        "teaching.ask.send-again.yes",
                                        "/checkpoints/chapter-12/grades"))));
    }

    /** What an instructor sets: as it is stored, and as it was sent with faults. */
    private void theRules(Map<String, Shown> pages) {
        LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.add("opens", "tomorrow");
        sent.add("pass-mark", "ten");
        sent.add("zone", "Mars/Olympus");
        FormFields faulty = FormFields.sent(sent);
        faulty.date("opens");
        faulty.refuse("pass-mark", "teaching.settings.pass-mark.wrong");
        FormFields filled = FormFields.blank(ZoneId.of("Europe/Vienna"))
                .put("closes", noon)
                .put("attempts", 3)
                .put("keys", "NEVER")
                .put("revision", 2);
        Availability available = new Availability(noon, noon.plusSeconds(86_400));
        pages.put(
                "desk-settings", settings(Notice.done("teaching.settings.saved", 2), filled, available, "Biology 101"));
        pages.put(
                "desk-settings-faults",
                settings(Notice.faulty("teaching.settings.faults"), faulty, Availability.NONE, null));
    }

    private Shown settings(Notice notice, FormFields form, Availability available, String copiedFrom) {
        return page(
                "settings",
                "teaching/settings/settings",
                notice,
                Map.of(
                        "form",
                        form,
                        "found",
                        new StoredSettings.Found(CourseSettings.NONE, 2, noon, copiedFrom != null, copiedFrom),
                        "available",
                        available));
    }

    /** A page in the desk's frame. */
    private Shown page(String tab, String template, Notice notice, Map<String, Object> model) {
        List<DeskTab> tabs = List.of(
                new Tab("grades", 10),
                new Tab("answers", 20),
                new Tab("settings", 30),
                new Tab("gate", 40),
                new Tab("preview", 50));
        Map<String, Object> all = new HashMap<>(model);
        all.put(PresentedLaunch.MODEL, launched);
        all.put("desk", new DeskView(checkpoint, tabs, tab, notice));
        return new Shown(template, all);
    }
}
