package checkpoint.journey;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A real browser that is driven without a library: the LMS's page at the top, and the tool in its frame or in a window of its own. */
interface Engine extends AutoCloseable {

    /** How long a condition is waited for. */
    long PATIENCE_SECONDS = 60;

    /** Opens an address in the LMS's window. */
    void go(String url);

    /** What the body of a function returns in the LMS's page. */
    JsonNode top(String script);

    /** What it returns in the tool's page. */
    JsonNode inTool(String script);

    /** Presses what the selector finds first in the tool's page, as a person does with a pointer. */
    void press(String selector);

    /** From now on the tool is in the window that it opened. */
    void follow();

    @Override
    void close();

    /** Waits until a condition holds in the tool's page. */
    default void waitFor(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String there;
            try {
                if (inTool("return document.readyState === 'complete' && Boolean(" + condition + ")")
                        .asBoolean()) {
                    return;
                }
                there = inTool("return document.body.innerText").asString();
            } catch (AssertionError e) {
                // Between two pages there is none.
                there = e.getMessage();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not yet: " + condition + "; the tool says: " + there);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
