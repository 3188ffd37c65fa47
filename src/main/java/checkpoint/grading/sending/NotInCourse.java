package checkpoint.grading.sending;

import java.util.Locale;
import java.util.regex.Pattern;

/** The many words by which platforms say that somebody is not a student of the course. */
final class NotInCourse {

    private static final String PERSON =
            "(?:users?|students?|learners?|persons?|people|accounts?|memberships?|members?|participants?|enrol\\w*|recipients?)";
    private static final String LACK =
            "(?:not|no longer|never|isn['’]?t|doesn['’]?t|wasn['’]?t|can['’]?t|cannot|couldn['’]?t|no part|unable)";
    private static final String BELONGING =
            "(?:found|find|exists?|enrol\\w*|members?|students?|learners?|participants?|registered|active"
                    + "|part(?: of| in)?|in (?:the|this|that) (?:course|class|section|org\\w*|context|roster))";

    private static final Pattern SAYS =
            Pattern.compile("\\b(?:no|unknown|invalid|missing|inactive|unenrolled|nonexistent|deleted)"
                    + "(?: such| active| matching| valid| course)? " + PERSON + "\\b"
                    + "|\\b" + PERSON + "\\b[^.;]{0,80}\\b" + LACK + "\\b[^.;]{0,60}\\b" + BELONGING + "\\b"
                    + "|\\bnot (?:currently |actively )?(?:an? )?(?:active )?(?:enrol\\w*|student|learner|participant)\\b"
                    + "|\\btakes? no part\\b"
                    + "|\\b(?:cannot|could not|can['’]t|couldn['’]t|did not|unable to) find (?:the |this |that |a |an )?(?:\\w+ )?"
                    + PERSON
                    + "\\b"
                    // Moodle says no more than this of a person who is unknown, not enrolled, or a teacher.
                    + "|incorrect score received");
    /** Then it is about what the tool may do. */
    private static final Pattern ABOUT_THE_TOOL = Pattern.compile(
            "\\b(?:tool|client|deployment|token|scopes?|application|permissions?|authori[sz]ed|privileges?|licen[sc]e|line ?item|grade item|column)\\b");

    private NotInCourse() {}

    /** Whether the words say so. */
    static boolean isSaidBy(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return SAYS.matcher(lower).find() && !ABOUT_THE_TOOL.matcher(lower).find();
    }
}
