package checkpoint.learning.correction;

import checkpoint.learning.answer.Voided;
import java.util.Map;

/**
 * What attempts are marked by, in place of the version that they were started on.
 *
 * @param digest of the version whose keys mark
 * @param voided by question
 */
public record Correction(String digest, Map<String, Voided> voided) {

    public Correction {
        voided = Map.copyOf(voided);
    }
}
