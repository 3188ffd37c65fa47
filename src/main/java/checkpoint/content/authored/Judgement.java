package checkpoint.content.authored;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.editing.FormPlaces;
import checkpoint.content.file.Fault;
import checkpoint.content.strength.GateStrength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of {@code check} about a draft.
 *
 * @param checkpoint {@code null} where there are faults
 * @param faults by file and line, their paths below the folder
 * @param warnings likewise
 * @param gate how well the gate holds; {@code null} where there are faults
 * @param places which form changes what is said of a line
 */
public record Judgement(
        @Nullable Checkpoint checkpoint,
        List<Fault> faults,
        List<Fault> warnings,
        @Nullable GateStrength gate,
        FormPlaces places) {

    /** The findings about one file. */
    public List<Fault> faultsOf(String path) {
        return faults.stream().filter(fault -> fault.path().equals(path)).toList();
    }

    /** Likewise. */
    public List<Fault> warningsOf(String path) {
        return warnings.stream().filter(fault -> fault.path().equals(path)).toList();
    }
}
