package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.PublishDraft;
import checkpoint.content.authored.PublishedVersion;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.exporting.ExportCheckpoint;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.tool.language.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A draft published, taken back, shared, downloaded and deleted. */
@Controller
@RequestMapping("/authoring/drafts/{slug}")
class PublishController {

    private final Desk desk;
    private final Drafts drafts;
    private final PublishDraft publish;
    private final Checkpoints checkpoints;
    private final Uses uses;
    private final DraftPages pages;

    PublishController(
            Desk desk, Drafts drafts, PublishDraft publish, Checkpoints checkpoints, Uses uses, DraftPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.publish = publish;
        this.checkpoints = checkpoints;
        this.uses = uses;
        this.pages = pages;
    }

    @PostMapping("/published")
    ModelAndView publish(@PathVariable String slug, @RequestParam long revision) {
        Sheet sheet = desk.sheet(slug);
        String no = sheet.draft().revision() == revision ? "not-published" : "changed-since";
        return done(sheet, publish.publish(sheet.seat().owner(), slug, revision), "published", no);
    }

    @PostMapping("/history")
    ModelAndView history(@PathVariable String slug) {
        Sheet sheet = desk.sheet(slug);
        Map<String, Object> model = sheet.model();
        model.put("versions", publish.history(sheet.draft()));
        return new ModelAndView("learning/authoring/history", model);
    }

    /** Shows how going back to a version would change new attempts. */
    @PostMapping("/compared")
    ModelAndView compare(@PathVariable String slug, @RequestParam int number) {
        Sheet sheet = desk.sheet(slug);
        List<PublishedVersion> versions = publish.history(sheet.draft());
        Optional<PublishedVersion> older =
                versions.stream().filter(one -> one.number() == number).findFirst();
        if (older.isEmpty()) {
            return pages.overview(sheet, "no-version");
        }
        Map<String, Object> model = sheet.model();
        model.put("number", number);
        model.put(
                "comparison",
                Comparison.of(
                        checkpoints.version(versions.getFirst().digest()),
                        checkpoints.version(older.get().digest())));
        return new ModelAndView("learning/authoring/compare", model);
    }

    @PostMapping("/rolled-back")
    ModelAndView rollBack(@PathVariable String slug, @RequestParam int number) {
        Sheet sheet = desk.sheet(slug);
        return done(sheet, publish.rollBack(sheet.seat().owner(), slug, number), "rolled-back", "no-version");
    }

    @PostMapping("/withdrawn")
    ModelAndView withdraw(@PathVariable String slug) {
        Sheet sheet = desk.sheet(slug);
        return done(sheet, publish.withdraw(sheet.seat().owner(), slug), "withdrawn", "not-offered");
    }

    /** For the course alone, or for its platform's library; to share with all is an administrator's. */
    @PostMapping("/shared")
    ModelAndView share(@PathVariable String slug, @RequestParam(defaultValue = "false") boolean library) {
        Sheet sheet = desk.sheet(slug);
        Sharing sharing = library ? Sharing.PLATFORM : Sharing.COURSE;
        return done(sheet, publish.share(sheet.seat().owner(), slug, sharing), library ? "shared" : "unshared", "");
    }

    /** The losses of each export format. */
    @PostMapping("/downloads")
    ModelAndView downloads(@PathVariable String slug) {
        Sheet sheet = desk.sheet(slug);
        Map<String, List<Sentence>> losses = new LinkedHashMap<>();
        for (ExportCheckpoint.Format format : ExportCheckpoint.Format.values()) {
            ExportCheckpoint.Exported exported = ExportCheckpoint.write(slug, drafts.files(sheet.draft()), format);
            if (exported == null) {
                return pages.overview(sheet, "not-exported");
            }
            losses.put(format.word(), exported.losses());
        }
        Map<String, Object> model = sheet.model();
        model.put("losses", losses);
        return new ModelAndView("learning/authoring/downloads", model);
    }

    @PostMapping("/download")
    Object download(@PathVariable String slug, @RequestParam String format) {
        Sheet sheet = desk.sheet(slug);
        for (ExportCheckpoint.Format known : ExportCheckpoint.Format.values()) {
            ExportCheckpoint.Exported exported = known.word().equals(format)
                    ? ExportCheckpoint.write(slug, drafts.files(sheet.draft()), known)
                    : null;
            if (exported != null) {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(exported.fileName())
                                        .build()
                                        .toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(exported.bytes());
            }
        }
        return pages.overview(sheet, "not-exported");
    }

    /** Asks first, and says what hangs on it. */
    @PostMapping("/deletion")
    ModelAndView deletion(@PathVariable String slug) {
        Sheet sheet = desk.sheet(slug);
        Map<String, Object> model = sheet.model();
        Uses.Count count = uses.of(sheet.draft());
        model.put("links", count.links());
        model.put("attempts", count.attempts());
        model.put("open", count.open());
        return new ModelAndView("learning/authoring/deletion", model);
    }

    @PostMapping("/deleted")
    ModelAndView delete(@PathVariable String slug) {
        Sheet sheet = desk.sheet(slug);
        publish.delete(sheet.seat().owner(), slug);
        return pages.shelf(sheet.seat(), "deleted");
    }

    private ModelAndView done(Sheet sheet, Optional<AuthoredCheckpoint> changed, String yes, String no) {
        return changed.map(draft -> pages.overview(sheet.with(draft), yes))
                .orElseGet(() ->
                        pages.overview(desk.sheet(sheet.seat(), sheet.draft().slug()), no));
    }
}
