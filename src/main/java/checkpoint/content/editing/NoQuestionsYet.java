package checkpoint.content.editing;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A list of questions that has none yet, or none any more: nothing behind its name, or {@code []}.
 *
 * @param text where the first question has a line to stand on
 * @param column of its dash
 * @param at where in the text it begins
 */
record NoQuestionsYet(String text, int column, int at) {

    private static final int DEEPER = 2;

    /** Empty where there is a question, or something else. */
    static Optional<NoQuestionsYet> of(String text, NodeTuple questions) {
        Node value = questions.getValueNode();
        boolean empty =
                value instanceof SequenceNode list ? list.getValue().isEmpty() : Tag.NULL.equals(value.getTag());
        if (!empty) {
            return Optional.empty();
        }
        int colon = text.indexOf(':', YamlTree.at(text, questions.getKeyNode().getEndMark()));
        int end = Math.max(colon + 1, YamlTree.at(text, value.getEndMark()));
        String written = text.substring(colon + 1, end).strip();
        int line = text.indexOf('\n', colon) + 1;
        int column = questions.getKeyNode().getStartMark().getColumn() + DEEPER;
        if (written.isEmpty() || text.substring(colon + 1, line).isBlank()) {
            return Optional.of(new NoQuestionsYet(text, column, line));
        }
        // What follows in the line, as a comment, stays.
        String without = text.substring(0, colon + 1) + text.substring(end);
        return Optional.of(new NoQuestionsYet(without, column, without.indexOf('\n', colon) + 1));
    }
}
