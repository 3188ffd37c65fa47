package checkpoint.content.catalogue;

import checkpoint.content.checkpoint.Images;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

/** Images of a version, by its digest: anyone may have them forever, and nothing else of the content. */
@RestController
class ImageController {

    private static final String NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final ContentVersions versions;

    ImageController(ContentVersions versions) {
        this.versions = versions;
    }

    @GetMapping(Catalogue.IMAGES + "{digest}/**")
    ResponseEntity<byte[]> image(@PathVariable String digest, HttpServletRequest request) {
        String whole = String.valueOf(request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE));
        String path = whole.substring(whole.indexOf(digest) + digest.length() + 1);
        Optional<String> type = Images.type(path);
        Optional<byte[]> bytes = type.flatMap(known -> versions.file(digest, path));
        if (type.isEmpty() || bytes.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.get()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("Content-Security-Policy", NO_SCRIPTS)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(bytes.get());
    }
}
