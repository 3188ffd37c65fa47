package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.record.CheckpointPage;
import checkpoint.launch.record.LaunchedPage;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.linking.UnlinkedPage;
import checkpoint.tool.refusal.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A checkpoint's page, to each role its own. */
@Component
public class CheckpointPages implements LaunchedPage, CheckpointPage {

    private final Linking linking;
    private final UnlinkedPage unlinked;
    private final LearnerPages learners;
    private final OwnAttempts own;
    private final InstructorPage instructors;
    private final CopiedSettings copied;
    private final LaunchTokens tokens;

    CheckpointPages(
            Linking linking,
            UnlinkedPage unlinked,
            LearnerPages learners,
            OwnAttempts own,
            InstructorPage instructors,
            CopiedSettings copied,
            LaunchTokens tokens) {
        this.linking = linking;
        this.unlinked = unlinked;
        this.learners = learners;
        this.own = own;
        this.instructors = instructors;
        this.copied = copied;
        this.tokens = tokens;
    }

    @Override
    public ModelAndView open(Launch launch, Arrival arrival) {
        return opens(launch)
                .map(checkpoint -> arrived(launch, checkpoint, arrival))
                .orElseGet(() -> unlinked.of(launch));
    }

    @Override
    public ModelAndView of(Launch launch) {
        return opens(launch).map(checkpoint -> page(launch, checkpoint)).orElseGet(() -> unlinked.of(launch));
    }

    /**
     * The checkpoint that the launch opens. A learner who has begun it still gets it when it was withdrawn: attempts can be finished, gates stay
     * open.
     */
    private Optional<Checkpoint> opens(Launch launch) {
        return linking.opens(launch)
                .or(() -> linking.goesOn(launch).filter(checkpoint -> own.begun(launch, checkpoint.slug())));
    }

    private ModelAndView arrived(Launch launch, Checkpoint checkpoint, Arrival arrival) {
        copied.copy(launch.registration(), launch.course(), arrival.ancestry());
        ModelAndView page = launch.role() == Role.LEARNER && arrival.firstOfLink()
                ? learners.firstOfLink(launch, checkpoint, arrival.nothingStored())
                : page(launch, checkpoint);
        // The person's name, for those with several tabs; known only at the launch, and not kept in the token.
        return page.addObject("name", arrival.name());
    }

    ModelAndView page(Launch launch, Checkpoint checkpoint) {
        return switch (launch.role()) {
            case LEARNER -> learners.checkpoint(launch, checkpoint);
            case INSTRUCTOR -> instructors.of(launch, checkpoint);
            case OBSERVER, VIEWER, UNNAMED -> onlooker(launch, checkpoint);
        };
    }

    /** The checkpoint of this slug, if it is the one that this launch opens. */
    public Checkpoint required(Launch launch, String slug) {
        return linking.goesOn(launch)
                .filter(checkpoint -> checkpoint.slug().equals(slug))
                .orElseThrow(() -> refusal(AttemptReason.OTHER_CHECKPOINT, launch));
    }

    public static Refusal refusal(AttemptReason reason, Launch launch) {
        return Refusal.of(reason)
                .at(launch.registration())
                .backTo(launch.returnUrl())
                .in(launch.locale());
    }

    private ModelAndView onlooker(Launch launch, Checkpoint checkpoint) {
        return new ModelAndView(
                "learning/page/onlooker", Map.of(PresentedLaunch.MODEL, tokens.carry(launch), "subject", checkpoint));
    }
}
