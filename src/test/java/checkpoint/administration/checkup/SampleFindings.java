package checkpoint.administration.checkup;

import checkpoint.administration.checkup.Finding.Verdict;
import java.util.List;

/** What a check-up found. */
public final class SampleFindings {

    private static final String SCHOOL = "https://learning.a-very-long-name-of-a-district.example";

    private SampleFindings() {}

    /** One of each verdict. */
    public static List<?> found() {
        return List.of(
                new Finding("platform", Verdict.GOOD, "good", List.of("Moodle", "moodle.md"), null),
                new Finding("platform", Verdict.NOTE, "framed", List.of(SCHOOL), null),
                new Finding("keys", Verdict.GOOD, "good", List.of(2), null),
                new Finding("clock", Verdict.NOTE, "ahead", List.of(42), null),
                new Finding(
                        "token",
                        Verdict.BAD,
                        "refused",
                        List.of(),
                        "invalid_client: the client_assertion was not signed by a key of " + SCHOOL
                                + "/mod/lti/certs.php"),
                new Finding("line-items", Verdict.BAD, "slow", List.of(), null));
    }
}
