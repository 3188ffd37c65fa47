package checkpoint.content.markdown;

import java.util.Optional;

/** Formulas within a line, for tests of what others do with them. */
public final class SampleFormulas {

    private SampleFormulas() {}

    /** A {@code math} element; empty where there is none for it. */
    public static Optional<String> mathml(String tex) {
        return Mathml.of(tex, false);
    }
}
