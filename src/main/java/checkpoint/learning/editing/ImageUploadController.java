package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.checkpoint.ImageSize;
import checkpoint.content.guard.SafeSvg;
import checkpoint.learning.authoring.Desk;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.learning.authoring.DraftPages;
import checkpoint.tool.upload.UploadForm;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Images for a draft: what their first bytes say they are; of a drawing, what only draws. */
@Controller
class ImageUploadController {

    /** Bytes of one image. */
    static final int LARGEST = 5 << 20;

    private final Desk desk;
    private final Drafts drafts;
    private final EditDraft edit;
    private final DraftPages pages;

    ImageUploadController(Desk desk, Drafts drafts, EditDraft edit, DraftPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.edit = edit;
        this.pages = pages;
    }

    @PostMapping("/authoring/drafts/{slug}/images")
    ModelAndView upload(@PathVariable String slug, HttpServletRequest request) {
        Sheet sheet = desk.sheet(slug);
        try {
            return switch (UploadForm.file(request, LARGEST)) {
                case UploadForm.Content.Read(var file) ->
                    kind(file.bytes())
                            .map(ending -> saved(sheet, file.name(), ending, file.bytes(), List.of()))
                            .or(() -> SafeSvg.of(file.bytes())
                                    .map(drawing -> saved(sheet, file.name(), "svg", drawing.bytes(), drawing.lost())))
                            .orElseGet(() -> pages.overview(sheet, "no-image"));
                case UploadForm.Content.TooLarge ignored ->
                    pages.overview(sheet, "image-too-large").addObject("of", String.valueOf(LARGEST >> 20));
                case UploadForm.Content.None ignored -> pages.overview(sheet, "none");
            };
        } catch (IOException e) {
            return pages.overview(sheet, "broken");
        }
    }

    /** @param lost what a drawing had that does more than draw */
    private ModelAndView saved(Sheet sheet, String name, String ending, byte[] bytes, List<String> lost) {
        ImageName wanted = ImageName.of(name, ending);
        ImageName free = wanted.beside(drafts.files(sheet.draft()), bytes);
        String notice = !lost.isEmpty() ? "drawing" : free.equals(wanted) ? "image" : "image-renamed";
        return saved(sheet, free.path(), bytes, notice)
                .addObject("of", lost.isEmpty() ? free.path() : String.join(", ", lost));
    }

    private ModelAndView saved(Sheet sheet, String path, byte[] bytes, String notice) {
        return switch (edit.save(
                sheet.seat().owner(),
                sheet.draft().slug(),
                path,
                bytes,
                sheet.draft().revision())) {
            case Outcome.Saved(var draft) -> pages.overview(sheet.with(draft), notice);
            case Outcome.Changed(var draft, var changed, var theirs) -> pages.overview(sheet.with(draft), "changed");
            case Outcome.TooLarge full -> pages.overview(sheet, FilePages.notice(full));
            case Outcome.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    /** By its first bytes; an image whose size cannot be read is none. */
    private static Optional<String> kind(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        String ending = head.startsWith("\u0089PNG")
                ? "png"
                : head.startsWith("\u00ff\u00d8\u00ff")
                        ? "jpg"
                        : head.startsWith("GIF8")
                                ? "gif"
                                : head.startsWith("RIFF") && head.endsWith("WEBP") ? "webp" : "";
        // This Java cannot read the size of a WebP image.
        boolean whole =
                ending.equals("webp") || ImageSize.of("image." + ending, bytes).isPresent();
        return ending.isEmpty() || !whole ? Optional.empty() : Optional.of(ending);
    }
}
