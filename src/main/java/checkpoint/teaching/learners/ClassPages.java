package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.page.InstructorPage;
import checkpoint.learning.view.ClassList;
import checkpoint.teaching.desk.ClassDesk;
import checkpoint.teaching.desk.ClassPart;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Part;
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
class ClassPages implements InstructorPage, ClassDesk {

    private final DeskPages desk;
    private final Linking linking;
    private final Checkpoints checkpoints;
    private final ClassList classes;
    private final Grades grades;
    private final ObjectProvider<ClassPart> parts;

    ClassPages(
            DeskPages desk,
            Linking linking,
            Checkpoints checkpoints,
            ClassList classes,
            Grades grades,
            ObjectProvider<ClassPart> parts) {
        this.desk = desk;
        this.linking = linking;
        this.checkpoints = checkpoints;
        this.classes = classes;
        this.grades = grades;
        this.parts = parts;
    }

    @Override
    public ModelAndView of(Launch launch, Checkpoint checkpoint) {
        return page(launch, checkpoint, "", null);
    }

    @Override
    public ModelAndView of(Launch launch, Checkpoint checkpoint, @Nullable Notice notice) {
        return page(launch, checkpoint, "", notice);
    }

    /** The class, all of it or what a filter leaves. */
    ModelAndView page(Launch launch, Checkpoint checkpoint, String filter, @Nullable Notice notice) {
        boolean choosable = linking.bindable(launch)
                && checkpoints
                                .choice(launch.registration(), launch.course())
                                .all()
                                .size()
                        > 1;
        ClassView view = new ClassView(
                checkpoint,
                classes.of(launch, checkpoint.slug()),
                launch.hasLineItem(),
                choosable,
                grades.desk(launch.registration(), launch.resourceLink()));
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
                Map.of("view", view, "filter", filter, "parts", sections),
                notice);
    }
}
