package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import java.io.IOException;
import java.nio.file.Path;

/** A preview that runs. */
interface Preview extends AutoCloseable {

    /** Where a browser of this machine finds it, with a slash at its end. */
    String address();

    @Override
    void close();

    /**
     * Starts one.
     *
     * @param port 0 for any that is free
     * @param embeds whose videos its pages show
     */
    static Preview of(Path root, int port, Embeds embeds) throws IOException {
        return PreviewServer.start(port, PreviewConfiguration.pages(root, embeds));
    }
}
