package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.attempt.StoredLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submitted attempt as it is counted.
 *
 * @param person for a file that names people, and nothing else
 * @param marked as it is recorded
 * @param bank the version whose questions and keys marked it: its own, or the corrected one of a regrade
 * @param before the attempt before it; {@code null} for a first one
 */
public record SubmittedAttempt(
        Sheet sheet,
        Person person,
        MarkedAttempt marked,
        Checkpoint bank,
        @Nullable Before before) {

    /** The learner, as the platform names them. */
    public record Person(String subject, @Nullable String name) {

        static Person of(ResultSet row) throws SQLException {
            return new Person(row.getString("subject"), row.getString("name"));
        }
    }

    /**
     * The learner's attempts before this one.
     *
     * @param share of the points
     * @param passed whether any attempt before has passed
     * @param put questions of all attempts before
     */
    record Before(double share, boolean passed, Set<String> put) {

        /** As {@link SubmittedAttempts} reads it; {@code null} where there was none. */
        static @Nullable Before of(ResultSet row) throws SQLException {
            String layouts = row.getString("before_put");
            if (layouts == null) {
                return null;
            }
            Set<String> put = new HashSet<>();
            for (JsonNode one : JsonMapper.shared().readTree(layouts)) {
                byte[] layout = HexFormat.of().parseHex(one.path(0).stringValue());
                List<String> names =
                        one.path(1).valueStream().map(JsonNode::stringValue).toList();
                StoredLayout.layout(layout, names).questions().forEach(question -> put.add(question.question()));
            }
            return new Before(row.getDouble("before_share"), row.getBoolean("before_passed"), Set.copyOf(put));
        }
    }

    boolean isFirst() {
        return sheet.attempt().number() == 1;
    }
}
