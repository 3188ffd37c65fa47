package checkpoint.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A story in a real browser. Stories run by themselves, after all other tests, and a story that fails is tried once more. Each class
 * says with a lock which of five roads it takes; on a road one goes after another, since they share a world. The roads are about equally
 * long, so that none is left over at the end. What has a world of its own has a lock of its own, and with it a road. Three at a time, on two processors: much of what a story does is wait, and
 * with four some waited too long for their turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("story")
@Execution(ExecutionMode.CONCURRENT)
@interface Journey {

    /** The road of what is told in {@link World#ONE}. */
    String IN_THE_WORLD = "checkpoint.journey.World.ONE";

    /** The road of what is told in {@link World#other()}. */
    String IN_THE_OTHER = "checkpoint.journey.World.other";

    /** The road of what is told in {@link World#authors()}. */
    String AMONG_AUTHORS = "checkpoint.journey.World.authors";

    /** The road of what is told in {@link World#seven()}. */
    String AMONG_SEVEN = "checkpoint.journey.World.seven";

    /** The road of what needs no world. */
    String IN_NO_WORLD = "checkpoint.journey.Journey.IN_NO_WORLD";
}
