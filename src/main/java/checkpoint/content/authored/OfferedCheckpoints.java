package checkpoint.content.authored;

import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.catalogue.ContentVersions;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.tool.cluster.Clusters;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The operator's checkpoints and those that courses write, and who may open which. One of a course is looked up again after three
 * seconds, so that what is published is on every node within five.
 */
@Component
@Primary
class OfferedCheckpoints implements Checkpoints {

    private static final Duration BELIEVED = Duration.ofSeconds(3);
    private static final int KEPT = 10_000;

    private final Checkpoints folders;
    private final AuthoredCheckpoints authored;
    private final ContentVersions versions;
    private final Clusters clusters;
    private final Cache<Key, Optional<AuthoredCheckpoint>> bySlug;

    /** A caller in another cluster may be shown another one. */
    private record Key(String cluster, String slug) {

        static Key here(String slug) {
            return new Key(Clusters.here(), slug);
        }
    }

    /** The one that the container takes; of two it must be told. */
    @Autowired
    OfferedCheckpoints(
            @Qualifier("catalogue") Checkpoints folders,
            AuthoredCheckpoints authored,
            ContentVersions versions,
            Clusters clusters) {
        this(folders, authored, versions, clusters, Ticker.systemTicker());
    }

    OfferedCheckpoints(
            Checkpoints folders,
            AuthoredCheckpoints authored,
            ContentVersions versions,
            Clusters clusters,
            Ticker ticker) {
        this.versions = versions;
        this.clusters = clusters;
        this.folders = folders;
        this.authored = authored;
        this.bySlug = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(BELIEVED)
                .ticker(ticker)
                .build();
    }

    @Override
    public Collection<Checkpoint> all() {
        return folders.all();
    }

    @Override
    public Optional<Checkpoint> current(String slug) {
        return folders.current(slug);
    }

    @Override
    public Checkpoint version(String digest) {
        return folders.version(digest);
    }

    @Override
    public Optional<Checkpoint> open(long registration, String slug) {
        return find(slug, one -> isFor(registration, one) && one.state() == State.OFFERED);
    }

    @Override
    public Optional<Checkpoint> known(long registration, String slug) {
        return find(slug, one -> isFor(registration, one) || one.everWithAll());
    }

    private static boolean isFor(long registration, AuthoredCheckpoint one) {
        return one.registrationId() == registration || one.sharing() == Sharing.ALL;
    }

    @Override
    public Choice choice(long registration, @Nullable Long course) {
        List<Checkpoint> own = new ArrayList<>();
        if (course != null) {
            authored.ofCourse(registration, course).stream()
                    .filter(one -> one.state() == State.OFFERED)
                    .forEach(one -> own.add(version(one)));
        }
        List<Checkpoint> library = new ArrayList<>();
        List<Checkpoint> everywhere = new ArrayList<>();
        for (AuthoredCheckpoint one : clusters.ask(() -> authored.sharedWith(registration))) {
            if (!Objects.equals(one.courseId(), course) || one.registrationId() != registration) {
                (one.registrationId() == registration ? library : everywhere).add(version(one));
            }
        }
        everywhere.addAll(folders.all());
        return new Choice(own, library, everywhere);
    }

    /** Drops a cached checkpoint that has just changed here. */
    void forget(String slug) {
        bySlug.invalidate(Key.here(slug));
    }

    private Optional<Checkpoint> find(String slug, Predicate<AuthoredCheckpoint> wanted) {
        Optional<Checkpoint> folder = folders.current(slug);
        return folder.isPresent()
                ? folder
                : bySlug.get(Key.here(slug), asked -> lookUp(asked.slug()))
                        .filter(one -> one.digest() != null)
                        .filter(wanted)
                        .map(this::version);
    }

    private Optional<AuthoredCheckpoint> lookUp(String slug) {
        Optional<AuthoredCheckpoint> here = authored.findBySlug(slug);
        if (here.isPresent() || clusters.names().size() == 1) {
            return here;
        }
        Optional<AuthoredCheckpoint> shared =
                clusters.first(() -> authored.findBySlug(slug).filter(AuthoredCheckpoint::everWithAll));
        if (shared.isEmpty() && !Clusters.missed().isEmpty()) {
            // A user who is shown none would bind another checkpoint, though a cluster that is unavailable may share
            // this one.
            throw new DataAccessResourceFailureException(
                    "a cluster is unavailable that may share the checkpoint " + slug);
        }
        shared.ifPresent(this::bring);
        return shared;
    }

    /** An attempt here points to the version of a checkpoint that another cluster shares with all. */
    private void bring(AuthoredCheckpoint shared) {
        if (shared.digest() != null) {
            versions.keep(shared.slug(), versions.files(shared.digest()));
        }
    }

    private Checkpoint version(AuthoredCheckpoint one) {
        return folders.version(Objects.requireNonNull(one.digest()));
    }
}
