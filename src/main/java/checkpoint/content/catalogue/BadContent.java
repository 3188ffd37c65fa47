package checkpoint.content.catalogue;

import checkpoint.content.file.Fault;
import checkpoint.tool.setup.CannotStart;
import java.util.List;
import java.util.stream.Collectors;

/** The content root has faults; the start ends with all of them. */
final class BadContent extends CannotStart {

    BadContent(String root, List<Fault> faults) {
        super(
                "checkpoint.content (" + root + ") has faults:\n"
                        + faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")),
                "Mend them; `java -jar checkpoint.jar check DIR` tells the same in a second.");
    }

    BadContent(String root, String why) {
        super(
                "checkpoint.content (" + root + ") " + why,
                "Give a folder, or a classpath: location, with one sub-folder per checkpoint.");
    }
}
