package checkpoint;

import java.lang.reflect.InvocationTargetException;

/**
 * Where the jar begins. This class alone is compiled for Java 17, so that an older Java than the rest needs is told in a sentence
 * instead of a stack trace.
 */
public final class Start {

    static final int JAVA = 25;
    private static final int CANNOT_RUN = 2;

    private Start() {}

    public static void main(String[] args) throws Throwable {
        String why = tooOld(Runtime.version().feature());
        if (!why.isEmpty()) {
            System.err.println(why);
            System.exit(CANNOT_RUN);
        }
        try {
            // By name: an older Java cannot even load it.
            Class.forName("checkpoint.CheckpointApplication")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
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
