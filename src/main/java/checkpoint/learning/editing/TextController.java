package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.authored.EditDraft.Undone;
import checkpoint.learning.authoring.Desk;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.learning.authoring.DraftPages;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The files of a draft as text. */
@Controller
@RequestMapping("/authoring/drafts/{slug}")
class TextController {

    private static final Pattern TEXT = Pattern.compile("checkpoint\\.yaml|[a-z0-9-]{1,64}\\.md");

    private final Desk desk;
    private final Drafts drafts;
    private final EditDraft edit;
    private final DraftPages draftPages;
    private final FilePages pages;

    TextController(Desk desk, Drafts drafts, EditDraft edit, DraftPages draftPages, FilePages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.edit = edit;
        this.draftPages = draftPages;
        this.pages = pages;
    }

    /** A token alone finds the questions' file. */
    @PostMapping("/text")
    ModelAndView text(@PathVariable String slug, @RequestParam(defaultValue = "checkpoint.yaml") String path) {
        Sheet sheet = desk.sheet(slug);
        return pages.text(sheet, path, bytes(sheet, path), "");
    }

    /** A further page, empty as yet. */
    @PostMapping("/pages")
    ModelAndView page(@PathVariable String slug, @RequestParam(defaultValue = "") String name) {
        Sheet sheet = desk.sheet(slug);
        String path = name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\.md$", "") + ".md";
        if (!TEXT.matcher(path).matches()) {
            return draftPages.overview(sheet, "page-name");
        }
        if (drafts.files(sheet.draft()).has(path)) {
            return pages.text(sheet, path, bytes(sheet, path), "");
        }
        byte[] begun = ("# " + name.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        return outcome(
                sheet,
                path,
                new String(begun, StandardCharsets.UTF_8),
                edit.save(sheet.seat().owner(), slug, path, begun, sheet.draft().revision()));
    }

    /**
     * Saves a file.
     *
     * @param revision of the draft when its text was read
     * @param typedOn the page on which it is being typed, where its script saves
     */
    @PostMapping("/text/saved")
    ModelAndView save(
            @PathVariable String slug,
            @RequestParam String path,
            @RequestParam String text,
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String typedOn) {
        Sheet sheet = desk.sheet(slug);
        requireText(sheet, path);
        // A form's text field sends lines that end as on the oldest printers.
        String lines = text.replace("\r\n", "\n");
        return outcome(
                sheet,
                path,
                lines,
                edit.save(
                        sheet.seat().owner(),
                        slug,
                        path,
                        lines.getBytes(StandardCharsets.UTF_8),
                        revision,
                        FilePages.typedOn(typedOn)));
    }

    /** A page as students would see it, beside its text, which is not saved. */
    @PostMapping("/text/shown")
    ModelAndView show(
            @PathVariable String slug,
            @RequestParam String path,
            @RequestParam String text,
            @RequestParam long revision) {
        Sheet sheet = desk.sheet(slug);
        requireText(sheet, path);
        ModelAndView shown = pages.text(sheet, path, text.getBytes(StandardCharsets.UTF_8), "");
        shown.addObject("revision", revision);
        return shown;
    }

    @PostMapping("/removed")
    ModelAndView remove(@PathVariable String slug, @RequestParam String path, @RequestParam long revision) {
        Sheet sheet = desk.sheet(slug);
        if (path.equals("checkpoint.yaml") || path.equals("page.md")) {
            throw sheet.seat().noSuchFile();
        }
        return switch (edit.remove(sheet.seat().owner(), slug, path, revision)) {
            case Outcome.Saved(var draft) -> draftPages.overview(sheet.with(draft), "removed");
            case Outcome.Changed(var draft, var changed, var theirs) ->
                draftPages.overview(sheet.with(draft), "changed");
            case Outcome.TooLarge ignored -> draftPages.overview(sheet, "");
            case Outcome.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    @PostMapping("/undone")
    ModelAndView undo(@PathVariable String slug, @RequestParam long revision) {
        Sheet sheet = desk.sheet(slug);
        return switch (edit.undo(sheet.seat().owner(), slug, revision)) {
            case Undone.Yes(var draft) -> draftPages.overview(sheet.with(draft), "undone");
            case Undone.Nothing(var draft) -> draftPages.overview(sheet.with(draft), "nothing-to-undo");
            case Undone.Unseen(var draft) -> draftPages.overview(sheet.with(draft), "not-undone");
            case Undone.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    private ModelAndView outcome(Sheet sheet, String path, String text, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Saved(var draft) ->
                pages.text(sheet.with(draft), path, text.getBytes(StandardCharsets.UTF_8), "saved");
            case Outcome.Changed(var draft, var changed, var theirs) ->
                pages.conflict(sheet.with(draft), path, text, theirs);
            case Outcome.TooLarge full ->
                pages.text(sheet, path, text.getBytes(StandardCharsets.UTF_8), FilePages.notice(full));
            case Outcome.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    private byte[] bytes(Sheet sheet, String path) {
        requireText(sheet, path);
        byte @Nullable [] bytes = drafts.files(sheet.draft()).files().get(path);
        if (bytes == null) {
            throw sheet.seat().noSuchFile();
        }
        return bytes;
    }

    private static void requireText(Sheet sheet, String path) {
        if (!TEXT.matcher(path).matches()) {
            throw sheet.seat().noSuchFile();
        }
    }
}
