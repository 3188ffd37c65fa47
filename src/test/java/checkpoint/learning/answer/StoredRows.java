package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.StoredLayouts;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of answers, read as the tool reads it. */
public final class StoredRows {

    private static final String ALL = """
            select r.responses, a.layout, a.content_digest
            from attempt_response r join attempt a on a.registration_id = r.registration_id and a.id = r.attempt_id""";

    private record Row(byte[] responses, byte[] layout, String digest) {}

    private StoredRows() {}

    /** Of each attempt that has any, by question. */
    public static List<Map<String, Response>> of(JdbcClient database) {
        StoredLayouts layouts = new StoredLayouts(database);
        return database
                .sql(ALL)
                .query((row, number) -> new Row(row.getBytes(1), row.getBytes(2), row.getString(3)))
                .list()
                .stream()
                .map(row -> StoredResponses.saved(row.responses(), layouts.of(row.layout(), row.digest()))
                        .responses())
                .toList();
    }
}
