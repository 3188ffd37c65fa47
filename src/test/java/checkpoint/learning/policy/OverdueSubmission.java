package checkpoint.learning.policy;

import org.springframework.context.ApplicationContext;

/** Submits what is overdue, for tests of other rooms: in production the clock alone does. */
public final class OverdueSubmission {

    private OverdueSubmission() {}

    /** How many attempts were submitted. */
    public static int in(ApplicationContext tool) {
        return tool.getBean(SubmitOverdue.class).submit();
    }
}
