package checkpoint.content.score;

import checkpoint.content.score.AnswerKey.Unit;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the unit that a learner typed among those of the question, in the spellings that people use. */
final class UnitNames {

    static final Unit BARE = new Unit("", Fraction.ONE);

    private static final int LONGEST_SYMBOL = 3;

    /** In the words of each language, with and without a space. */
    private static final String PERCENT =
            "per cent|pour ?cents?|por ?cien(?:to)?|por ?cento|بالم[ئا]?[ائ]ة|في الم[ئا]?[ائ]ة";

    /** Each line: spellings of one unit. */
    private static final String ALIKE = """
            % percent pct prozent
            $ usd us$ dollar
            € eur euro
            £ gbp pound quid
            ¥ jpy yen
            chf franken francs
            s sec second sekunde
            min minute
            h hr hour stunde
            d day tag
            wk week woche
            yr year jahr
            ms millisecond
            b byte
            kb kilobyte
            mb megabyte
            gb gigabyte
            tb terabyte
            pb petabyte
            kib kibibyte
            mib mebibyte
            gib gibibyte
            tib tebibyte
            bit
            m meter metre
            cm centimeter centimetre
            mm millimeter millimetre
            km kilometer kilometre
            g gram gramm
            kg kilogram kilogramm
            l liter litre
            °c celsius
            °f fahrenheit
            """;

    private static final Map<String, String> FIRST_OF = firstOf();

    private UnitNames() {}

    /** The unit of a number that has this before it and this after it; empty where it is none of these. */
    static Optional<Unit> find(String before, String after, List<Unit> units) {
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.of(bare(units));
        }
        if (before.isEmpty() || after.isEmpty()) {
            return find(before + after, units);
        }
        // As in "$380 USD" and in "$40 per day".
        Optional<Unit> one = find(before, units);
        return one.isPresent() && one.equals(find(after, units)) ? one : find(before + " " + after, units);
    }

    static boolean isPercent(String before, String after) {
        return canonical(before + after).equals("%");
    }

    private static Unit bare(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.name().isEmpty())
                .findFirst()
                .or(() -> units.stream().findFirst().map(first -> new Unit(first.name(), first.factor())))
                .orElse(BARE);
    }

    private static Optional<Unit> find(String typed, List<Unit> units) {
        String spaced = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        Optional<Unit> asSpelled = units.stream()
                .filter(unit ->
                        Normalizer.normalize(unit.name(), Normalizer.Form.NFKC).equals(spaced))
                .findFirst();
        if (asSpelled.isPresent() || !caseMayBeFolded(spaced)) {
            return asSpelled;
        }
        List<Unit> alike = units.stream()
                .filter(unit -> !unit.name().isEmpty() && canonical(unit.name()).equals(canonical(spaced)))
                .toList();
        long sizes = alike.stream().map(Unit::factor).distinct().count();
        return sizes == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /** In symbols of mixed case the case has a meaning: Gb is not GB. */
    private static boolean caseMayBeFolded(String typed) {
        return typed.length() > LONGEST_SYMBOL
                || typed.equals(typed.toLowerCase(Locale.ROOT))
                || typed.equals(typed.toUpperCase(Locale.ROOT))
                || (typed.length() > 1
                        && typed.substring(1).equals(typed.substring(1).toUpperCase(Locale.ROOT)));
    }

    private static String canonical(String unit) {
        String text = Normalizer.normalize(unit, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll(PERCENT, "percent")
                .replaceAll("\\s+(per|a|an|each|pro)\\s+|\\s*/\\s*(per\\s+)?", "/")
                .replaceAll("^per\\s+", "/")
                .replaceAll("\\s*\\^\\s*", "")
                .replaceAll("\\s+", " ");
        String[] parts = text.split("/", -1);
        StringBuilder canonical = new StringBuilder();
        for (String part : parts) {
            canonical.append(canonical.isEmpty() ? "" : "/").append(one(part.strip()));
        }
        return canonical.toString();
    }

    private static String one(String unit) {
        String bare = unit.endsWith(".") ? unit.substring(0, unit.length() - 1) : unit;
        String known = FIRST_OF.get(bare);
        if (known != null) {
            return known;
        }
        String singular = singular(bare);
        return FIRST_OF.getOrDefault(singular, singular);
    }

    private static String singular(String unit) {
        if (unit.length() > 2 && unit.endsWith("s") && !unit.endsWith("ss")) {
            return unit.substring(0, unit.length() - 1);
        }
        return unit.length() > 4 && unit.endsWith("en") ? unit.substring(0, unit.length() - 1) : unit;
    }

    private static Map<String, String> firstOf() {
        Map<String, String> firstOf = new HashMap<>();
        ALIKE.lines().forEach(line -> {
            String[] names = line.strip().split(" ", -1);
            for (String name : names) {
                firstOf.putIfAbsent(name, names[0]);
            }
        });
        return firstOf;
    }
}
