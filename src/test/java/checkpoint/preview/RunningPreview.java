package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import java.io.IOException;
import java.nio.file.Path;

/** A preview that runs, for stories in a browser. */
public final class RunningPreview implements AutoCloseable {

    private final Preview preview;

    private RunningPreview(Preview preview) {
        this.preview = preview;
    }

    /** Without videos, on any port that is free. */
    public static RunningPreview of(Path root) throws IOException {
        return new RunningPreview(Preview.of(root, 0, Embeds.NONE));
    }

    public String address() {
        return preview.address();
    }

    @Override
    public void close() {
        preview.close();
    }
}
