package checkpoint.grading.sending;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A platform's demand beyond the standard: known by its product family, or learnt from a refusal and remembered. */
public enum Quirk {
    /** It takes no score without a comment, or clears a teacher's comment with each score that has none. */
    COMMENT("(?s).*comment.*"),
    /** It takes whole points only. */
    WHOLE_POINTS("(?s).*(whole number|integer|ganzzahl|ganze zahl|nombre entier|entero|inteiro|intero).*");

    private static final Pattern MISSING = Pattern.compile(
            "required|missing|must|may not be|cannot be|can't be|null|blank|empty|needs?\\b|without|has to|fehlt|erforderlich|requis|obligat");

    /** By how a product family begins, in lower case. */
    private static final Map<String, Quirk> KNOWN = Map.of(
            "schoology", COMMENT,
            "blackboard", COMMENT,
            "open-edx", WHOLE_POINTS,
            "open edx", WHOLE_POINTS,
            "openedx", WHOLE_POINTS,
            "edx", WHOLE_POINTS);

    private final Pattern words;

    Quirk(String words) {
        this.words = Pattern.compile(words);
    }

    /** Those of a product and those that were learnt. */
    public static Set<Quirk> of(@Nullable String productFamily, Set<String> learnt) {
        EnumSet<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        String family = productFamily == null ? "" : productFamily.strip().toLowerCase(Locale.ROOT);
        KNOWN.forEach((beginning, quirk) -> {
            if (family.startsWith(beginning)) {
                quirks.add(quirk);
            }
        });
        for (Quirk quirk : values()) {
            if (learnt.contains(quirk.name())) {
                quirks.add(quirk);
            }
        }
        return quirks;
    }

    /** The one that a refusal tells of. */
    static Optional<Quirk> in(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (!MISSING.matcher(lower).find()) {
            return Optional.empty();
        }
        if (COMMENT.words.matcher(lower).matches()) {
            return Optional.of(COMMENT);
        }
        return WHOLE_POINTS.words.matcher(lower).matches() ? Optional.of(WHOLE_POINTS) : Optional.empty();
    }
}
