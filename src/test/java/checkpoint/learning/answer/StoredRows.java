package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.StoredLayout;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of answers, read as the tool reads it. */
public final class StoredRows {

    private static final String ALL = "select r.responses, " + StoredLayout.COLUMNS
            + " from attempt_response r join attempt a on a.registration_id = r.registration_id and a.id = r.attempt_id";

    private StoredRows() {}

    /** Of each attempt that has any, by question. */
    public static List<Map<String, Response>> of(JdbcClient database) {
        return database.sql(ALL)
                .query((row, number) -> StoredResponses.saved(row.getBytes("responses"), StoredLayout.layout(row))
                        .responses())
                .list();
    }
}
