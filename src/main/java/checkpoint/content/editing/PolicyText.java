package checkpoint.content.editing;

import checkpoint.content.file.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The titles and the policy in the text of {@code checkpoint.yaml}, and what the gate unlocks: a change of one value rewrites that value
 * and leaves all else, with its comments, as it is. What the gate unlocks is named {@code next.title}, {@code next.page} and
 * {@code next.url}; the quiz's own title is {@code quiz.title}.
 */
public final class PolicyText {

    /** The keys of the quiz that can be set here. */
    public static final List<String> QUIZ =
            List.of("pass-mark", "attempts", "cool-down", "time-limit", "draw", "keep", "report", "feedback", "keys");

    /** The keys of what the gate unlocks. */
    public static final List<String> NEXT = List.of("title", "page", "url");

    private static final String QUIZ_TITLE = "quiz.title";

    private static final List<String> TITLES = List.of("title", QUIZ_TITLE);
    private static final List<String> NAMED =
            Stream.concat(TITLES.stream(), QUIZ.stream()).toList();

    private static final String BEFORE_NEXT = "next.";

    private final String text;
    private final MappingNode root;
    private final MappingNode quiz;

    private PolicyText(String text, MappingNode root, MappingNode quiz) {
        this.text = text;
        this.root = root;
        this.quiz = quiz;
    }

    /** Empty where the text cannot be read, or has its quiz in another way than with a line for each key. */
    public static Optional<PolicyText> read(String text) {
        String whole = text.endsWith("\n") ? text : text + "\n";
        return YamlTree.of(whole)
                .filter(PolicyText::isBlock)
                .flatMap(root -> YamlTree.value(root, "quiz")
                        .filter(PolicyText::isBlock)
                        .map(quiz -> new PolicyText(whole, root, (MappingNode) quiz)));
    }

    private static boolean isBlock(Node node) {
        return node instanceof MappingNode mapping && mapping.getFlowStyle() == DumperOptions.FlowStyle.BLOCK;
    }

    /** The settings as they are spelled; those that are not text are left out. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        NAMED.forEach(name -> text(of(name), key(name)).ifPresent(value -> values.put(name, value)));
        next().ifPresent(mapping ->
                NEXT.forEach(key -> text(mapping, key).ifPresent(value -> values.put(BEFORE_NEXT + key, value))));
        return values;
    }

    private MappingNode of(String name) {
        return name.equals("title") ? root : quiz;
    }

    private static String key(String name) {
        return name.equals(QUIZ_TITLE) ? "title" : name;
    }

    /** Whether the quiz has a key at all, also one that is not set here. */
    public boolean has(String key) {
        return YamlTree.member(quiz, key).isPresent();
    }

    /** Whether a line of the text, from 1, is where a value stands, or would be missed. */
    public boolean stands(String name, int line) {
        boolean ofNext = name.startsWith(BEFORE_NEXT);
        Optional<NodeTuple> member = ofNext ? YamlTree.member(root, "next") : YamlTree.member(of(name), key(name));
        int from = member.map(one -> one.getKeyNode().getStartMark().getLine())
                .orElse((ofNext ? root : of(name)).getStartMark().getLine());
        int to = member.map(one -> one.getValueNode().getEndMark().getLine()).orElse(from);
        return line > from && line <= to + 1;
    }

    /** Whether what is wrong is a value that can be set here. */
    public boolean has(Fault fault) {
        return NAMED.stream().anyMatch(name -> fault.isAbout(key(name)) && stands(name, fault.line()))
                || NEXT.stream().anyMatch(key -> fault.isAbout(key) && stands(BEFORE_NEXT + key, fault.line()))
                || fault.isAbout("next");
    }

    /**
     * The text with other values; empty where it is written in a way that only its author should change.
     *
     * @param wanted by name; an empty text takes the value away, and a name that is missing leaves it
     */
    public Optional<String> with(Map<String, String> wanted) {
        String changed = text;
        Map<String, String> before = values();
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            String value = one.getValue();
            if (!one.getKey().startsWith(BEFORE_NEXT) && !value.equals(before.getOrDefault(one.getKey(), ""))) {
                changed = read(changed).map(now -> now.set(one.getKey(), value)).orElse(changed);
            }
        }
        String all = read(changed).map(now -> now.unlocking(wanted)).orElse(changed);
        return read(all).filter(now -> now.isAs(wanted)).map(now -> all);
    }

    private boolean isAs(Map<String, String> wanted) {
        Map<String, String> values = values();
        return wanted.entrySet().stream().allMatch(one -> one.getValue().equals(values.getOrDefault(one.getKey(), "")));
    }

    private String set(String name, String value) {
        TextMember members = new TextMember(text, of(name));
        if (value.isEmpty()) {
            return members.without(key(name));
        }
        boolean titles = TITLES.contains(name);
        // A title of digits is a text too.
        String spelled = titles ? quoted(value) : spelled(value);
        return YamlTree.member(of(name), key(name)).isPresent()
                ? members.replaced(key(name), spelled)
                : members.with(key(name), spelled, titles ? "" : "pass-mark");
    }

    /** The text of {@code unlocks}, written again where it gains or loses a key. */
    private String unlocking(Map<String, String> wanted) {
        Map<String, String> before = values();
        Map<String, String> after = new LinkedHashMap<>();
        for (String key : NEXT) {
            String name = BEFORE_NEXT + key;
            String value = wanted.getOrDefault(name, before.getOrDefault(name, ""));
            if (!value.isEmpty()) {
                after.put(key, value);
            }
        }
        boolean same = NEXT.stream()
                .allMatch(key -> after.getOrDefault(key, "").equals(before.getOrDefault(BEFORE_NEXT + key, "")));
        if (same) {
            return text;
        }
        @Nullable MappingNode mapping = next().orElse(null);
        if (mapping != null && YamlTree.map(mapping).keySet().equals(after.keySet())) {
            return replaced(after);
        }
        StringBuilder flow = new StringBuilder();
        after.forEach((key, value) -> flow.append(flow.isEmpty() ? "{ " : ", ")
                .append(key)
                .append(": ")
                .append(spelled(value)));
        TextMember members = new TextMember(text, root);
        return YamlTree.member(root, "next").isPresent()
                ? members.replaced("next", flow + " }")
                : members.with("next", flow + " }", "title");
    }

    private String replaced(Map<String, String> after) {
        String changed = text;
        for (Map.Entry<String, String> one : after.entrySet()) {
            changed = read(changed)
                    .flatMap(now -> now.next()
                            .map(next ->
                                    new TextMember(now.text, next).replaced(one.getKey(), spelled(one.getValue()))))
                    .orElse(changed);
        }
        return changed;
    }

    private Optional<MappingNode> next() {
        return YamlTree.value(root, "next")
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast);
    }

    private static Optional<String> text(MappingNode mapping, String key) {
        return YamlTree.value(mapping, key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue());
    }

    private static String spelled(String value) {
        return value.matches("[A-Za-z0-9][A-Za-z0-9.%-]*") ? value : quoted(value);
    }

    private static String quoted(String value) {
        return "\"" + value.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
