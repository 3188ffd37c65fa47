package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.learning.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** Puts the preview together; what the tool's own context does for the rest. */
final class PreviewConfiguration {

    private PreviewConfiguration() {}

    static PreviewPages pages(Path root, Embeds embeds) {
        return new PreviewPages(new WatchedContent(root, embeds), new Rehearsal(Clock.systemUTC(), new SecureRandom()));
    }
}
