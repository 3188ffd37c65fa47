package checkpoint.teaching.tally;

import org.springframework.context.ApplicationContext;

/** Counts the answers that wait, for tests of other rooms: in production the clock alone does. */
public final class CountNow {

    private CountNow() {}

    public static void in(ApplicationContext tool) {
        tool.getBean(CountAnswers.class).count();
    }
}
