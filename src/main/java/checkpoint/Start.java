package checkpoint;

import java.lang.reflect.InvocationTargetException;

/**
 * Where the jar begins. This class alone is compiled for Java 17, so that an older Java than the rest needs is told in a sentence
 * instead of a stack trace.
 */
public final class Start {

    static final int JAVA = 25;
    private static final int CANNOT_RUN = 2;

    /** How many threads of the system carry virtual ones, as the JDK calls it; an operator's own number counts. */
    static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final int MIN_CARRIERS = 16;

    private Start() {}

    public static void main(String[] args) throws Throwable {
        String why = tooOld(Runtime.version().feature());
        if (!why.isEmpty()) {
            System.err.println(why);
            System.exit(CANNOT_RUN);
        }
        carryEnough(Runtime.getRuntime().availableProcessors());
        try {
            // By name: an older Java cannot even load it.
            Class.forName("checkpoint.CheckpointApplication")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * A thread that loads a class keeps its carrier while it waits for the packaged jar. Where there is one carrier for each processor, two
     * such threads can keep the one that reads the jar from ever going on, and a node with two processors stands still (Java 25 with Spring
     * Boot 4.1.1).
     */
    static void carryEnough(int processors) {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, String.valueOf(Math.max(MIN_CARRIERS, processors)));
        }
    }

    /** Empty where it is not. */
    static String tooOld(int version) {
        return version >= JAVA
                ? ""
                : "Checkpoint needs Java " + JAVA + ", and this is Java " + version + " ("
                        + System.getProperty("java.home") + "). Install a JDK or JRE " + JAVA
                        + " and start it with that one's java.";
    }
}
