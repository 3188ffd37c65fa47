package checkpoint.content.markdown;

import java.util.Map;

/**
 * The letters of bold, script and other alphabets, which are signs of their own (Unicode, Mathematical Alphanumeric Symbols): MathML Core
 * has no other way to say them. SnuggleTeX 1.3.0 maps those alone that were encoded early (R to \u211d, but not A), and a Fraktur g to the
 * script one.
 */
final class MathAlphabets {

    /**
     * Where an alphabet begins.
     *
     * @param digits 0 where it has none
     * @param early letters that were encoded before the others and stand elsewhere, each followed by its sign
     */
    private record Alphabet(int capitals, int small, int digits, String early) {

        int sign(int letter) {
            int place = early.indexOf(letter);
            if (place >= 0 && place % 2 == 0) {
                return early.charAt(place + 1);
            } else if (letter >= 'A' && letter <= 'Z') {
                return capitals + letter - 'A';
            } else if (letter >= 'a' && letter <= 'z') {
                return small + letter - 'a';
            }
            return digits > 0 && letter >= '0' && letter <= '9' ? digits + letter - '0' : letter;
        }
    }

    /** By the values of {@code mathvariant}; what is upright or italic is the browser's. */
    private static final Map<String, Alphabet> ALPHABETS = Map.of(
            "bold", new Alphabet(0x1d400, 0x1d41a, 0x1d7ce, ""),
            "bold-italic", new Alphabet(0x1d468, 0x1d482, 0, ""),
            "script",
                    new Alphabet(
                            0x1d49c,
                            0x1d4b6,
                            0,
                            "B\u212cE\u2130F\u2131H\u210bI\u2110L\u2112M\u2133R\u211be\u212fg\u210ao\u2134"),
            "fraktur", new Alphabet(0x1d504, 0x1d51e, 0, "C\u212dH\u210cI\u2111R\u211cZ\u2128"),
            "double-struck",
                    new Alphabet(0x1d538, 0x1d552, 0x1d7d8, "C\u2102H\u210dN\u2115P\u2119Q\u211aR\u211dZ\u2124"),
            "sans-serif", new Alphabet(0x1d5a0, 0x1d5ba, 0x1d7e2, ""),
            "monospace", new Alphabet(0x1d670, 0x1d68a, 0x1d7f6, ""));

    private MathAlphabets() {}

    /** A text in the letters of an alphabet; as it is where there are none. */
    static String in(String variant, String text) {
        Alphabet alphabet = ALPHABETS.get(variant);
        return alphabet == null
                ? text
                : text.codePoints()
                        .map(alphabet::sign)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
