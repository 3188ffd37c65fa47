package checkpoint.attempt;

import checkpoint.score.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what is answered in attempts. Only a save and a hand-in do. */
@Repository
class Responses {

    private static final String SAVE = "select deadline from save_responses(?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient database;

    Responses(JdbcClient database) {
        this.database = database;
    }

    /**
     * Writes changed answers, with one statement that commits by itself where no transaction is.
     *
     * @param read what the changes were decided from
     * @return what is there now; empty, with nothing written, if the attempt has ended since it was read, or something else was saved in it
     */
    Optional<Sheet> save(Sheet read, Map<String, Response> changes, @Nullable String page, Instant now) {
        if (changes.isEmpty()) {
            return Optional.of(read);
        }
        List<String> questions = List.copyOf(changes.keySet());
        return database.sql(SAVE)
                .param(read.attempt().place().registration())
                .param(read.attempt().id())
                .param(read.saved().revision())
                .param(page)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(questions.toArray(String[]::new))
                .param(questions.stream()
                        .map(question -> StoredJson.of(changes.getOrDefault(question, new Response.Blank())))
                        .toArray(String[]::new))
                .query((row, index) -> read.with(changes, page, now, Attempts.instantOrNull(row, "deadline")))
                .optional();
    }
}
