package checkpoint.content.catalogue;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.Lines;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.language.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders and class-path locations that checkpoints come from, as they are now. */
final class ContentRoots {

    private static final String CLASS_PATH = "classpath:";
    private static final int DEEPEST = 6;

    private final List<String> roots;
    private final String imageBase;
    private final Embeds embeds;

    ContentRoots(List<String> roots, String imageBase, Embeds embeds) {
        this.embeds = embeds;
        this.roots = List.copyOf(roots);
        this.imageBase = imageBase;
    }

    /** A checkpoint as it is on disk, its files, and the root that it is in. */
    record Found(Checkpoint checkpoint, ContentFiles files, String root) {}

    /**
     * All roots.
     *
     * @param found by slug; only those without a fault
     * @param faults of checkpoints, by their root
     * @param unread what is wrong with a root as a whole, by root
     * @param empty roots that could be read and hold no checkpoint
     */
    record Reading(
            SortedMap<String, Found> found,
            Map<String, List<Fault>> faults,
            Map<String, Sentence> unread,
            List<String> empty) {}

    Reading read() {
        Reading reading = new Reading(new TreeMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (String root : roots) {
            read(root, reading);
        }
        return reading;
    }

    private void read(String root, Reading reading) {
        SortedMap<String, ContentFiles> files;
        try {
            files = files(root);
        } catch (NotDirectoryException e) {
            reading.unread().put(root, Sentence.of("fault.root.folder"));
            return;
        } catch (IOException | InvalidPathException e) {
            reading.unread().put(root, Sentence.verbatim(String.valueOf(e.getMessage())));
            return;
        }
        if (files.isEmpty()) {
            reading.empty().add(root);
            return;
        }
        Faults faults = Faults.of("");
        files.forEach((slug, own) -> {
            Checkpoint checkpoint = ReadCheckpoint.read(slug, own, imageBase, embeds, faults, new Lines());
            Found before = reading.found().get(slug);
            if (checkpoint != null && before != null) {
                faults.in(slug).add(1, "fault.root.twice", before.root());
            } else if (checkpoint != null) {
                reading.found().put(slug, new Found(checkpoint, own, root));
            }
        });
        if (!faults.isEmpty()) {
            reading.faults().put(root, faults.sorted());
        }
    }

    private static SortedMap<String, ContentFiles> files(String root) throws IOException {
        if (root.startsWith(CLASS_PATH)) {
            return ContentRoot.classPath(root.substring(CLASS_PATH.length()));
        }
        Path folder = Path.of(root);
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(root);
        }
        return ContentRoot.folder(folder);
    }

    /** Names, sizes and times of all files on disk: cheap to look at, and another one when something changed. */
    int fingerprint() {
        List<Object> seen = new ArrayList<>();
        for (String root : roots) {
            if (!root.startsWith(CLASS_PATH)) {
                try (Stream<Path> all = Files.walk(Path.of(root), DEEPEST)) {
                    all.sorted().forEach(path -> seen.add(look(path)));
                } catch (IOException | RuntimeException e) {
                    // A folder that cannot be listed, or changes meanwhile, is looked at once more.
                    seen.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return seen.hashCode();
    }

    private static Object look(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.isDirectory() ? path : Objects.hash(path, file.size(), file.lastModifiedTime());
        } catch (IOException e) {
            return path;
        }
    }
}
