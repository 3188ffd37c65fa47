package checkpoint.content.authored;

import checkpoint.content.checkpoint.Images;
import checkpoint.tool.cluster.Clusters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

/** Images of a draft, by a key that only its own pages name: an image's address carries no token. */
@RestController
class DraftImages {

    static final String PATH = "/content/drafts/";
    private static final String NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final String FIND = """
            select f.bytes from authored_file f
            join authored_checkpoint c on c.registration_id = f.registration_id and c.id = f.checkpoint_id
            where c.image_key = ? and f.path = ?""";

    private final JdbcClient database;
    private final Clusters clusters;

    DraftImages(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    @GetMapping(PATH + "{key}/{digest}/**")
    ResponseEntity<byte[]> image(@PathVariable String key, @PathVariable String digest, HttpServletRequest request) {
        String whole = String.valueOf(request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE));
        String path = whole.substring(whole.indexOf(digest, whole.indexOf(key) + key.length()) + digest.length() + 1);
        Optional<String> type = Images.type(path);
        Optional<byte[]> bytes = type.flatMap(known -> find(key, path));
        if (type.isEmpty() || bytes.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.get()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", NO_SCRIPTS)
                .body(bytes.get());
    }

    private Optional<byte[]> find(String key, String path) {
        return clusters.first(() -> database.sql(FIND)
                .param(key)
                .param(path)
                .query((row, number) -> row.getBytes(1))
                .optional());
    }
}
