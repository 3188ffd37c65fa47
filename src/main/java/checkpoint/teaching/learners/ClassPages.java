package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.grading.roster.RefreshRoster;
import checkpoint.grading.roster.StoredGroups;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.page.InstructorPage;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.dates.CourseDates;
import checkpoint.teaching.desk.ClassPart;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Part;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of the class, on which an instructor's launch lands. */
@Component
class ClassPages implements InstructorPage {

    /** A roster that was read longer ago is read again beside the page, which shows what it has and says how old that is. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final DeskPages desk;
    private final Linking linking;
    private final Checkpoints checkpoints;
    private final Roll roll;
    private final Grades grades;
    private final StoredSettings settings;
    private final CourseDates dates;
    private final StoredRoster roster;
    private final RefreshRoster refresh;
    private final StoredGroups groups;
    private final ObjectProvider<ClassPart> parts;

    ClassPages(
            DeskPages desk,
            Linking linking,
            Checkpoints checkpoints,
            Roll roll,
            Grades grades,
            StoredSettings settings,
            CourseDates dates,
            StoredRoster roster,
            RefreshRoster refresh,
            StoredGroups groups,
            ObjectProvider<ClassPart> parts) {
        this.desk = desk;
        this.linking = linking;
        this.checkpoints = checkpoints;
        this.roll = roll;
        this.grades = grades;
        this.settings = settings;
        this.dates = dates;
        this.roster = roster;
        this.refresh = refresh;
        this.groups = groups;
        this.parts = parts;
    }

    @Override
    public ModelAndView of(Launch launch, Checkpoint checkpoint) {
        refresh.begin(launch.registration(), launch.course(), FRESH);
        return page(launch, checkpoint, ClassQuery.EVERYONE, null);
    }

    /**
     * The page as it is after a press.
     *
     * @param notice what was just done; {@code null} where nothing was
     */
    ModelAndView of(Launch launch, Checkpoint checkpoint, @Nullable Notice notice) {
        return page(launch, checkpoint, ClassQuery.EVERYONE, notice);
    }

    /** The class, or what is asked of it. */
    ModelAndView page(Launch launch, Checkpoint checkpoint, ClassQuery asked, @Nullable Notice notice) {
        boolean choosable = linking.bindable(launch)
                && checkpoints
                                .choice(launch.registration(), launch.course())
                                .all()
                                .size()
                        > 1;
        Rules rules = settings.ofClass(
                new InCourse(launch.registration(), launch.course(), checkpoint.slug()),
                checkpoint.quiz(),
                launch.available());
        RollView view = RollView.of(
                checkpoint,
                roll.of(launch, checkpoint.slug()),
                asked,
                rules.passMark(),
                dates.of(launch, rules),
                launch.hasLineItem(),
                choosable,
                grades.desk(launch.registration(), launch.resourceLink()),
                roster.stand(launch.registration(), launch.course()).orElse(null),
                groups.of(launch.registration(), launch.course(), launch.locale()));
        List<Part> sections = parts.stream()
                .sorted(Comparator.comparingInt(ClassPart::place))
                .map(part -> part.of(launch, checkpoint))
                .flatMap(Optional::stream)
                .toList();
        return desk.page(
                launch,
                checkpoint,
                ClassTab.PATH,
                "teaching/learners/class",
                Map.of("view", view, "parts", sections),
                notice);
    }
}
