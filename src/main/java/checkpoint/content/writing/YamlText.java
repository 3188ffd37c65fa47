package checkpoint.content.writing;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.StreamReader;

/** Texts as YAML writes them: always quoted, or as a block where they have lines. */
final class YamlText {

    private static final Pattern BLOCK =
            Pattern.compile("[^\\s\\u0085\\u2028\\u2029\\ufeff][^\\u0085\\u2028\\u2029\\ufeff\\t\\r]*");
    private static final Pattern BLANK_END = Pattern.compile("(?m)[ \\t]+$");

    private YamlText() {}

    /** After a key; lines of a block are indented by this much. */
    static String of(String written, int indent) {
        String text = printable(written);
        boolean block = text.contains("\n")
                && !text.endsWith("\n")
                && BLOCK.matcher(text).matches()
                && !BLANK_END.matcher(text).find();
        return block
                ? "|-\n" + " ".repeat(indent) + text.replaceAll("\n(?=[^\n])", "\n" + " ".repeat(indent))
                : quoted(text);
    }

    /** Names of files and folders come from strangers as their texts do, and YAML takes no control characters. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .filter(one ->
                        one == '\n' || one == '\t' || one == '\r' || one == 0x85 || StreamReader.isPrintable(one))
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    static String quoted(String written) {
        String text = printable(written);
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(one -> {
            switch (one) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case 0x85, 0x2028, 0x2029, 0xfeff -> quoted.append(String.format("\\u%04x", one));
                default -> quoted.appendCodePoint(one);
            }
        });
        return quoted.append('"').toString();
    }
}
