package checkpoint.content.catalogue;

import checkpoint.content.file.ContentFiles;
import checkpoint.tool.cluster.Clusters;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables {@code content_version} and {@code content_file}: every version that was ever served, so that attempts keep theirs. A
 * cluster has those that its registrations use; the same digest is the same version in all of them.
 */
@Repository
public class ContentVersions {

    private static final String INSERT_VERSION = """
            insert into content_version (digest, slug, first_seen_at) values (?, ?, ?) on conflict do nothing""";
    private static final String INSERT_FILE =
            "insert into content_file (digest, path, bytes) values (?, ?, ?) on conflict do nothing";
    private static final String SLUG = "select slug from content_version where digest = ?";
    private static final String FILES = "select path, bytes from content_file where digest = ?";
    private static final String FILE = "select bytes from content_file where digest = ? and path = ?";

    private final JdbcClient database;
    private final Clusters clusters;
    private final Clock clock;

    ContentVersions(JdbcClient database, Clusters clusters, Clock clock) {
        this.database = database;
        this.clusters = clusters;
        this.clock = clock;
    }

    @Transactional
    public void keep(String slug, ContentFiles files) {
        String digest = files.digest();
        int inserted = database.sql(INSERT_VERSION)
                .param(digest)
                .param(slug)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 1) {
            files.files()
                    .forEach((path, bytes) -> database.sql(INSERT_FILE)
                            .param(digest)
                            .param(path)
                            .param(bytes)
                            .update());
        }
    }

    Optional<String> slug(String digest) {
        return clusters.first(() -> database.sql(SLUG)
                .param(digest)
                .query((row, number) -> row.getString(1))
                .optional());
    }

    public ContentFiles files(String digest) {
        return new ContentFiles(clusters.first(() -> Optional.of(here(digest)).filter(files -> !files.isEmpty()))
                .orElseGet(TreeMap::new));
    }

    private SortedMap<String, byte[]> here(String digest) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        database.sql(FILES).param(digest).query(row -> {
            files.put(row.getString("path"), row.getBytes("bytes"));
        });
        return files;
    }

    Optional<byte[]> file(String digest, String path) {
        return clusters.first(() -> database.sql(FILE)
                .param(digest)
                .param(path)
                .query((row, number) -> row.getBytes(1))
                .optional());
    }
}
