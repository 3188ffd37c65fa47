package checkpoint.content.authored;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.ImageSize;
import checkpoint.content.editing.FormPlaces;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.lint.LintCheckpoint;
import checkpoint.content.markdown.Markdown;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.reading.Lines;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.strength.GateStrength;
import checkpoint.content.writing.Placeholder;
import checkpoint.tool.setup.PublicUrl;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Judges drafts as {@code check} does, each revision once. */
@Component
public class JudgeDraft {

    private static final int KEPT = 200;

    /** Whose author sees pages in a menu, and no folder. */
    private static final Map<String, String> WITH_MENUS =
            Map.of("fault.passage", "fault.passage.here", "fault.next.page", "fault.next.page.here");

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

    /** Judges a draft as it is now. */
    public Judgement of(AuthoredCheckpoint draft) {
        return judged.get(
                new Revision(draft.requireId(), draft.revision()), revision -> judge(draft, imageBase(draft)));
    }

    /** A page of it with another text than is saved, as students would see it. */
    public Checkpoint.Page page(AuthoredCheckpoint draft, String text) {
        ContentFiles files = drafts.files(draft);
        String base = imageBase(draft) + files.digest() + "/";
        return new Markdown(path -> base + path, path -> size(files, path), embeds).page(text);
    }

    /** The passages of its recap that a question may point to, whatever is wrong elsewhere. */
    public List<Checkpoint.Heading> passages(AuthoredCheckpoint draft) {
        Checkpoint whole = of(draft).checkpoint();
        if (whole != null) {
            return whole.recap().headings();
        }
        byte[] recap = drafts.files(draft).files().getOrDefault(ReadCheckpoint.RECAP, new byte[0]);
        return page(draft, new String(recap, StandardCharsets.UTF_8)).headings();
    }

    /**
     * Its questions alone, with another text than is saved; nothing where that has faults.
     *
     * @param source instead of {@code checkpoint.yaml}
     */
    public Optional<Checkpoint> questions(AuthoredCheckpoint draft, String source) {
        SortedMap<String, byte[]> files = new TreeMap<>(drafts.files(draft).files());
        files.keySet().removeIf(path -> path.endsWith(".md"));
        files.put(ReadCheckpoint.RECAP, "# -\n".getBytes(StandardCharsets.UTF_8));
        files.put(ReadCheckpoint.SOURCE, source.getBytes(StandardCharsets.UTF_8));
        return Optional.ofNullable(ReadCheckpoint.read(
                draft.slug(), new ContentFiles(files), imageBase(draft), embeds, Faults.of(""), new Lines()));
    }

    private static Optional<ImageSize> size(ContentFiles files, String path) {
        byte[] image = files.files().get(path);
        return image == null ? Optional.empty() : ImageSize.of(path, image);
    }

    private String imageBase(AuthoredCheckpoint draft) {
        return publicUrl.at(DraftImages.PATH + draft.imageKey() + "/");
    }

    private Judgement judge(AuthoredCheckpoint draft, String imageBase) {
        ContentFiles files = drafts.files(draft);
        FormPlaces places = FormPlaces.of(
                new String(files.files().getOrDefault(ReadCheckpoint.SOURCE, new byte[0]), StandardCharsets.UTF_8));
        Faults faults = Faults.of("");
        Lines lines = new Lines();
        Checkpoint checkpoint = ReadCheckpoint.read(draft.slug(), files, imageBase, embeds, faults, lines);
        if (checkpoint == null) {
            return new Judgement(null, plain(draft, faults.sorted()), List.of(), null, places);
        }
        GateStrength gate = GateStrength.of(checkpoint.quiz());
        AuthoredContent.One one =
                new AuthoredContent.One(checkpoint, lines, draft.slug() + "/" + ReadCheckpoint.SOURCE);
        List<Fault> warnings = new ArrayList<>(Placeholder.warnings(files));
        warnings.addAll(plain(draft, LintCheckpoint.warnings(one, gate)));
        return new Judgement(checkpoint, List.of(), List.copyOf(warnings), gate, places);
    }

    private static List<Fault> plain(AuthoredCheckpoint draft, List<Fault> faults) {
        String folder = draft.slug() + "/";
        return faults.stream()
                .map(fault -> fault.listedAt(
                        fault.path().startsWith(folder) ? fault.path().substring(folder.length()) : fault.path()))
                .map(fault -> fault.inWordsOf(WITH_MENUS))
                .toList();
    }
}
