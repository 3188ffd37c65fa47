package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.JudgeDraft;
import checkpoint.content.authored.PublishDraft;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.learning.authoring.Desk.Seat;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.learning.correction.ChangedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the shelf and of a draft, for the controllers that end on them. */
@Component
public class DraftPages {

    private final Drafts drafts;
    private final JudgeDraft judge;
    private final PublishDraft published;
    private final Checkpoints checkpoints;
    private final ChangedKeys changed;

    DraftPages(Drafts drafts, JudgeDraft judge, PublishDraft published, Checkpoints checkpoints, ChangedKeys changed) {
        this.drafts = drafts;
        this.judge = judge;
        this.published = published;
        this.checkpoints = checkpoints;
        this.changed = changed;
    }

    /**
     * The course's checkpoints.
     *
     * @param notice what was just done, or why it was not; may be empty
     */
    ModelAndView shelf(Seat seat, String notice) {
        Map<String, Object> model = seat.model();
        model.put("drafts", drafts.of(seat.owner()));
        model.put("copyable", copyable(seat));
        model.put("opened", opened(seat));
        model.put("back", seat.author().back());
        model.put("notice", notice);
        return new ModelAndView("learning/authoring/shelf", model);
    }

    /** The checkpoints that a course may see: those it may pick, and the one that its own link opens. */
    List<Checkpoint> copyable(Seat seat) {
        List<Checkpoint> all = new ArrayList<>(checkpoints
                .choice(seat.owner().registration(), seat.owner().course())
                .all());
        String opened = opened(seat);
        if (!opened.isEmpty() && all.stream().noneMatch(one -> one.slug().equals(opened))) {
            checkpoints.open(seat.owner().registration(), opened).ifPresent(all::addFirst);
        }
        return all;
    }

    private static String opened(Seat seat) {
        String opened = seat.author().opened();
        return opened == null ? "" : opened;
    }

    /**
     * A draft: its state, and what can be done with it.
     *
     * @param notice what was just done; may be empty
     */
    public ModelAndView overview(Sheet sheet, String notice) {
        AuthoredCheckpoint draft = sheet.draft();
        Map<String, Object> model = sheet.model();
        model.put("judged", judge.of(draft));
        model.put("paths", List.copyOf(drafts.files(draft).files().keySet()));
        boolean ahead = published.isAhead(draft);
        model.put("ahead", ahead);
        if (!ahead && draft.state() == State.OFFERED) {
            model.put("version", published.history(draft).getFirst().number());
        }
        model.put("regrades", changedKeys(sheet.seat(), draft));
        model.put("undoable", drafts.isUndoable(draft));
        model.put("notice", notice);
        drafts.report(draft).ifPresent(report -> model.put("report", report));
        return new ModelAndView("learning/authoring/draft", model);
    }

    /** How many keys were changed since attempts of this course were marked, where this launch opens the checkpoint. */
    private int changedKeys(Seat seat, AuthoredCheckpoint draft) {
        if (seat.author().picking() || !draft.slug().equals(opened(seat))) {
            return 0;
        }
        return checkpoints
                .open(seat.owner().registration(), draft.slug())
                .map(newest ->
                        changed.count(seat.owner().registration(), seat.owner().course(), newest))
                .orElse(0);
    }
}
