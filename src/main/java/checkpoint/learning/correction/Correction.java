package checkpoint.learning.correction;

import checkpoint.learning.answer.VoidTreatment;
import java.util.Map;

/**
 * The version and the voided questions by which attempts are marked, instead of the version they were started on.
 *
 * @param digest of the version whose keys mark
 * @param voided by question
 */
public record Correction(String digest, Map<String, VoidTreatment> voided) {

    public Correction {
        voided = Map.copyOf(voided);
    }
}
