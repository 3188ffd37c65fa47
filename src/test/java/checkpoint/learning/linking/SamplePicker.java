package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.tool.page.Presentation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/** The pages of the picker. */
public final class SamplePicker {

    private final Checkpoint checkpoint;

    public SamplePicker(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** What is presented with each page of the picker, in a language. */
    public static Presentation presented(@Nullable String language) {
        return new PresentedPicker("p", "token", "'none'", language, null);
    }

    public void addTo(Map<String, Shown> pages) {
        PresentedPicker picker = new PresentedPicker("p", "token", "'none'", "en", "moodle");
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("slug", checkpoint.slug());
        fields.add("points." + checkpoint.slug(), "many");
        PickForm form = new PickForm(fields);
        pages.put("picker", picker(picker, checkpoint, form, Map.of()));
        pages.put(
                "picker-faults",
                picker(picker, checkpoint, form, Map.of("points." + checkpoint.slug(), "linking.pick.points.wrong")));
        pages.put(
                "picker-preview",
                new Shown(
                        "learning/linking/preview",
                        Map.of(PresentedLaunch.MODEL, picker, "subject", checkpoint, "form", form)));
        pages.put(
                "picker-respond",
                new Shown(
                        "learning/linking/respond",
                        Map.of(PresentedLaunch.MODEL, picker, "action", "https://lms.example/return", "jwt", "jwt")));
    }

    private static Shown picker(
            PresentedPicker picker, Checkpoint checkpoint, PickForm form, Map<String, String> faults) {
        return new Shown(
                "learning/linking/pick",
                Map.of(
                        PresentedLaunch.MODEL,
                        picker,
                        "choice",
                        new Checkpoints.Choice(List.of(checkpoint), List.of(), List.of()),
                        "writes",
                        true,
                        "multiple",
                        true,
                        "points",
                        true,
                        "dates",
                        true,
                        "form",
                        form,
                        "faults",
                        faults));
    }
}
