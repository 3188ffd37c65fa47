package checkpoint.content.reading;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.Images;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A content root as its author has it on disk now, without a database: every checkpoint that can be read, and every fault.
 *
 * @param checkpoints in the order of their slugs; only those without a fault
 * @param faults by file and line
 */
public record AuthoredContent(List<One> checkpoints, List<Fault> faults, Map<String, ContentFiles> files) {

    /**
     * A checkpoint and where its author wrote what.
     *
     * @param source the file that {@code lines} are of, below the content root
     */
    public record One(Checkpoint checkpoint, Lines lines, String source) {}

    /** An image, with its media type. */
    public record Image(String type, byte[] bytes) {}

    /**
     * Reads a root with one folder per checkpoint, or the folder of one.
     *
     * @param imageBase what comes before digest and path in an image's address, such as {@code /content/}
     */
    public static AuthoredContent read(Path root, String imageBase) throws IOException {
        return read(root, imageBase, Embeds.NONE);
    }

    /**
     * The same, with videos shown in its pages.
     *
     * @param embeds whose
     */
    public static AuthoredContent read(Path root, String imageBase, Embeds embeds) throws IOException {
        SortedMap<String, ContentFiles> found = ContentRoot.folder(root);
        Faults faults = Faults.of("");
        if (found.isEmpty()) {
            faults.in(root.toString()).add(1, "fault.root.empty");
        }
        List<One> checkpoints = new ArrayList<>();
        Map<String, ContentFiles> byDigest = new HashMap<>();
        found.forEach((slug, files) -> {
            Lines lines = new Lines();
            @Nullable Checkpoint checkpoint = ReadCheckpoint.read(slug, files, imageBase, embeds, faults, lines);
            if (checkpoint != null) {
                checkpoints.add(new One(checkpoint, lines, slug + "/" + ReadCheckpoint.SOURCE));
                byDigest.put(checkpoint.digest(), files);
            }
        });
        return new AuthoredContent(List.copyOf(checkpoints), faults.sorted(), Map.copyOf(byDigest));
    }

    /** An image of the version with this digest. */
    public Optional<Image> image(String digest, String path) {
        ContentFiles version = files.get(digest);
        byte[] bytes = version == null ? null : version.files().get(path);
        return bytes == null ? Optional.empty() : Images.type(path).map(type -> new Image(type, bytes));
    }
}
