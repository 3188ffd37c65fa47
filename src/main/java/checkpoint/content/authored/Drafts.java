package checkpoint.content.authored;

import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.transfer.KeptReport;
import checkpoint.content.writing.Slugs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints that a course writes: found, begun, and kept where they were imported. */
@Service
public class Drafts {

    /** The bytes of one checkpoint: its text files and images together. */
    public static final long LARGEST = 20L << 20;

    /** How long an import waits for its author. */
    private static final Duration WAITS = Duration.ofDays(1);

    private static final int MOST_FILES = 500;
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RANDOM_SIGNS = 12;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 40;

    private final AuthoredCheckpoints checkpoints;
    private final DraftFiles files;
    private final AuthoringSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    Drafts(
            AuthoredCheckpoints checkpoints,
            DraftFiles files,
            AuthoringSettings settings,
            SecureRandom random,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.files = files;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The outcome of beginning a draft. */
    public sealed interface Begun {

        record Yes(AuthoredCheckpoint checkpoint) implements Begun {}

        /** There is no room: the limit that is reached, and how much it allows. */
        record Full(Limit limit, long most) implements Begun {}
    }

    /** Which limit is reached. */
    public enum Limit {
        COURSE,
        PLATFORM,
        BYTES,
        CHECKPOINT
    }

    /** A course's own, newest first. */
    public List<AuthoredCheckpoint> of(Owner owner) {
        return checkpoints.ofCourse(owner.registration(), owner.course());
    }

    /** One of the course's own; empty also where it belongs to another. */
    public Optional<AuthoredCheckpoint> find(Owner owner, String slug) {
        return checkpoints
                .findBySlug(slug)
                .filter(owner::owns)
                .filter(one -> one.state() != State.DELETED && one.state() != State.IMPORTED);
    }

    /** A draft's course, with an administrator in its instructors' place; empty where there is no such draft, or its course was erased. */
    public Optional<Owner> forAdministrator(String slug) {
        return checkpoints
                .findBySlug(slug)
                .flatMap(one -> Optional.ofNullable(one.courseId())
                        .map(course -> new Owner(one.registrationId(), course, PublishedVersion.By.ADMINISTRATOR)))
                .filter(owner -> find(owner, slug).isPresent());
    }

    /** A draft's files. */
    public ContentFiles files(AuthoredCheckpoint checkpoint) {
        SortedMap<String, byte[]> all = new TreeMap<>();
        files.of(checkpoint.registrationId(), checkpoint.requireId())
                .forEach(file -> all.put(file.path(), file.bytes()));
        return new ContentFiles(all);
    }

    /** Whether it was changed since it was begun, and not all of that was undone. */
    public boolean isUndoable(AuthoredCheckpoint checkpoint) {
        return files.hasChange(checkpoint.registrationId(), checkpoint.requireId());
    }

    /**
     * Begins a draft.
     *
     * @param title where the files have none that can be read
     */
    @Transactional
    public Begun begin(Owner owner, String title, ContentFiles content) {
        return begin(owner, title, content, null);
    }

    private Begun begin(Owner owner, String title, ContentFiles content, @Nullable String batch) {
        Optional<Begun.Full> full = full(owner, content);
        if (full.isPresent()) {
            return full.get();
        }
        Instant now = clock.instant();
        Checkpoint read = ReadCheckpoint.read("begun", content, "/content/", Faults.of(""));
        String name = read == null ? title : read.title();
        AuthoredCheckpoint begun = checkpoints.save(new AuthoredCheckpoint(
                null,
                owner.registration(),
                owner.course(),
                slug(name),
                shortened(name),
                Sharing.COURSE,
                Sharing.COURSE,
                false,
                batch == null ? State.DRAFT : State.IMPORTED,
                signs(24),
                batch,
                null,
                now,
                now,
                0));
        content.files()
                .forEach((path, bytes) ->
                        files.put(owner.registration(), begun.requireId(), path, bytes, begun.revision()));
        return new Begun.Yes(begun);
    }

    /**
     * Begins a draft of what was imported, to be looked at before it is kept.
     *
     * @param title where the files have none that can be read
     * @param report stays beside it until it is dismissed, or published
     */
    @Transactional
    public Begun beginImported(Owner owner, String title, ContentFiles content, String batch, KeptReport report) {
        Begun begun = begin(owner, title, content, batch);
        if (begun instanceof Begun.Yes(var checkpoint)) {
            files.putReport(checkpoint.registrationId(), checkpoint.requireId(), report.json());
        }
        return begun;
    }

    /** The report of the import that made this checkpoint; empty where none did, or the report was dismissed. */
    public Optional<KeptReport> report(AuthoredCheckpoint checkpoint) {
        return files.report(checkpoint.registrationId(), checkpoint.requireId()).map(KeptReport::read);
    }

    /** Forgets what the import reported. */
    public void dismissReport(AuthoredCheckpoint checkpoint) {
        files.removeReport(checkpoint.registrationId(), checkpoint.requireId());
    }

    /** Keeps what was imported together within the last day. */
    @Transactional
    public List<AuthoredCheckpoint> keep(Owner owner, String batch) {
        return checkpoints.ofBatch(owner.registration(), owner.course(), batch, waiting()).stream()
                .map(one -> checkpoints.save(one.in(State.DRAFT, clock.instant())))
                .toList();
    }

    /** Throws away what was imported together and not kept. */
    @Transactional
    public void discard(Owner owner, String batch) {
        checkpoints
                .ofBatch(owner.registration(), owner.course(), batch, waiting())
                .forEach(checkpoints::delete);
    }

    /** Throws away what was imported more than a day ago and neither kept nor thrown away; how many there were. */
    public int forgetImports() {
        return checkpoints.deleteImported(waiting());
    }

    /** The time since when an import may still be kept; until it is decided on, it counts against the course's room. */
    private Instant waiting() {
        return clock.instant().minus(WAITS);
    }

    /** A name for an import. */
    public String newBatch() {
        return signs(16);
    }

    private Optional<Begun.Full> full(Owner owner, ContentFiles content) {
        long bytes =
                content.files().values().stream().mapToLong(file -> file.length).sum();
        if (bytes > LARGEST || content.files().size() > MOST_FILES) {
            return Optional.of(new Begun.Full(Limit.CHECKPOINT, LARGEST >> 20));
        }
        if (checkpoints.countOfCourse(owner.registration(), owner.course(), waiting()) >= settings.perCourse()) {
            return Optional.of(new Begun.Full(Limit.COURSE, settings.perCourse()));
        }
        if (checkpoints.countOfPlatform(owner.registration(), waiting()) >= settings.perPlatform()) {
            return Optional.of(new Begun.Full(Limit.PLATFORM, settings.perPlatform()));
        }
        return hasRoom(owner, bytes)
                ? Optional.empty()
                : Optional.of(
                        new Begun.Full(Limit.BYTES, settings.bytesPerCourse().toMegabytes()));
    }

    /** Whether so many bytes more fit into the course's share. */
    boolean hasRoom(Owner owner, long more) {
        return files.bytesOfCourse(owner.registration(), owner.course(), waiting()) + more
                <= settings.bytesPerCourse().toBytes();
    }

    /** A title as lists show it; the files keep it whole. */
    static String shortened(String title) {
        String line = title.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        int end = LONGEST_TITLE - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private String slug(String title) {
        String plain = new Slugs("checkpoint").next(title);
        String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-+$", "");
        return cut + "-" + signs(RANDOM_SIGNS);
    }

    private String signs(int length) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < length; i++) {
            signs.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return signs.toString();
    }
}
