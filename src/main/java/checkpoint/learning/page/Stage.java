package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stages of a learner's way, each for an author or an instructor to look at. Public for its template. */
public enum Stage {
    /** No attempt yet; the gate is closed. */
    LOCKED,
    /** An attempt is open, and some of it is answered. */
    OPEN,
    FAILED,
    COOLING_DOWN,
    /** Submitted by the server, with what was saved. */
    TIME_UP,
    USED_UP,
    PASSED,
    /** The page that the gate opens. */
    UNLOCKED;

    /** More attempts than anybody would make up. */
    private static final int MANY = 20;

    /** As it is written in an address, and in the keys of its texts. */
    public String hook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stages that a checkpoint's policy has. */
    public static List<Stage> of(Checkpoint checkpoint) {
        return Arrays.stream(values()).filter(stage -> stage.isOf(checkpoint)).toList();
    }

    /** The stage of this name, where the checkpoint's policy has it. */
    public static Optional<Stage> of(Checkpoint checkpoint, String hook) {
        return of(checkpoint).stream()
                .filter(stage -> stage.hook().equals(hook))
                .findFirst();
    }

    private boolean isOf(Checkpoint checkpoint) {
        Quiz quiz = checkpoint.quiz();
        Integer attempts = quiz.attempts();
        return switch (this) {
            case LOCKED, OPEN, FAILED, PASSED -> true;
            case COOLING_DOWN -> !quiz.coolDown().isZero() && (attempts == null || attempts > 1);
            case TIME_UP -> quiz.timeLimit() != null;
            case USED_UP -> attempts != null && attempts <= MANY;
            case UNLOCKED -> checkpoint.next().page() != null;
        };
    }
}
