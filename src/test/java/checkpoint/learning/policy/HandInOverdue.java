package checkpoint.learning.policy;

import org.springframework.context.ApplicationContext;

/** Hands in what is overdue, for tests of other rooms: in production the clock alone does. */
public final class HandInOverdue {

    private HandInOverdue() {}

    /** How many attempts were handed in. */
    public static int in(ApplicationContext tool) {
        return tool.getBean(SubmitOverdue.class).handIn();
    }
}
