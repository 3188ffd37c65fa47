package checkpoint.content.authored;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.lint.LintCheckpoint;
import checkpoint.content.lint.Remembering;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.reading.Lines;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.setup.PublicUrl;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.springframework.stereotype.Component;

/** Judges drafts as {@code check} does, each revision once. */
@Component
public class JudgeDraft {

    private static final String WARNING = "warning: ";
    private static final int KEPT = 200;

    private final Drafts drafts;
    private final PublicUrl publicUrl;
    private final Embeds embeds;
    private final Cache<Revision, Judgement> judged =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private record Revision(long id, long revision) {}

    JudgeDraft(Drafts drafts, PublicUrl publicUrl, Embeds embeds) {
        this.embeds = embeds;
        this.drafts = drafts;
        this.publicUrl = publicUrl;
    }

    /** What is to be said of a draft as it is now. */
    public Judgement of(AuthoredCheckpoint draft) {
        return judged.get(
                new Revision(draft.requireId(), draft.revision()),
                revision -> judge(draft, publicUrl.at(DraftImages.PATH + draft.imageKey() + "/")));
    }

    private Judgement judge(AuthoredCheckpoint draft, String imageBase) {
        ContentFiles files = drafts.files(draft);
        Faults faults = Faults.of("");
        Lines lines = new Lines();
        Checkpoint checkpoint = ReadCheckpoint.read(draft.slug(), files, imageBase, embeds, faults, lines);
        if (checkpoint == null) {
            return new Judgement(null, plain(draft, faults.sorted()), List.of(), null);
        }
        Remembering gate = Remembering.of(checkpoint.quiz());
        AuthoredContent.One one =
                new AuthoredContent.One(checkpoint, lines, draft.slug() + "/" + ReadCheckpoint.SOURCE);
        return new Judgement(checkpoint, List.of(), plain(draft, LintCheckpoint.warnings(one, gate)), gate);
    }

    private static List<Fault> plain(AuthoredCheckpoint draft, List<Fault> faults) {
        String folder = draft.slug() + "/";
        return faults.stream()
                .map(fault -> new Fault(
                        fault.path().startsWith(folder) ? fault.path().substring(folder.length()) : fault.path(),
                        fault.line(),
                        fault.message().startsWith(WARNING)
                                ? fault.message().substring(WARNING.length())
                                : fault.message()))
                .toList();
    }
}
