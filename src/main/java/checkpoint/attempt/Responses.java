package checkpoint.attempt;

import checkpoint.score.Response;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was answered in attempts. Only a save and a hand-in write it. */
@Repository
public class Responses {

    private static final String SAVE = """
            insert into attempt_response (registration_id, attempt_id, question_id, response, saved_at, revision, page)
            select :registration, :attempt, question, response::jsonb, :now, :revision, :page
            from unnest(:questions, :responses) as given (question, response)
            on conflict (registration_id, attempt_id, question_id) do update
            set response = excluded.response, saved_at = excluded.saved_at, revision = excluded.revision,
                page = excluded.page
            """;

    private final JdbcClient database;

    Responses(JdbcClient database) {
        this.database = database;
    }

    /** What was saved, by question. */
    public Map<String, Response> of(Attempt attempt) {
        return saved(attempt).responses();
    }

    /** The same, with when and from where. */
    public SavedAnswers saved(Attempt attempt) {
        Map<String, SavedAnswers.One> saved = new HashMap<>();
        database.sql("""
                        select question_id, response, saved_at, revision, page from attempt_response
                        where registration_id = :registration and attempt_id = :attempt
                        """)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .query((ResultSet row) -> {
                    saved.put(
                            row.getString("question_id"),
                            new SavedAnswers.One(
                                    StoredJson.response(row.getString("response")),
                                    row.getObject("saved_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getInt("revision"),
                                    row.getString("page")));
                });
        return new SavedAnswers(saved);
    }

    /**
     * Writes changed answers, and says what is saved then.
     *
     * @param saved what was before, read while the attempt is locked
     */
    SavedAnswers save(
            Attempt attempt, SavedAnswers saved, Map<String, Response> changes, @Nullable String page, Instant now) {
        if (changes.isEmpty()) {
            return saved;
        }
        List<String> questions = List.copyOf(changes.keySet());
        database.sql(SAVE)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("revision", saved.revision() + 1)
                .param("page", page)
                .param("questions", questions.toArray(String[]::new))
                .param(
                        "responses",
                        questions.stream()
                                .map(question -> StoredJson.of(changes.getOrDefault(question, new Response.Blank())))
                                .toArray(String[]::new))
                .update();
        return saved.with(changes, page, now);
    }
}
