package checkpoint.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A story in a real browser, which spends most of its time waiting: so journeys go beside all other tests. Each class says with a lock
 * which of two roads it takes; on a road one goes after another, since they share a world.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@interface Journey {

    /** The road of all that is told in {@link World#ONE}. */
    String IN_THE_WORLD = "the world";

    /** The road of all else. */
    String ELSEWHERE = "elsewhere";
}
