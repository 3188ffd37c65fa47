package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Drafts.Begun;
import checkpoint.content.exchange.Upload;
import checkpoint.content.transfer.ImportQuizzes;
import checkpoint.content.transfer.KeptReport;
import checkpoint.learning.authoring.Desk.Seat;
import checkpoint.tool.upload.UploadForm;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Quizzes of other programs: read, shown with what was lost, and kept only then. */
@Controller
@RequestMapping("/authoring/import")
class ImportController {

    private static final int LARGEST = 20 << 20;

    private final Desk desk;
    private final Drafts drafts;
    private final DraftPages pages;

    ImportController(Desk desk, Drafts drafts, DraftPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.pages = pages;
    }

    /** A token alone finds the form. */
    @PostMapping("/file")
    ModelAndView form() {
        return form(desk.seat(), "");
    }

    @PostMapping
    ModelAndView read(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean objectives) {
        Seat seat = desk.seat();
        try {
            return switch (UploadForm.file(request, LARGEST)) {
                case UploadForm.Content.Read(var file) -> imported(seat, file, objectives);
                case UploadForm.Content.TooLarge ignored -> form(seat, "too-large");
                case UploadForm.Content.None ignored -> form(seat, "none");
            };
        } catch (IOException e) {
            return form(seat, "broken");
        }
    }

    /**
     * Keeps it.
     *
     * @param found how many questions the file has, as the report said
     * @param refused how many of them were refused
     */
    @PostMapping("/keep")
    ModelAndView keep(
            @RequestParam String batch,
            @RequestParam(defaultValue = "0") int found,
            @RequestParam(defaultValue = "0") int refused) {
        Seat seat = desk.seat();
        List<AuthoredCheckpoint> kept = drafts.keep(seat.owner(), batch);
        ModelAndView page = kept.size() == 1
                ? pages.overview(new Desk.Sheet(seat, kept.getFirst()), "kept")
                : pages.shelf(seat, kept.isEmpty() ? "import-gone" : "kept");
        return page.addObject("found", found).addObject("refused", refused);
    }

    @PostMapping("/discard")
    ModelAndView discard(@RequestParam String batch) {
        Seat seat = desk.seat();
        drafts.discard(seat.owner(), batch);
        return form(seat, "");
    }

    /** The report that was kept beside a draft is read. */
    @PostMapping("/dismissed")
    ModelAndView dismiss(@RequestParam String slug) {
        Desk.Sheet sheet = desk.sheet(slug);
        drafts.dismissReport(sheet.draft());
        return pages.overview(sheet, "report-dismissed");
    }

    private ModelAndView imported(Seat seat, UploadForm.Uploaded file, boolean objectives) {
        ImportQuizzes.Result result = ImportQuizzes.read(List.of(new Upload(file.name(), file.bytes())), objectives);
        String batch = drafts.newBatch();
        KeptReport report = KeptReport.of(result.report());
        for (ImportQuizzes.Imported one : result.checkpoints()) {
            if (drafts.beginImported(seat.owner(), one.title(), one.files(), batch, report)
                    instanceof Begun.Full full) {
                drafts.discard(seat.owner(), batch);
                return form(seat, "full").addObject("full", full);
            }
        }
        Map<String, Object> model = seat.model();
        model.put("checkpoints", result.checkpoints());
        model.put("report", result.report());
        model.put("batch", batch);
        return new ModelAndView("learning/authoring/imported", model);
    }

    private static ModelAndView form(Seat seat, String fault) {
        Map<String, Object> model = seat.model();
        model.put("fault", fault);
        model.put("most", LARGEST >> 20);
        return new ModelAndView("learning/authoring/import", model);
    }
}
