package checkpoint.content.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The questions in the text of {@code checkpoint.yaml}: a change of one rewrites its lines and leaves all others, with their comments, as
 * they are. Questions are counted from 0.
 */
public final class QuestionList {

    private final String text;
    private final int column;
    private final int begin;
    private final List<Entry> entries;

    /** @param begin where in the text the first question stands, or would */
    private QuestionList(String text, int column, int begin, List<Entry> entries) {
        this.text = text;
        this.column = column;
        this.begin = begin;
        this.entries = entries;
    }

    /** From where to where in the text, in which line that begins, and what stands there. */
    private record Entry(int from, int to, int line, Map<String, Object> value) {}

    /**
     * Empty where the text cannot be read, or has its questions in another way than as a list with a dash each. A list without any
     * question is one.
     */
    public static Optional<QuestionList> read(String text) {
        String whole = text.endsWith("\n") ? text : text + "\n";
        return YamlTree.of(whole)
                .flatMap(root -> YamlTree.value(root, "quiz"))
                .flatMap(quiz ->
                        quiz instanceof MappingNode mapping ? YamlTree.member(mapping, "questions") : Optional.empty())
                .flatMap(questions -> NoQuestionsYet.of(whole, questions)
                        .map(none -> new QuestionList(none.text(), none.column(), none.at(), List.of()))
                        .or(() -> listed(whole, questions.getValueNode())));
    }

    private static Optional<QuestionList> listed(String whole, Node questions) {
        return questions instanceof SequenceNode list && list.getFlowStyle() == DumperOptions.FlowStyle.BLOCK
                ? Optional.ofNullable(of(whole, list))
                : Optional.empty();
    }

    /** The keys of the objectives that the text lists. */
    public static List<String> objectives(String text) {
        return YamlTree.of(text)
                .flatMap(root -> YamlTree.value(root, "objectives"))
                .filter(MappingNode.class::isInstance)
                .map(listed -> List.copyOf(YamlTree.map((MappingNode) listed).keySet()))
                .orElse(List.of());
    }

    private static @Nullable QuestionList of(String text, SequenceNode list) {
        List<Integer> starts = new ArrayList<>();
        int column = 0;
        int signs = 0;
        int at = 0;
        for (Node node : list.getValue()) {
            // Counted on from the one before: marks count signs, and a text of thousands is long.
            at = text.offsetByCodePoints(at, node.getStartMark().getIndex() - signs);
            signs = node.getStartMark().getIndex();
            int dash = at - 1;
            while (dash > 0 && Character.isWhitespace(text.charAt(dash))) {
                dash--;
            }
            int line = text.lastIndexOf('\n', dash) + 1;
            if (!(node instanceof MappingNode)
                    || text.charAt(dash) != '-'
                    || !text.substring(line, dash).isBlank()) {
                return null;
            }
            column = dash - line;
            starts.add(line);
        }
        int end = YamlTree.at(text, list.getEndMark());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        end = text.indexOf('\n', end) + 1;
        List<Entry> entries = new ArrayList<>();
        int line = 1;
        int counted = 0;
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            line += lineEnds(text, counted, from);
            counted = from;
            int to = i + 1 < starts.size() ? starts.get(i + 1) : Math.max(end, from);
            entries.add(new Entry(
                    from, to, line, YamlTree.map((MappingNode) list.getValue().get(i))));
        }
        return new QuestionList(text, column, starts.getFirst(), entries);
    }

    /** The text as it is. */
    public String text() {
        return text;
    }

    public int size() {
        return entries.size();
    }

    /** Keys and values of a question: texts, and lists and maps of them. */
    public Map<String, Object> question(int index) {
        return new LinkedHashMap<>(entries.get(index).value());
    }

    /** The lines of a question, as they are written. */
    public String lines(int index) {
        return text.substring(entries.get(index).from(), entries.get(index).to());
    }

    /** The question that a line of the text, from 1, belongs to; empty where it belongs to none. */
    public OptionalInt at(int line) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).line() <= line) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && line < endOf(high) ? OptionalInt.of(high) : OptionalInt.empty();
    }

    /** The first line after a question. */
    private int endOf(int index) {
        Entry entry = entries.get(index);
        return entry.line() + lineEnds(text, entry.from(), entry.to());
    }

    private static int lineEnds(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(one -> one == '\n').count();
    }

    /** A checkpoint's text with this question alone, in its language: what is wrong elsewhere does not keep it from being shown. */
    public String alone(int index) {
        Map<String, Object> question = question(index);
        // They name what is not there.
        question.remove("objective");
        question.remove("passage");
        String lang = YamlTree.of(text)
                .flatMap(root -> YamlTree.value(root, "lang"))
                .map(YamlTree::plain)
                .map(String::valueOf)
                .filter(tag -> tag.matches("[A-Za-z0-9-]{2,20}"))
                .orElse("en");
        return "title: \"-\"\nlang: " + lang + "\nnext: { title: \"-\", url: \"https://example.org/\" }\n"
                + "quiz:\n  title: \"-\"\n  pass-mark: 100%\n  questions:\n" + QuestionText.entry(question, 4);
    }

    /** One question from its lines, as {@link #lines} gives them; empty where they are none. */
    public static Optional<Map<String, Object>> fromLines(String lines) {
        int column = lines.indexOf('-');
        if (column < 0 || !lines.substring(0, column).isBlank()) {
            return Optional.empty();
        }
        return read("quiz:\n" + " ".repeat(Math.max(1, column)) + "questions:\n" + lines)
                .filter(one -> one.size() == 1)
                .map(one -> one.question(0));
    }

    /** The text with another question in the place of one. */
    public String replaced(int index, Map<String, Object> question) {
        Entry old = entries.get(index);
        return text.substring(0, old.from()) + QuestionText.entry(question, column) + text.substring(old.to());
    }

    /** The text with a question more, after one; after -1, it is the first. */
    public String inserted(int after, Map<String, Object> question) {
        int at = after < 0 ? begin : entries.get(after).to();
        return text.substring(0, at) + QuestionText.entry(question, column) + text.substring(at);
    }

    /** The text without a question. */
    public String removed(int index) {
        Entry old = entries.get(index);
        return text.substring(0, old.from()) + text.substring(old.to());
    }

    /** The text with a question and the next in the other order. */
    public String swapped(int first) {
        Entry one = entries.get(first);
        Entry other = entries.get(first + 1);
        return text.substring(0, one.from()) + lines(first + 1) + lines(first) + text.substring(other.to());
    }

    /** An id that no question has yet. */
    public String freeId(String wanted) {
        String free = wanted;
        for (int i = 2; has(free); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    private boolean has(String id) {
        return entries.stream().anyMatch(entry -> id.equals(entry.value().get("id")));
    }
}
