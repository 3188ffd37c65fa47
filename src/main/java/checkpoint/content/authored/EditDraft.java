package checkpoint.content.authored;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes a draft's files. Somebody who read a file before another changed it overwrites nothing: they are shown both. Each change
 * can be undone.
 */
@Service
public class EditDraft {

    private static final int UNDOABLE = 100;
    private static final int TRIES = 5;

    /** After such a pause in typing, a new change begins. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** So much of what was typed is undone at most. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AuthoredCheckpoints checkpoints;
    private final DraftFiles files;
    private final Drafts drafts;
    private final TransactionOperations transaction;
    private final Clock clock;

    EditDraft(
            AuthoredCheckpoints checkpoints,
            DraftFiles files,
            Drafts drafts,
            TransactionOperations transaction,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.files = files;
        this.drafts = drafts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The outcome of a change. */
    public sealed interface Outcome {

        record Saved(AuthoredCheckpoint checkpoint) implements Outcome {}

        /**
         * The file has changed since it was read.
         *
         * @param theirs what it is now
         */
        record Changed(AuthoredCheckpoint checkpoint, String path, byte[] theirs) implements Outcome {}

        /** There is no room for it: in the checkpoint, or in what the course may take. */
        record TooLarge(Drafts.Limit limit) implements Outcome {}

        /** There is no such draft any more. */
        record Gone() implements Outcome {}
    }

    /** Writes a file that was read at this revision. */
    public Outcome save(Owner owner, String slug, String path, byte[] bytes, long read) {
        return save(owner, slug, path, bytes, read, null);
    }

    /**
     * The same while somebody types: what one page saves without a longer pause is one change to undo.
     *
     * @param typedOn names the page, at most 40 characters; {@code null} where it saves once
     */
    public Outcome save(Owner owner, String slug, String path, byte[] bytes, long read, @Nullable String typedOn) {
        return again(() -> change(owner, slug, path, bytes, read, typedOn));
    }

    /** Removes a file that was read at this revision. */
    public Outcome remove(Owner owner, String slug, String path, long read) {
        return again(() -> change(owner, slug, path, null, read, null));
    }

    /** The outcome of undoing. */
    public sealed interface Undone {

        record Yes(AuthoredCheckpoint checkpoint) implements Undone {}

        /** There is no change left to take back. */
        record Nothing(AuthoredCheckpoint checkpoint) implements Undone {}

        /** The last change is none that its reader has seen. */
        record Unseen(AuthoredCheckpoint checkpoint) implements Undone {}

        /** There is no such draft any more. */
        record Gone() implements Undone {}
    }

    /** Takes the last change of a draft back that was read at this revision. */
    public Undone undo(Owner owner, String slug, long read) {
        return again(() -> undone(owner, slug, read));
    }

    private Outcome change(
            Owner owner, String slug, String path, byte @Nullable [] bytes, long read, @Nullable String typedOn) {
        Optional<AuthoredCheckpoint> found = drafts.find(owner, slug);
        if (found.isEmpty()) {
            return new Outcome.Gone();
        }
        AuthoredCheckpoint draft = found.get();
        DraftFile now =
                files.find(draft.registrationId(), draft.requireId(), path).orElse(null);
        if (now != null && Arrays.equals(now.bytes(), bytes)) {
            // Also where an answer was lost on its way and the same comes again.
            return new Outcome.Saved(draft);
        }
        if (now == null && bytes == null) {
            return new Outcome.Saved(draft);
        }
        if (now != null && now.revision() > read) {
            return new Outcome.Changed(draft, path, now.bytes());
        }
        long more = (bytes == null ? 0L : bytes.length) - (now == null ? 0L : now.bytes().length);
        if (more > 0 && size(draft) + more > Drafts.LARGEST) {
            return new Outcome.TooLarge(Drafts.Limit.CHECKPOINT);
        }
        if (more > 0 && !drafts.hasRoom(owner, more)) {
            return new Outcome.TooLarge(Drafts.Limit.BYTES);
        }
        boolean goesOn = typedOn != null && goesOn(draft, path, typedOn);
        AuthoredCheckpoint saved = checkpoints.save(draft.titled(draft.title(), clock.instant()));
        if (!goesOn) {
            byte[] before = now == null ? null : now.bytes();
            files.remember(
                    draft.registrationId(),
                    draft.requireId(),
                    saved.revision(),
                    path,
                    before,
                    typedOn,
                    clock.instant());
            files.forgetAllBut(draft.registrationId(), draft.requireId(), UNDOABLE);
        }
        write(saved, path, bytes);
        return new Outcome.Saved(named(saved));
    }

    /** Whether this is more of what was typed on the same page last. */
    private boolean goesOn(AuthoredCheckpoint draft, String path, String typedOn) {
        Instant now = clock.instant();
        return draft.changedAt().isAfter(now.minus(PAUSE))
                && files.wasTyped(draft.registrationId(), draft.requireId(), path, typedOn, now.minus(LONGEST));
    }

    private Undone undone(Owner owner, String slug, long read) {
        Optional<AuthoredCheckpoint> found = drafts.find(owner, slug);
        if (found.isEmpty()) {
            return new Undone.Gone();
        }
        AuthoredCheckpoint draft = found.get();
        List<DraftFiles.Before> last = files.lastChange(draft.registrationId(), draft.requireId());
        if (last.isEmpty()) {
            return new Undone.Nothing(draft);
        }
        if (last.stream().anyMatch(one -> isUnseen(draft, one, read))) {
            return new Undone.Unseen(draft);
        }
        AuthoredCheckpoint saved = checkpoints.save(draft.titled(draft.title(), clock.instant()));
        last.forEach(one -> write(saved, one.path(), one.bytes()));
        files.forget(draft.registrationId(), draft.requireId(), last.getFirst().revision());
        return new Undone.Yes(named(saved));
    }

    /** Whether the change was made, or typed on, after its reader had read the draft. */
    private boolean isUnseen(AuthoredCheckpoint draft, DraftFiles.Before change, long read) {
        return change.revision() > read
                || files.find(draft.registrationId(), draft.requireId(), change.path())
                        .filter(now -> now.revision() > read)
                        .isPresent();
    }

    private void write(AuthoredCheckpoint saved, String path, byte @Nullable [] bytes) {
        if (bytes == null) {
            files.remove(saved.registrationId(), saved.requireId(), path);
        } else {
            files.put(saved.registrationId(), saved.requireId(), path, bytes, saved.revision());
        }
    }

    private long size(AuthoredCheckpoint draft) {
        return files.of(draft.registrationId(), draft.requireId()).stream()
                .mapToLong(file -> file.bytes().length)
                .sum();
    }

    /** Its list shows the title that the files have, as soon as they can be read. */
    private AuthoredCheckpoint named(AuthoredCheckpoint saved) {
        Checkpoint read = ReadCheckpoint.read(saved.slug(), drafts.files(saved), "/content/", Faults.of(""));
        String title = read == null ? saved.title() : Drafts.shortened(read.title());
        if (title.equals(saved.title())) {
            return saved;
        }
        checkpoints.retitle(saved.requireId(), title);
        return saved.titled(title, saved.changedAt());
    }

    /** Two who change different files at one moment do not meet: the second begins again. */
    private <T> T again(Supplier<T> change) {
        for (int i = 1; ; i++) {
            try {
                return transaction.execute(status -> change.get());
            } catch (OptimisticLockingFailureException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }
}
