package practice;

/** What a manner makes of a score. */
sealed interface Verdict {

    /** The grade is so from now on. */
    record Taken(Records.Result result) implements Verdict {}

    /** Nothing is changed. */
    record Refused(int status, String message) implements Verdict {}
}
