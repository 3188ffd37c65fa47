package checkpoint.content.catalogue;

import checkpoint.content.catalogue.ContentRoots.Found;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.language.Sentence;
import checkpoint.tool.setup.PublicUrl;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the content roots at the start, and refuses to start with faults. A folder that changes later is read again: what is valid is
 * served, faults are reported, and the last good version stays. Older versions come from the database.
 */
@Component
class Catalogue implements Checkpoints, OperatorContent {

    static final String IMAGES = "/content/";
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final String EMPTY =
            "holds no checkpoint: it needs one sub-folder per checkpoint, with checkpoint.yaml and page.md";
    private static final int OLD_VERSIONS_KEPT = 200;

    private final ContentRoots roots;
    private final ContentVersions versions;
    private final Clusters clusters;
    private final String imageBase;
    private final Embeds embeds;
    /** Loading one waits for nobody who loads another. */
    private final Cache<String, Checkpoint> older =
            Caffeine.newBuilder().maximumSize(OLD_VERSIONS_KEPT).build();

    /** The versions that each cluster holds, by its name. */
    private final Map<String, SortedMap<String, Found>> kept = new ConcurrentHashMap<>();

    private volatile State state;
    private int read;
    private int seen;

    /** The checkpoints on offer, and the faults on disk. Replaced as a whole. */
    private record State(SortedMap<String, Found> found, List<String> stale, List<Sentence> faults) {}

    Catalogue(
            ContentSettings settings, ContentVersions versions, Clusters clusters, PublicUrl publicUrl, Embeds embeds) {
        this.versions = versions;
        this.clusters = clusters;
        this.embeds = embeds;
        this.imageBase = publicUrl.at(IMAGES);
        this.roots = new ContentRoots(settings.content(), imageBase, embeds);
        this.read = roots.fingerprint();
        this.seen = read;
        this.state = start(roots.read());
        LOG.info("Checkpoints served: {}", String.join(", ", state.found().keySet()));
    }

    /** In every cluster: an attempt points to its version. One that is away gets them when it is back. */
    private void keep(SortedMap<String, Found> found) {
        clusters.each(() -> {
            found.forEach((slug, one) -> versions.keep(slug, one.files()));
            kept.put(Clusters.here(), found);
        });
    }

    private State start(ContentRoots.Reading reading) {
        reading.unread().forEach((root, why) -> {
            throw new BadContent(root, "cannot be read: " + why);
        });
        reading.faults().forEach((root, faults) -> {
            throw new BadContent(root, faults);
        });
        if (reading.found().isEmpty()) {
            throw new BadContent(String.join(", ", reading.empty()), EMPTY);
        }
        keep(reading.found());
        return new State(reading.found(), List.of(), List.of());
    }

    @Override
    public Collection<Checkpoint> all() {
        return state.found().values().stream().map(Found::checkpoint).toList();
    }

    @Override
    public Optional<Checkpoint> current(String slug) {
        return Optional.ofNullable(state.found().get(slug)).map(Found::checkpoint);
    }

    @Override
    public Checkpoint version(String digest) {
        return state.found().values().stream()
                .map(Found::checkpoint)
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseGet(() -> older.get(digest, this::load));
    }

    private Checkpoint load(String digest) {
        String slug =
                versions.slug(digest).orElseThrow(() -> new IllegalArgumentException("no content version " + digest));
        Faults faults = Faults.of(slug);
        Checkpoint checkpoint = ReadCheckpoint.readAgain(slug, versions.files(digest), imageBase, embeds, faults);
        if (checkpoint == null) {
            throw new BadContent("version " + digest, faults.sorted());
        }
        return checkpoint;
    }

    @Override
    public List<Served> served() {
        State now = state;
        return now.found().entrySet().stream()
                .map(one -> served(one.getKey(), one.getValue(), now.stale().contains(one.getKey())))
                .toList();
    }

    private static Served served(String slug, Found found, boolean stale) {
        Checkpoint checkpoint = found.checkpoint();
        return new Served(
                slug,
                checkpoint.title(),
                found.root(),
                checkpoint.digest(),
                checkpoint.quiz().questions().size(),
                stale);
    }

    @Override
    public List<Sentence> faults() {
        return state.faults();
    }

    /** Looks every three seconds; reads once two looks saw the same, as a folder that is being copied is not whole yet. */
    @SuppressWarnings("ReferenceEquality") // What is served is replaced as a whole.
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT3S")
    void look() {
        if (!Clusters.isAtHome()) {
            SortedMap<String, Found> found = state.found();
            if (kept.get(Clusters.here()) != found) {
                found.forEach((slug, one) -> versions.keep(slug, one.files()));
                kept.put(Clusters.here(), found);
            }
            return;
        }
        int now = roots.fingerprint();
        if (now == seen && now != read) {
            refresh();
            read = now;
        }
        seen = now;
    }

    private void refresh() {
        State before = state;
        ContentRoots.Reading reading = roots.read();
        SortedMap<String, Found> found = new TreeMap<>(reading.found());
        List<String> stale = new ArrayList<>();
        before.found().forEach((slug, one) -> {
            // A folder that was emptied as a whole is rather a disk that is away.
            boolean gone =
                    reading.unread().containsKey(one.root()) || reading.empty().contains(one.root());
            boolean faulty = gone || isFaulty(slug, reading.faults());
            if (faulty && found.putIfAbsent(slug, one) == null) {
                stale.add(slug);
            }
        });
        keep(found);
        List<Sentence> faults = said(reading, before);
        state = new State(found, List.copyOf(stale), faults);
        LOG.info("The content folders changed; checkpoints served: {}", String.join(", ", found.keySet()));
        faults.forEach(fault -> LOG.warn("Content with a fault is not served, its last good version stays: {}", fault));
    }

    private static boolean isFaulty(String slug, Map<String, List<Fault>> faults) {
        return faults.values().stream()
                .flatMap(List::stream)
                .anyMatch(fault -> fault.path().equals(slug) || fault.path().startsWith(slug + "/"));
    }

    private static List<Sentence> said(ContentRoots.Reading reading, State before) {
        List<Sentence> said = new ArrayList<>();
        reading.empty().stream()
                .filter(root -> before.found().values().stream()
                        .anyMatch(one -> one.root().equals(root)))
                .forEach(root -> said.add(Sentence.of("fault.root.emptied", root)));
        reading.unread().forEach((root, why) -> said.add(Sentence.of("fault.root.unread", root, why)));
        reading.faults()
                .forEach((root, faults) -> faults.forEach(fault -> said.add(
                        Sentence.of("fault.root.at", root, fault.path(), String.valueOf(fault.line()), fault.says()))));
        return List.copyOf(said);
    }
}
