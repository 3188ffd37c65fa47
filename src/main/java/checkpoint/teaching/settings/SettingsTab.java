package checkpoint.teaching.settings;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.change.ChangeSettings;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.CourseZones;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.FormFields;
import checkpoint.teaching.desk.Notice;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tab of a course's settings for a checkpoint, which go before its author's policy. */
@Controller
class SettingsTab implements DeskTab {

    static final String PATH = "settings";

    private final DeskPages desk;
    private final StoredSettings stored;
    private final CourseZones zones;
    private final ChangeSettings change;

    SettingsTab(DeskPages desk, StoredSettings stored, CourseZones zones, ChangeSettings change) {
        this.desk = desk;
        this.stored = stored;
        this.zones = zones;
        this.change = change;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int place() {
        return 30;
    }

    @PostMapping("/checkpoints/{slug}/settings")
    ModelAndView settings(@CurrentLaunch Launch launch, @PathVariable String slug) {
        return page(launch, desk.required(launch, slug), null);
    }

    /**
     * Saves them; where that lets people pass or sends grades, only once it was confirmed.
     *
     * @param confirmed whether the page that asks first has asked
     */
    @PostMapping("/checkpoints/{slug}/settings/saved")
    ModelAndView save(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        FormFields fields = FormFields.sent(form);
        CourseSettings wanted = SettingsForm.read(fields);
        InCourse where = new InCourse(launch.registration(), launch.course(), slug);
        if (fields.hasFaults()) {
            return page(launch, checkpoint, fields, stored.find(where), Notice.faulty("teaching.settings.faults"));
        }
        ChangeSettings.Effect effect = change.foresee(where, wanted);
        if (effect.isForGood() && !confirmed) {
            return desk.ask(
                    launch,
                    checkpoint,
                    PATH,
                    new AskFirst(
                            "/checkpoints/" + slug + "/settings/saved",
                            fields.kept(SettingsForm.FIELDS),
                            Notice.of("teaching.settings.ask", effect.pass(), effect.sent()),
                            "teaching.settings.ask.yes",
                            "/checkpoints/" + slug + "/settings"));
        }
        if (!change.change(where, wanted, SettingsForm.revision(fields))) {
            return page(launch, checkpoint, Notice.unchanged("teaching.settings.meanwhile"));
        }
        zones.keep(launch.registration(), launch.course(), fields.zone());
        return page(launch, checkpoint, Notice.done("teaching.settings.saved", effect.open()));
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, @Nullable Notice notice) {
        StoredSettings.Found found =
                stored.find(new InCourse(launch.registration(), launch.course(), checkpoint.slug()));
        FormFields fields = SettingsForm.filled(
                found.settings(),
                found.revision(),
                zones.find(launch.registration(), launch.course()).orElse(ZoneOffset.UTC));
        return page(launch, checkpoint, fields, found, notice);
    }

    private ModelAndView page(
            Launch launch,
            Checkpoint checkpoint,
            FormFields fields,
            StoredSettings.Found found,
            @Nullable Notice notice) {
        return desk.page(
                launch,
                checkpoint,
                PATH,
                "teaching/settings/settings",
                Map.of("form", fields, "found", found, "available", launch.available()),
                notice);
    }
}
