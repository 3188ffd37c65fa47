package checkpoint.tool.language;

import com.ibm.icu.text.PluralRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One text of one language, taken apart once and filled in by many threads at once: ICU's own formatter would have to be locked or
 * copied for each use.
 */
final class Wording {

    /** A part of a text. */
    sealed interface Piece permits Literal, Filled, Hash, Counted, Chosen {}

    record Literal(String text) implements Piece {}

    /** <code>{0}</code>. */
    record Filled(int argument) implements Piece {}

    /** The sign {@code #} of a plural: its number less its offset. */
    record Hash(int argument, double offset) implements Piece {}

    /** {@code plural} or {@code selectordinal}; {@code exactly} comes first, and knows no offset. */
    record Counted(
            int argument, double offset, PluralRules rules, Map<Double, Wording> exactly, Map<String, Wording> forms)
            implements Piece {}

    /** {@code select}. */
    record Chosen(int argument, Map<String, Wording> forms) implements Piece {}

    static final String OTHERWISE = "other";

    private final List<Piece> pieces;

    Wording(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** The text with its arguments; one that is not there is shown as the place it should stand. */
    String filled(Object[] arguments, RegionFormats formats) {
        StringBuilder text = new StringBuilder(64);
        fill(text, arguments, formats);
        return text.toString();
    }

    private void fill(StringBuilder text, Object[] arguments, RegionFormats formats) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Literal literal -> text.append(literal.text());
                case Filled filled -> text.append(shown(argument(filled.argument(), arguments), formats));
                case Hash hash ->
                    text.append(shown(less(argument(hash.argument(), arguments), hash.offset()), formats));
                case Counted counted ->
                    form(counted, argument(counted.argument(), arguments), formats)
                            .fill(text, arguments, formats);
                case Chosen chosen ->
                    form(chosen.forms(), String.valueOf(argument(chosen.argument(), arguments)))
                            .fill(text, arguments, formats);
            }
        }
    }

    private static Object argument(int number, Object[] arguments) {
        return number < arguments.length ? arguments[number] : "{" + number + "}";
    }

    private static Wording form(Counted counted, Object argument, RegionFormats formats) {
        if (!(argument instanceof Number number)) {
            // Written before, by somebody else: no page fails of it.
            return form(counted.forms(), OTHERWISE);
        }
        Wording exact = counted.exactly().get(number.doubleValue());
        // As it is written: in some languages 1.0 is not a singular.
        return exact != null
                ? exact
                : form(counted.forms(), counted.rules().select(formats.inText((Number)
                        less(number, counted.offset()))));
    }

    private static Wording form(Map<String, Wording> forms, String key) {
        return Objects.requireNonNull(forms.getOrDefault(key, forms.get(OTHERWISE)));
    }

    private static Object less(Object argument, double offset) {
        return offset != 0 && argument instanceof Number number ? number.doubleValue() - offset : argument;
    }

    private static String shown(Object argument, RegionFormats formats) {
        return argument instanceof Number number ? formats.inText(number).toString() : String.valueOf(argument);
    }
}
