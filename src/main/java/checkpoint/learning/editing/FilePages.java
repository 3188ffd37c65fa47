package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.authored.JudgeDraft;
import checkpoint.content.authored.Judgement;
import checkpoint.content.checkpoint.Images;
import checkpoint.learning.authoring.Desk.Sheet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a draft's file, for the controllers that end on them. */
@Component
class FilePages {

    /** Signs of a text as a form sends it, which the server takes beside the form's other fields. */
    private static final int LARGEST_FORM = 480 << 10;

    private final Drafts drafts;
    private final JudgeDraft judge;

    FilePages(Drafts drafts, JudgeDraft judge) {
        this.drafts = drafts;
        this.judge = judge;
    }

    /** The page that saves while somebody types, as it names itself; nothing where a button was pressed. */
    static @Nullable String typedOn(String name) {
        return name.matches("[a-z0-9]{1,40}") ? name : null;
    }

    /** A file of it as text. */
    ModelAndView text(Sheet sheet, String path, byte[] bytes, String notice) {
        Map<String, Object> model = sheet.model();
        model.put("path", path);
        String text = new String(bytes, StandardCharsets.UTF_8);
        model.put("text", text);
        model.put("savable", URLEncoder.encode(text, StandardCharsets.UTF_8).length() < LARGEST_FORM);
        model.put("revision", sheet.draft().revision());
        Judgement judged = judge.of(sheet.draft());
        model.put("judged", judged);
        model.put("undoable", drafts.isUndoable(sheet.draft()));
        model.put("notice", notice);
        if (path.endsWith(".md")) {
            model.put("shown", judge.page(sheet.draft(), text));
            model.put("images", images(sheet));
        }
        return new ModelAndView("learning/editing/text", model);
    }

    /** The names of the images that its texts may show. */
    List<String> images(Sheet sheet) {
        return drafts.files(sheet.draft()).files().keySet().stream()
                .filter(Images::isImage)
                .toList();
    }

    /** Why there is no room for a change. */
    static String notice(Outcome.TooLarge full) {
        return full.limit() == Drafts.Limit.BYTES ? "no-room" : "too-large";
    }

    /** Both texts, where somebody else was faster. */
    ModelAndView conflict(Sheet sheet, String path, String mine, byte[] theirs) {
        Map<String, Object> model = sheet.model();
        model.put("path", path);
        model.put("mine", mine);
        model.put("theirs", new String(theirs, StandardCharsets.UTF_8));
        return new ModelAndView("learning/editing/conflict", model);
    }
}
