package checkpoint.learning.attempt;

import java.util.List;

/** Which questions an attempt puts, in which order, with their entries in which order: fixed when it is started. */
public record Layout(List<Put> questions) {

    /**
     * One question as it is put. Pages name an entry by where it stands here, never by its index as authored: for an ordering
     * question that index is the key.
     *
     * @param entries the authored indices of its entries, in the order shown
     * @param targets the authored indices of its right sides, in the order shown
     */
    public record Put(String question, List<Integer> entries, List<Integer> targets) {}
}
