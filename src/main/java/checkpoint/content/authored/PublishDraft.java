package checkpoint.content.authored;

import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.catalogue.ContentVersions;
import checkpoint.content.file.ContentFiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes drafts, and takes publications back: for new attempts alone, since an attempt keeps its version. */
@Service
public class PublishDraft {

    /** In a published version, so that equal files of two checkpoints are two versions; in no draft and in no download. */
    static final String MARK = ".checkpoint";

    private final AuthoredCheckpoints checkpoints;
    private final PublishedVersions history;
    private final DraftFiles draftFiles;
    private final Drafts drafts;
    private final JudgeDraft judge;
    private final ContentVersions versions;
    private final OfferedCheckpoints offered;
    private final Clock clock;

    PublishDraft(
            AuthoredCheckpoints checkpoints,
            PublishedVersions history,
            DraftFiles draftFiles,
            Drafts drafts,
            JudgeDraft judge,
            ContentVersions versions,
            OfferedCheckpoints offered,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.history = history;
        this.draftFiles = draftFiles;
        this.drafts = drafts;
        this.judge = judge;
        this.versions = versions;
        this.offered = offered;
        this.clock = clock;
    }

    /** The files of a version as its author knows them. */
    public ContentFiles files(String digest) {
        SortedMap<String, byte[]> files = new TreeMap<>(versions.files(digest).files());
        files.remove(MARK);
        return new ContentFiles(files);
    }

    /** All publications, newest first. */
    public List<PublishedVersion> history(AuthoredCheckpoint checkpoint) {
        return history.findByRegistrationIdAndCheckpointIdOrderByNumberDesc(
                checkpoint.registrationId(), checkpoint.requireId());
    }

    /** Whether the draft has changed since it was published. */
    public boolean isAhead(AuthoredCheckpoint draft) {
        return draft.digest() == null || !marked(draft).digest().equals(draft.digest());
    }

    /**
     * Publishes the draft as it is; empty where there is none, it has faults, or somebody has changed it since it was read. What is
     * offered just so already, as after a button that was pressed twice, is not published again.
     */
    @Transactional
    public Optional<AuthoredCheckpoint> publish(Owner owner, String slug, long read) {
        Optional<AuthoredCheckpoint> found = drafts.find(owner, slug);
        if (found.filter(draft -> draft.state() == State.OFFERED && !isAhead(draft))
                .isPresent()) {
            return found;
        }
        return found.filter(draft -> draft.revision() == read && judge.of(draft).checkpoint() != null)
                .map(draft -> {
                    ContentFiles files = marked(draft);
                    versions.keep(slug, files);
                    drafts.dismissReport(draft);
                    return published(owner, draft, files.digest());
                });
    }

    /** Publishes an older version once more, unless it is offered already; the draft stays as it is. Empty where there is none. */
    @Transactional
    public Optional<AuthoredCheckpoint> rollBack(Owner owner, String slug, int number) {
        return drafts.find(owner, slug)
                .flatMap(draft -> history.findByRegistrationIdAndCheckpointIdAndNumber(
                                draft.registrationId(), draft.requireId(), number)
                        .map(older -> isOffered(draft, older) ? draft : published(owner, draft, older.digest())));
    }

    private static boolean isOffered(AuthoredCheckpoint draft, PublishedVersion version) {
        return draft.state() == State.OFFERED && version.digest().equals(draft.digest());
    }

    /** Stops offering it: nobody new can open it. Empty where it never was offered. */
    @Transactional
    public Optional<AuthoredCheckpoint> withdraw(Owner owner, String slug) {
        return drafts.find(owner, slug)
                .filter(draft -> draft.state() != State.DRAFT)
                .map(draft ->
                        draft.state() == State.WITHDRAWN ? draft : saved(draft.in(State.WITHDRAWN, clock.instant())));
    }

    /** Sets who else may pick it. */
    @Transactional
    public Optional<AuthoredCheckpoint> share(Owner owner, String slug, Sharing sharing) {
        return drafts.find(owner, slug).map(draft -> saved(draft.shared(sharing, clock.instant())));
    }

    /** Says, for an administrator, whether all platforms may pick and open it; empty where that changes nothing. */
    @Transactional
    public Optional<AuthoredCheckpoint> shareWithAll(String slug, boolean all) {
        return checkpoints
                .findBySlug(slug)
                .filter(one -> (one.sharing() == Sharing.ALL) != all)
                .filter(one -> !all || one.state() == State.OFFERED)
                .map(one -> saved(one.sharedWithAll(all, clock.instant())));
    }

    /** Deletes the draft, and offers it to nobody; what was published stays for the attempts that were started on it. */
    @Transactional
    public boolean delete(Owner owner, String slug) {
        Optional<AuthoredCheckpoint> found = drafts.find(owner, slug);
        found.ifPresent(draft -> {
            draftFiles.removeAll(draft.registrationId(), draft.requireId());
            draftFiles.forgetAllBut(draft.registrationId(), draft.requireId(), 0);
            drafts.dismissReport(draft);
            saved(draft.in(State.DELETED, clock.instant()));
        });
        return found.isPresent();
    }

    private AuthoredCheckpoint published(Owner owner, AuthoredCheckpoint draft, String digest) {
        List<PublishedVersion> before = history(draft);
        history.save(new PublishedVersion(
                null,
                draft.registrationId(),
                draft.requireId(),
                before.isEmpty() ? 1 : before.getFirst().number() + 1,
                digest,
                owner.as(),
                clock.instant()));
        return saved(draft.publishing(digest, clock.instant()));
    }

    private AuthoredCheckpoint saved(AuthoredCheckpoint changed) {
        AuthoredCheckpoint saved = checkpoints.save(changed);
        offered.forget(saved.slug());
        return saved;
    }

    private ContentFiles marked(AuthoredCheckpoint draft) {
        SortedMap<String, byte[]> files = new TreeMap<>(drafts.files(draft).files());
        files.put(MARK, draft.slug().getBytes(StandardCharsets.UTF_8));
        return new ContentFiles(files);
    }
}
