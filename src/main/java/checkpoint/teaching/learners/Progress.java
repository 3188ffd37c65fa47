package checkpoint.teaching.learners;

import java.util.Locale;

/** The progress of a learner at a checkpoint. Public for templates. */
enum Progress {
    NOT_STARTED,
    /** Has opened the page, and begun no attempt. */
    READING,
    IN_ATTEMPT,
    /** Every attempt so far has failed. */
    FAILED,
    /** Need not pass: an instructor has said so. */
    EXCUSED,
    /** May go on without a pass: the gate was opened by hand, or by a pass that no longer counts. */
    GATE_OPEN,
    PASSED,
    /** Is not enrolled as a student any more, by a roster that was read to the end. */
    LEFT;

    /** Its name in forms, files and pages. */
    public String hook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
