package checkpoint.content.reading;

import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.tool.language.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentLine;
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

    private static final int LARGEST = 8 << 20;
    /** The limit of scalars, lists and mappings: a short text may still hold many. */
    private static final int MOST_NODES = 750_000;

    private final Node node;
    private final Faults faults;
    private final String key;
    private final Sentence within;

    /**
     * @param key the key that its faults are about; empty for the file as a whole
     * @param within how a message says that something stands in it
     */
    private Yaml(Node node, Faults faults, String key, Sentence within) {
        this.node = node;
        this.faults = faults;
        this.key = key;
        this.within = within;
    }

    /** {@code null}, with a fault, where the text is no YAML. */
    static @Nullable Yaml parse(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        try {
            Node root = new CountingComposer(new ParserImpl(new StreamReader(text), options), options).getSingleNode();
            if (root == null) {
                faults.add(1, "fault.yaml.empty");
                return null;
            }
            return new Yaml(root, faults, "", Sentence.of("fault.within.checkpoint"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(line, "fault.yaml.invalid", String.valueOf(e.getProblem()));
            return null;
        } catch (TooMany e) {
            faults.add(1, "fault.yaml.many");
            return null;
        } catch (YAMLException e) {
            // Without a place: too long, too deep, or characters that no text has.
            faults.add(1, "fault.yaml.unreadable", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static final class TooMany extends YAMLException {

        private static final long serialVersionUID = 1;

        TooMany() {
            super("it holds more values than any quiz");
        }
    }

    /** Ends at more nodes than any quiz has. */
    private static final class CountingComposer extends Composer {

        private int nodes;

        CountingComposer(ParserImpl parser, LoaderOptions options) {
            super(parser, new Resolver(), options);
        }

        @Override
        protected Node composeScalarNode(String anchor, List<CommentLine> blockComments) {
            count();
            return super.composeScalarNode(anchor, blockComments);
        }

        @Override
        protected Node composeSequenceNode(String anchor) {
            count();
            return super.composeSequenceNode(anchor);
        }

        @Override
        protected Node composeMappingNode(String anchor) {
            count();
            return super.composeMappingNode(anchor);
        }

        private void count() {
            if (++nodes > MOST_NODES) {
                throw new TooMany();
            }
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Adds a fault, whose message follows the key that it is about. */
    void fault(String message, Object... arguments) {
        faults.add(line(), Fault.about(key, Sentence.of(message, arguments)));
    }

    /** Something is wrong with a member, or it is not there. */
    void faultOf(String member, Sentence says) {
        faultOf(member, line(), says);
    }

    private void faultOf(String member, int line, Sentence says) {
        faults.add(line, Fault.about(member, says));
    }

    /** Where its faults go. */
    Faults faults() {
        return faults;
    }

    /** The key that it belongs to. */
    String key() {
        return key;
    }

    /** The line of a text's first line: the one after the key's where it is a block. */
    int firstTextLine() {
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                        || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED);
        return block ? line() + 1 : line();
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The members of a mapping, in their order; faults for keys that are unknown, missing or given twice. */
    Members members(Set<String> required, Set<String> optional) {
        Map<String, Yaml> members = members();
        members.forEach((member, value) -> {
            if (!required.contains(member) && !optional.contains(member)) {
                value.fault("fault.key.unknown", member, within, String.join(", ", sorted(required, optional)));
            }
        });
        if (isMapping()) {
            required.stream()
                    .sorted()
                    .filter(member -> !members.containsKey(member))
                    .forEach(member -> faultOf(member, Members.missing(member, within)));
        }
        return new Members(members);
    }

    /** The members of a mapping whose keys are the author's. */
    Map<String, Yaml> members() {
        Map<String, Yaml> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault("fault.mapping");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String member = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Yaml value = new Yaml(tuple.getValueNode(), faults, member, Sentence.of("fault.within.key", member));
            if (members.putIfAbsent(member, value) != null) {
                int line = tuple.getKeyNode().getStartMark().getLine() + 1;
                faultOf(member, line, Sentence.of("fault.key.twice", within));
            }
        }
        return members;
    }

    /** The entries of a list. */
    List<Yaml> entries() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(entry -> new Yaml(entry, faults, key, within))
                    .toList();
        }
        fault("fault.list");
        return List.of();
    }

    /** Text that is not empty; the empty text, with a fault, for anything else. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getValue().isBlank()) {
                fault("fault.empty");
            }
            return scalar.getValue();
        }
        fault("fault.text");
        return "";
    }

    /** {@code true} or {@code false}, with a fault for anything else. */
    boolean flag() {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!text.equals("true") && !text.equals("false")) {
            fault("fault.flag");
        }
        return text.equals("true");
    }

    /** @param message that says that something stands in it */
    Yaml named(String message) {
        return new Yaml(node, faults, key, Sentence.of(message));
    }

    private static List<String> sorted(Set<String> required, Set<String> optional) {
        return Stream.concat(required.stream(), optional.stream()).sorted().toList();
    }
}
