package checkpoint.grading.lineitem;

import checkpoint.platform.access.Trouble;

/** The outcome of the search for a line item. */
public sealed interface LineItemLookup {

    record At(String url) implements LineItemLookup {}

    /**
     * There is none, and none is to be made: why, for the instructor.
     *
     * @param status of the platform's refusal; 0 where it refused nothing
     */
    record None(String words, int status) implements LineItemLookup {

        None(String words) {
            this(words, 0);
        }

        /** Every list was read to its end, and it is in none. */
        boolean isEmpty() {
            return words.isEmpty();
        }
    }

    record NotNow(Trouble trouble) implements LineItemLookup {}

    /** The same trouble, of which it is said what was being done. */
    static LineItemLookup notNow(String doing, Trouble trouble) {
        return new NotNow(trouble.during(doing));
    }

    /** Trouble that says nothing of the rest of the platform. */
    static LineItemLookup notNow(String doing, String words) {
        return new NotNow(new Trouble(doing + words, 0, false, null, false));
    }
}
