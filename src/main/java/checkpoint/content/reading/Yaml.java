package checkpoint.content.reading;

import checkpoint.content.file.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value in a YAML file, with its line. Only the node graph is read: no tag ever makes an object, and aliases are bounded.
 * Every question that the value cannot answer becomes a fault with that line.
 */
final class Yaml {

    private static final int LARGEST = 2 << 20;

    private final Node node;
    private final Faults faults;
    private final String name;

    private Yaml(Node node, Faults faults, String name) {
        this.node = node;
        this.faults = faults;
        this.name = name;
    }

    /** {@code null}, with a fault, where the text is no YAML. */
    static @Nullable Yaml parse(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        try {
            Node root = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                faults.add(1, "the file is empty: it needs title, next, objectives and quiz");
                return null;
            }
            return new Yaml(root, faults, "the file");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(line, "this is no valid YAML: " + e.getProblem());
            return null;
        } catch (YAMLException e) {
            // Without a place: too long, too deep, or characters that no text has.
            faults.add(1, "this is no readable YAML: " + e.getMessage());
            return null;
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    void fault(String message) {
        faults.add(line(), message);
    }

    /** The members of a mapping, in their order; faults for keys that are unknown, missing or given twice. */
    Members members(Set<String> required, Set<String> optional) {
        Map<String, Yaml> members = members();
        members.forEach((key, value) -> {
            if (!required.contains(key) && !optional.contains(key)) {
                value.fault("unknown key \"" + key + "\" in " + name + ": known are "
                        + String.join(", ", sorted(required, optional)));
            }
        });
        required.stream()
                .sorted()
                .filter(key -> !members.containsKey(key))
                .forEach(key -> fault("\"" + key + "\" is missing in " + name));
        return new Members(members);
    }

    /** The members of a mapping whose keys are the author's. */
    Map<String, Yaml> members() {
        Map<String, Yaml> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault(name + " must be a mapping of keys to values");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Yaml value = new Yaml(tuple.getValueNode(), faults, "\"" + key + "\"");
            if (members.putIfAbsent(key, value) != null) {
                faults.add(
                        tuple.getKeyNode().getStartMark().getLine() + 1,
                        "\"" + key + "\" stands in " + name + " twice");
            }
        }
        return members;
    }

    /** The entries of a list. */
    List<Yaml> entries() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(entry -> new Yaml(entry, faults, name + " entry"))
                    .toList();
        }
        fault(name + " must be a list");
        return List.of();
    }

    /** Text that is not empty; the empty text, with a fault, for anything else. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getValue().isBlank()) {
                fault(name + " must not be empty");
            }
            return scalar.getValue();
        }
        fault(name + " must be a text");
        return "";
    }

    /** {@code true} or {@code false}, with a fault for anything else. */
    boolean flag() {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!text.equals("true") && !text.equals("false")) {
            fault(name + " must be true or false");
        }
        return text.equals("true");
    }

    Yaml named(String otherName) {
        return new Yaml(node, faults, otherName);
    }

    private static List<String> sorted(Set<String> required, Set<String> optional) {
        return Stream.concat(required.stream(), optional.stream()).sorted().toList();
    }
}
