package checkpoint.teaching.accommodation;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.change.Accommodate;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.CourseZones;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
import checkpoint.teaching.desk.FormFields;
import checkpoint.teaching.desk.Notice;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The learners of a course who have more time, more attempts or a later date, for all its checkpoints; also before they first open one. */
@Controller
@RequestMapping("/checkpoints/{slug}")
class AccommodationController {

    /** The tab that these pages belong to. */
    private static final String TAB = "settings";

    private final DeskPages desk;
    private final CoursePeople people;
    private final Accommodations accommodations;
    private final StoredSettings settings;
    private final CourseZones zones;
    private final Accommodate accommodate;

    AccommodationController(
            DeskPages desk,
            CoursePeople people,
            Accommodations accommodations,
            StoredSettings settings,
            CourseZones zones,
            Accommodate accommodate) {
        this.desk = desk;
        this.people = people;
        this.accommodations = accommodations;
        this.settings = settings;
        this.zones = zones;
        this.accommodate = accommodate;
    }

    @PostMapping("/accommodations")
    ModelAndView all(
            @CurrentLaunch Launch launch, @PathVariable String slug, @RequestParam(defaultValue = "") String sought) {
        Checkpoint checkpoint = desk.required(launch, slug);
        String clean = sought.replace("\0", "").strip();
        return desk.page(
                launch,
                checkpoint,
                TAB,
                "teaching/accommodation/people",
                Map.of("people", people.of(launch.registration(), launch.course(), clean), "sought", clean),
                null);
    }

    @PostMapping("/accommodation")
    ModelAndView one(
            @CurrentLaunch Launch launch, @PathVariable String slug, @RequestParam(defaultValue = "") String subject) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return page(launch, checkpoint, person(launch, subject), null);
    }

    @PostMapping("/accommodation/saved")
    ModelAndView save(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        CoursePerson person = person(launch, subject);
        FormFields fields = FormFields.sent(form);
        Accommodation wanted = AccommodationForm.read(fields);
        if (fields.hasFaults()) {
            return page(launch, checkpoint, person, fields, Notice.faulty("teaching.settings.faults"));
        }
        if (!accommodate.accommodate(whose(launch, person), wanted, AccommodationForm.revision(fields))) {
            return page(launch, checkpoint, person(launch, subject), Notice.unchanged("teaching.settings.meanwhile"));
        }
        zones.keep(launch.registration(), launch.course(), fields.zone());
        return page(launch, checkpoint, person(launch, subject), Notice.done("teaching.accommodation.saved"));
    }

    /** Refused where they are nobody of the launch's course. */
    private CoursePerson person(Launch launch, String subject) {
        return people.find(launch.registration(), launch.course(), subject.replace("\0", ""))
                .orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch));
    }

    private static Accommodations.Whose whose(Launch launch, CoursePerson person) {
        return new Accommodations.Whose(launch.registration(), launch.course(), person.subject());
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, CoursePerson person, @Nullable Notice notice) {
        Accommodations.Found found = accommodations.find(whose(launch, person));
        FormFields fields = AccommodationForm.filled(
                found.accommodation(),
                found.revision(),
                zones.find(launch.registration(), launch.course()).orElse(ZoneOffset.UTC));
        return page(launch, checkpoint, person, fields, notice);
    }

    private ModelAndView page(
            Launch launch, Checkpoint checkpoint, CoursePerson person, FormFields fields, @Nullable Notice notice) {
        InCourse where = new InCourse(launch.registration(), launch.course(), checkpoint.slug());
        Adjustments adjusted = new Adjustments(settings.find(where).settings(), person.accommodation(), null);
        return desk.page(
                launch,
                checkpoint,
                TAB,
                "teaching/accommodation/person",
                Map.of("person", person, "form", fields, "rules", adjusted.over(checkpoint.quiz(), launch.available())),
                notice);
    }
}
