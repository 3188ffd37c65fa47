package checkpoint.content.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as nodes that know their place in the text. */
final class YamlTree {

    private static final int LARGEST = 2 << 20;

    private YamlTree() {}

    /** The mapping that a file is; empty where it cannot be read. */
    static Optional<MappingNode> of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        try {
            Node root = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
            return root instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    static Optional<NodeTuple> member(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(one -> one.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    static Optional<Node> value(MappingNode mapping, String key) {
        return member(mapping, key).map(NodeTuple::getValueNode);
    }

    /** The position of a mark in the text. */
    static int at(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** Texts, lists and maps of texts; every scalar as it is spelled. */
    static @Nullable Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.getValue().forEach(one -> list.add(plain(one)));
                yield list;
            }
            case MappingNode mapping -> map(mapping);
            default -> null;
        };
    }

    static Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping.getValue().forEach(one -> {
            Object value = plain(one.getValueNode());
            if (one.getKeyNode() instanceof ScalarNode key && value != null) {
                map.put(key.getValue(), value);
            }
        });
        return map;
    }
}
