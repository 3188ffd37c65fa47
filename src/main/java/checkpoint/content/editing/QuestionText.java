package checkpoint.content.editing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** A question as YAML writes it. */
final class QuestionText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");

    private QuestionText() {}

    /** An entry of a list, with a dash at this column. */
    static String entry(Map<String, Object> question, int column) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        String text = new Yaml(new Lines(options), options).dump(spelled(question));
        String first = " ".repeat(column) + "- ";
        String further = " ".repeat(column + 2);
        StringBuilder entry = new StringBuilder();
        for (String line : text.lines().toList()) {
            entry.append(entry.isEmpty() ? first : line.isEmpty() ? "" : further)
                    .append(line)
                    .append('\n');
        }
        return entry.toString();
    }

    /** Without quotes where none are needed. */
    private static Object spelled(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> spelled = new LinkedHashMap<>();
                map.forEach((key, one) -> spelled.put(String.valueOf(key), spelled(one)));
                yield spelled;
            }
            case List<?> list -> list.stream().map(QuestionText::spelled).toList();
            case String text when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
            case String text when NUMBER.matcher(text).matches() -> new BigDecimal(text);
            default -> value;
        };
    }

    /** Texts of several lines as a block. */
    private static final class Lines extends Representer {

        Lines(DumperOptions options) {
            super(options);
            representers.put(
                    BigDecimal.class,
                    number -> super.representScalar(
                            Tag.FLOAT, ((BigDecimal) number).toPlainString(), DumperOptions.ScalarStyle.PLAIN));
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            return super.representScalar(tag, value, value.contains("\n") ? DumperOptions.ScalarStyle.LITERAL : style);
        }
    }
}
