package checkpoint.learning.authoring;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Drafts.Begun;
import checkpoint.content.authored.PublishDraft;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.file.ContentFiles;
import checkpoint.learning.authoring.Desk.Seat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The course's own checkpoints, and how a new one begins: from blank, or as a copy. */
@Controller
@RequestMapping("/authoring")
class ShelfController {

    private final Desk desk;
    private final Drafts drafts;
    private final PublishDraft published;
    private final BlankCheckpoint blank;
    private final DraftPages pages;

    ShelfController(Desk desk, Drafts drafts, PublishDraft published, BlankCheckpoint blank, DraftPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.published = published;
        this.blank = blank;
        this.pages = pages;
    }

    @PostMapping("/shelf")
    ModelAndView shelf() {
        return pages.shelf(desk.seat(), "");
    }

    /** A draft: its state, and what can be done with it. */
    @PostMapping("/drafts/{slug}")
    ModelAndView open(@PathVariable String slug) {
        return pages.overview(desk.sheet(slug), "");
    }

    @PostMapping("/new")
    ModelAndView begin(@RequestParam(defaultValue = "") String title) {
        Seat seat = desk.seat();
        if (title.replaceAll("\\p{Cntrl}", "").isBlank()) {
            return pages.shelf(seat, "title");
        }
        String line = title.replaceAll("\\p{Cntrl}|\\s", " ").strip().replaceAll(" +", " ");
        return begun(
                seat,
                drafts.begin(seat.owner(), line, blank.of(line, seat.author().locale())));
    }

    /** Copies what the course may see: what it may pick, and what its own link opens. */
    @PostMapping("/copy")
    ModelAndView copy(@RequestParam String from) {
        Seat seat = desk.seat();
        Checkpoint source = pages.copyable(seat).stream()
                .filter(one -> one.slug().equals(from))
                .findFirst()
                .orElseThrow(seat::noSuchCheckpoint);
        ContentFiles files = published.files(source.digest());
        return begun(seat, drafts.begin(seat.owner(), source.title(), files));
    }

    private ModelAndView begun(Seat seat, Begun begun) {
        return switch (begun) {
            case Begun.Yes(var draft) -> pages.overview(new Desk.Sheet(seat, draft), "begun");
            case Begun.Full full -> pages.shelf(seat, "full").addObject("full", full);
        };
    }
}
