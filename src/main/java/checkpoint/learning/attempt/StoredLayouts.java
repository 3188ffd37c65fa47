package checkpoint.learning.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads layouts as they are stored ({@link StoredLayout}). The names of a version’s questions stand for good once its first attempt has been started, in every
 * database alike: each node reads them once, and not with each attempt.
 */
@Repository
public class StoredLayouts {

    /** Names of questions: some 2 MB, and more than a school has in use at a time. */
    private static final int MOST = 20_000;

    private static final String NAMES =
            "select questions from content_version where digest = :digest and questions is not null";

    private final JdbcClient database;
    private final Cache<String, List<String>> names = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String digest, List<String> all) -> all.size() + 1)
            .build();

    public StoredLayouts(JdbcClient database) {
        this.database = database;
    }

    /**
     * A layout as it was stored. The first one of a version asks the database: not for code that reads rows, unless a transaction has its connection already.
     *
     * @param digest of its version
     * @throws IllegalStateException where it cannot be read
     */
    public Layout of(byte[] stored, String digest) {
        return StoredLayout.layout(stored, StoredLayout.isPacked(stored) ? names(digest) : List.of());
    }

    /** Nobody waits for another’s reading: who waits may hold the connection that the other one needs. */
    private List<String> names(String digest) {
        List<String> known = names.getIfPresent(digest);
        if (known != null) {
            return known;
        }
        Optional<List<String>> stored = database.sql(NAMES)
                .param("digest", digest)
                .query((row, number) ->
                        List.of((String[]) row.getArray("questions").getArray()))
                .optional();
        stored.ifPresent(all -> names.put(digest, all));
        return stored.orElse(List.of());
    }
}
