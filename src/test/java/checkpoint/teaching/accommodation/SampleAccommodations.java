package checkpoint.teaching.accommodation;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.teaching.desk.FormFields;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The pages on which an instructor accommodates learners. */
public final class SampleAccommodations {

    private final Checkpoint checkpoint;
    private final Framed desk;
    private final Instant noon;

    public SampleAccommodations(Checkpoint checkpoint, Framed desk, Instant noon) {
        this.checkpoint = checkpoint;
        this.desk = desk;
        this.noon = noon;
    }

    public void addTo(Map<String, Shown> pages) {
        Accommodation much = new Accommodation(150, false, 5, 1, noon);
        CoursePerson ada = new CoursePerson("s-1", "Ada Lovelace", true, much);
        CoursePerson nameless = new CoursePerson("0f3c-77", null, false, Accommodation.NONE);
        pages.put(
                "desk-accommodations",
                desk.page(
                        "settings",
                        "teaching/accommodation/people",
                        null,
                        Map.of("people", List.of(ada, nameless), "sought", "")));
        CourseSettings timed =
                new CourseSettings(null, null, null, null, Duration.ofMinutes(30), null, null, null, null);
        pages.put(
                "desk-accommodation",
                desk.page(
                        "settings",
                        "teaching/accommodation/person",
                        Notice.done("teaching.accommodation.saved"),
                        Map.of(
                                "person",
                                ada,
                                "form",
                                FormFields.blank(ZoneId.of("Europe/Vienna"))
                                        .put("factor", "150")
                                        .put("minutes", 5)
                                        .put("attempts", 1)
                                        .put("closes", noon),
                                "rules",
                                new Adjustments(timed, much, null).over(checkpoint.quiz(), Availability.NONE))));
    }

    /** What a learner's page says of the time that they have. */
    public static Part part() {
        return new Part(
                "teaching/accommodation/part",
                Map.of(
                        "person",
                        new CoursePerson("s-5", "Annie Easley", true, new Accommodation(150, false, 0, 0, null))));
    }
}
