package checkpoint.platform.key;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public key set (security framework 6.3): read from the database at most twice a minute, cached by platforms for an hour. */
@RestController
class KeySetController {

    private final SigningKeys keys;
    private final Clock clock;
    private volatile @Nullable Remembered remembered;

    KeySetController(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Remembered(String json, Instant at) {}

    @GetMapping("/.well-known/jwks.json")
    public ResponseEntity<String> keySet() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KeyTimes.CACHED).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .body(json());
    }

    /** Forgets what is published, because that was changed here. */
    public void changed() {
        remembered = null;
    }

    private String json() {
        Remembered known = remembered;
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.at.plus(KeyTimes.REMEMBERED))) {
            known = new Remembered("{\"keys\":[" + String.join(",", keys.publicJwks()) + "]}", now);
            remembered = known;
        }
        return known.json;
    }
}
