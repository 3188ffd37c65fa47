package checkpoint.content.editing;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** One member of a mapping in a text, set or taken away; the comment beside it stays. */
final class TextMember {

    private final String text;
    private final MappingNode mapping;

    TextMember(String text, MappingNode mapping) {
        this.text = text;
        this.mapping = mapping;
    }

    /** The text with another value; as it was where the key is not there or its value stands elsewhere. */
    String replaced(String key, String value) {
        return YamlTree.member(mapping, key)
                .filter(this::isBeside)
                .map(member -> {
                    int from = from(member.getValueNode());
                    String space = text.charAt(from - 1) == ':' ? " " : "";
                    return text.substring(0, from) + space + value + text.substring(to(member.getValueNode()));
                })
                .orElse(text);
    }

    /** The text without a member that has its own line; as it was where it has none. */
    String without(String key) {
        return YamlTree.member(mapping, key)
                .filter(this::isBeside)
                .map(member -> {
                    int start = from(member.getKeyNode());
                    int line = text.lastIndexOf('\n', start - 1) + 1;
                    int to = to(member.getValueNode());
                    int end = text.indexOf('\n', to) + 1;
                    String rest = text.substring(to, end).strip();
                    if (rest.isEmpty()) {
                        return text.substring(0, line) + text.substring(end);
                    }
                    return rest.startsWith("#")
                            ? text.substring(0, line) + " ".repeat(start - line) + rest + "\n" + text.substring(end)
                            : text;
                })
                .orElse(text);
    }

    /** The text with a member more, in a line after that of another, or before all. */
    String with(String key, String value, String after) {
        NodeTuple first = mapping.getValue().getFirst();
        int start = from(first.getKeyNode());
        int line = text.lastIndexOf('\n', start - 1) + 1;
        int at = YamlTree.member(mapping, after)
                .map(member -> text.indexOf('\n', to(member.getValueNode())) + 1)
                .orElse(line);
        return text.substring(0, at) + " ".repeat(start - line) + key + ": " + value + "\n" + text.substring(at);
    }

    /** Whether the value stands right behind its key, and is not a name for one that stands elsewhere. */
    private boolean isBeside(NodeTuple member) {
        int key = to(member.getKeyNode());
        int value = from(member.getValueNode());
        return value > key && text.substring(key, value).strip().equals(":");
    }

    private int from(Node node) {
        return YamlTree.at(text, node.getStartMark());
    }

    /** The end mark of a block is at what comes next. */
    private int to(Node node) {
        int from = from(node);
        int end = YamlTree.at(text, node.getEndMark());
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
