package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.reading.AuthoredContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A content root that is read again when a file in it has changed. */
final class WatchedContent {

    static final String IMAGES = "/content/";
    private static final int DEPTH = 6;

    private final Path root;
    private final Embeds embeds;
    private String state = "";
    private @Nullable AuthoredContent content;

    WatchedContent(Path root, Embeds embeds) {
        this.root = root;
        this.embeds = embeds;
    }

    /** The hosts whose videos its pages show. */
    Embeds embeds() {
        return embeds;
    }

    /** The checkpoints that the root holds now. */
    synchronized AuthoredContent content() {
        String now = state();
        AuthoredContent known = content;
        if (known == null || !now.equals(state)) {
            try {
                known = AuthoredContent.read(root, IMAGES, embeds);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            content = known;
            state = now;
        }
        return known;
    }

    Optional<AuthoredContent.One> checkpoint(String slug) {
        return content().checkpoints().stream()
                .filter(one -> one.checkpoint().slug().equals(slug))
                .findFirst();
    }

    /** Changes with every file that is written, comes or goes. */
    String state() {
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            List<String> all = files.map(WatchedContent::state).sorted().toList();
            return Integer.toHexString(all.hashCode()) + "-" + all.size();
        } catch (IOException | UncheckedIOException e) {
            // An editor that writes a new file over the old one: the next look finds it.
            return "unsettled";
        }
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        } catch (NoSuchFileException e) {
            return file + " gone";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
