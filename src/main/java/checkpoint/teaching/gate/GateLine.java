package checkpoint.teaching.gate;

import checkpoint.platform.registration.KnownProduct;
import checkpoint.tool.page.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check of a gate. Its sentence is {@code teaching.gate.<check>.<code>}, what to do about it beside that with
 * {@code .next}, and in the words of a product with {@code .next.<product>}. Public for its template.
 *
 * @param facts fill both sentences in: numbers and texts
 * @param at a date that the sentence ends with; {@code null} where it has none
 * @param words the platform's own, shown as they are; {@code null} where it said nothing
 */
record GateLine(
        GateCheck check,
        GateState state,
        String code,
        List<Object> facts,
        @Nullable Instant at,
        @Nullable String words) {

    private static final int LONGEST = 300;

    /** Lines for which a product has its own texts. */
    static final Set<String> OWN_WORDS = Set.of(
            "services.no-score.canvas",
            "services.no-score.moodle",
            "column.none.canvas",
            "column.none.moodle",
            "column.worthless.canvas",
            "column.worthless.moodle",
            "mark.points.canvas",
            "mark.points.moodle",
            "mark.points.blackboard",
            "mark.points.brightspace",
            "mark.points.schoology",
            "mark.points.open_edx",
            "mark.percent.canvas",
            "mark.percent.moodle",
            "mark.percent.blackboard",
            "mark.percent.brightspace",
            "mark.percent.schoology",
            "mark.percent.open_edx",
            "open.unpublished.canvas",
            "due.past.canvas",
            "shown.below.canvas",
            "shown.below.moodle",
            "roster.refused.moodle");

    static GateLine of(GateCheck check, GateState state, String code, Object... facts) {
        return new GateLine(check, state, code, List.of(facts), null, null);
    }

    static GateLine good(GateCheck check, Object... facts) {
        return of(check, GateState.GOOD, "good", facts);
    }

    GateLine at(Instant date) {
        return new GateLine(check, state, code, facts, date, words);
    }

    GateLine inTheirWords(String said) {
        String clean = said.replaceAll("\\p{Cntrl}", " ").strip();
        return new GateLine(
                check, state, code, facts, at, clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST));
    }

    /** The finding, in words. */
    public String said(Page page) {
        return page.t(key(), arguments(page));
    }

    /** The next step, in the product's own words where we have them; {@code null} where there is nothing to do. */
    public @Nullable String next(Page page, @Nullable KnownProduct product) {
        if (state == GateState.GOOD) {
            return null;
        }
        String name = product == null ? "" : product.name().toLowerCase(Locale.ROOT);
        String own = check.hook() + "." + code + "." + name;
        return page.t(key() + ".next" + (OWN_WORDS.contains(own) ? "." + name : ""), arguments(page));
    }

    private String key() {
        return code.equals(CheckGate.SLOW) ? "teaching.gate.slow" : "teaching.gate." + check.hook() + "." + code;
    }

    private Object[] arguments(Page page) {
        return facts.stream()
                .map(fact -> fact instanceof BigDecimal number ? page.number(number) : fact)
                .toArray();
    }
}
