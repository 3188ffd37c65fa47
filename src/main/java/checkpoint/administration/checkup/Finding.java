package checkpoint.administration.checkup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check. Its sentence is in the bundle as {@code checkup.<check>.<code>}, what to do next beside it with
 * {@code .next}.
 *
 * @param facts fill the sentence in
 * @param words the platform's own, where it refused; shown as they are, never a secret
 */
record Finding(
        String check,
        Verdict verdict,
        String code,
        List<Object> facts,
        @Nullable String words) {

    /** The verdict of a check. */
    enum Verdict {
        GOOD,
        /** It works, and may not tomorrow; or it cannot be told yet. */
        NOTE,
        BAD
    }

    static Finding good(String check, Object... facts) {
        return new Finding(check, Verdict.GOOD, "good", List.of(facts), null);
    }

    static Finding note(String check, String code, Object... facts) {
        return new Finding(check, Verdict.NOTE, code, List.of(facts), null);
    }

    static Finding bad(String check, String code, Object... facts) {
        return new Finding(check, Verdict.BAD, code, List.of(facts), null);
    }

    Finding inTheirWords(String said) {
        String clean = said.replaceAll("\\p{Cntrl}", " ").strip();
        return new Finding(check, verdict, code, facts, clean.length() <= 300 ? clean : clean.substring(0, 300));
    }

    /** The key of its sentence. */
    public String text() {
        return "checkup." + check + "." + code;
    }
}
