package checkpoint.tool.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object from outside, read strictly: no member twice, no deep nesting, and a value of another type than expected is
 * as good as absent.
 */
public record Claims(JsonNode object) {

    private static final int LONGEST_TEXT = 500;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(24)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The object that these bytes are; empty if they are none. */
    public static Optional<Claims> parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node.isObject() ? Optional.of(new Claims(node)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** A string that is not empty, exactly as it came. */
    public Optional<String> string(String name) {
        JsonNode node = object.path(name);
        return node.isString() && !node.stringValue().isEmpty() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** An identifier: 1 to 255 printable ASCII characters, never trimmed or folded (LTI 1.3, 5.3). */
    public Optional<String> identifier(String name) {
        return string(name).filter(Claims::isIdentifier);
    }

    /** Words for people: without control characters, and cut where they are very long. */
    public Optional<String> words(String name) {
        return string(name)
                .map(text -> text.codePoints()
                        .filter(point -> !Character.isISOControl(point) && Character.isDefined(point))
                        .limit(LONGEST_TEXT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    /** A boolean; some platforms send the words {@code "true"} and {@code "false"}. */
    public Optional<Boolean> truth(String name) {
        JsonNode node = object.path(name);
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return string(name).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A number, not a text that looks like one; empty too where it is too large for a double, such as {@code 1e400}. */
    public OptionalDouble number(String name) {
        JsonNode node = object.path(name);
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    public Optional<URI> uri(String name) {
        return string(name).flatMap(text -> {
            try {
                return Optional.of(new URI(text));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        });
    }

    /** An object; one without members where there is none. */
    public Claims claims(String name) {
        JsonNode node = object.path(name);
        return new Claims(node.isObject() ? node : JSON.createObjectNode());
    }

    /** An array of strings; empty where it is anything else. */
    public Optional<List<String>> strings(String name) {
        JsonNode node = object.path(name);
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(node.size());
        for (JsonNode one : node) {
            if (!one.isString()) {
                return Optional.empty();
            }
            all.add(one.stringValue());
        }
        return Optional.of(all);
    }

    private static boolean isIdentifier(String text) {
        return text.length() <= 255 && text.chars().allMatch(sign -> sign >= 0x20 && sign < 0x7f);
    }
}
