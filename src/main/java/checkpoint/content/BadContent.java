package checkpoint.content;

import java.util.List;
import java.util.stream.Collectors;

/** The content root has faults; the start ends with all of them. */
public final class BadContent extends RuntimeException {

    BadContent(String root, List<Fault> faults) {
        super("checkpoint.content (" + root + ") has faults:\n"
                + faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
    }

    BadContent(String root, String why) {
        super("checkpoint.content (" + root + ") " + why);
    }
}
