package checkpoint.content.catalogue;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.file.BadContent;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.setup.PublicUrl;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the content root once, at the start, and refuses to start with faults; older versions come from the database. */
@Component
class Catalogue implements Checkpoints {

    static final String IMAGES = "/content/";
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final String CLASS_PATH = "classpath:";
    private static final int OLD_VERSIONS_KEPT = 200;

    private final SortedMap<String, Checkpoint> current;
    private final ContentVersions versions;
    private final String imageBase;
    /** Loading one waits for nobody who loads another. */
    private final Cache<String, Checkpoint> older =
            Caffeine.newBuilder().maximumSize(OLD_VERSIONS_KEPT).build();

    Catalogue(ContentSettings settings, ContentVersions versions, PublicUrl publicUrl) {
        this.versions = versions;
        this.imageBase = publicUrl.at(IMAGES);
        this.current = read(settings.content());
    }

    @Override
    public Collection<Checkpoint> all() {
        return current.values();
    }

    @Override
    public Optional<Checkpoint> current(String slug) {
        return Optional.ofNullable(current.get(slug));
    }

    @Override
    public Checkpoint version(String digest) {
        return current.values().stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseGet(() -> older.get(digest, this::load));
    }

    private Checkpoint load(String digest) {
        String slug =
                versions.slug(digest).orElseThrow(() -> new IllegalArgumentException("no content version " + digest));
        Faults faults = Faults.of(slug);
        Checkpoint checkpoint = ReadCheckpoint.readAgain(slug, versions.files(digest), imageBase, faults);
        if (checkpoint == null) {
            throw new BadContent("version " + digest, faults.sorted());
        }
        return checkpoint;
    }

    private SortedMap<String, Checkpoint> read(String root) {
        SortedMap<String, ContentFiles> found = files(root);
        Faults faults = Faults.of("");
        SortedMap<String, Checkpoint> read = new TreeMap<>();
        found.forEach((slug, files) -> {
            Checkpoint checkpoint = ReadCheckpoint.read(slug, files, imageBase, faults);
            if (checkpoint != null) {
                read.put(slug, checkpoint);
            }
        });
        if (!faults.isEmpty()) {
            throw new BadContent(root, faults.sorted());
        }
        if (read.isEmpty()) {
            throw new BadContent(
                    root,
                    "holds no checkpoint: it needs one sub-folder per checkpoint, with checkpoint.yaml and page.md");
        }
        found.forEach(versions::keep);
        LOG.info("Checkpoints served: {}", String.join(", ", read.keySet()));
        return read;
    }

    private static SortedMap<String, ContentFiles> files(String root) {
        if (root.startsWith(CLASS_PATH)) {
            return ContentRoot.classPath(root.substring(CLASS_PATH.length()));
        }
        Path folder = Path.of(root);
        if (!Files.isDirectory(folder)) {
            throw new BadContent(root, "is no folder");
        }
        try {
            return ContentRoot.folder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint.content (" + root + ") cannot be read", e);
        }
    }
}
