package checkpoint.learning.authoring;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.editing.QuestionList;
import checkpoint.learning.authoring.Desk.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The questions of a draft, by forms. */
@Controller
@RequestMapping("/authoring/drafts/{slug}/questions")
class QuestionController {

    private static final String SOURCE = "checkpoint.yaml";

    private final Desk desk;
    private final Drafts drafts;
    private final EditDraft edit;
    private final DraftPages draftPages;
    private final QuestionPages pages;

    QuestionController(Desk desk, Drafts drafts, EditDraft edit, DraftPages draftPages, QuestionPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.edit = edit;
        this.draftPages = draftPages;
        this.pages = pages;
    }

    @PostMapping
    ModelAndView list(@PathVariable String slug) {
        return pages.list(desk.sheet(slug), "");
    }

    @PostMapping("/new")
    ModelAndView begin(@PathVariable String slug, @RequestParam(defaultValue = "single-choice") String type) {
        Sheet sheet = desk.sheet(slug);
        return questions(sheet)
                .map(all -> pages.form(
                        sheet,
                        all,
                        -1,
                        QuestionForm.empty(
                                QuestionForm.TYPES.contains(type) ? type : "single-choice",
                                all.freeId("question-" + (all.size() + 1))),
                        ""))
                .orElseGet(() -> pages.list(sheet, "no-forms"));
    }

    @PostMapping("/{index:[0-9]{1,4}}")
    ModelAndView form(@PathVariable String slug, @PathVariable int index) {
        Sheet sheet = desk.sheet(slug);
        return questions(sheet)
                .filter(all -> index < all.size())
                .map(all -> pages.form(sheet, all, index, QuestionForm.of(all.question(index)), ""))
                .orElseGet(() -> pages.list(sheet, "no-question"));
    }

    /**
     * Saves a question, or adds one.
     *
     * @param was the lines that the form was made from; empty where it is new
     */
    @PostMapping("/saved")
    ModelAndView save(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String was,
            @RequestParam MultiValueMap<String, String> fields) {
        Sheet sheet = desk.sheet(slug);
        Optional<QuestionList> read = questions(sheet);
        if (read.isEmpty()) {
            return pages.list(sheet, "no-forms");
        }
        QuestionList all = read.get();
        String lines = was.replace("\r\n", "\n").strip();
        int index = IntStream.range(0, all.size())
                .filter(i -> all.lines(i).strip().equals(lines))
                .findFirst()
                .orElse(-1);
        Map<String, Object> before = index < 0 ? Map.of() : all.question(index);
        Map<String, Object> question = QuestionFields.read(before, fields);
        if (fields.containsKey("rows")) {
            return pages.form(sheet, all, index, new QuestionForm(question, 4), "");
        }
        int position = index < 0 ? all.size() : index;
        String text = index < 0 ? all.inserted(all.size() - 1, question) : all.replaced(index, question);
        if (!lines.isEmpty() && index < 0) {
            // Somebody has changed this very question since: both are shown.
            return draftPages.conflict(sheet, SOURCE, text, bytes(sheet));
        }
        return outcome(
                sheet,
                text,
                saved -> questions(saved)
                        .map(now -> pages.form(saved, now, position, QuestionForm.of(now.question(position)), "saved"))
                        .orElseGet(() -> pages.list(saved, "no-forms")));
    }

    @PostMapping("/{index:[0-9]{1,4}}/copied")
    ModelAndView copy(@PathVariable String slug, @PathVariable int index, @RequestParam long revision) {
        return change(slug, index, revision, all -> {
            Map<String, Object> copy = new LinkedHashMap<>(all.question(index));
            copy.put("id", all.freeId(String.valueOf(copy.getOrDefault("id", "question"))));
            return all.inserted(index, copy);
        });
    }

    @PostMapping("/{index:[0-9]{1,4}}/removed")
    ModelAndView remove(@PathVariable String slug, @PathVariable int index, @RequestParam long revision) {
        return change(slug, index, revision, all -> all.removed(index));
    }

    @PostMapping("/{index:[0-9]{1,4}}/up")
    ModelAndView up(@PathVariable String slug, @PathVariable int index, @RequestParam long revision) {
        return change(slug, index, revision, all -> index == 0 ? all.text() : all.swapped(index - 1));
    }

    @PostMapping("/{index:[0-9]{1,4}}/down")
    ModelAndView down(@PathVariable String slug, @PathVariable int index, @RequestParam long revision) {
        return change(slug, index, revision, all -> index + 1 == all.size() ? all.text() : all.swapped(index));
    }

    private ModelAndView change(String slug, int index, long revision, Function<QuestionList, String> change) {
        Sheet sheet = desk.sheet(slug);
        Optional<QuestionList> all = questions(sheet).filter(list -> index < list.size());
        if (all.isEmpty() || sheet.draft().revision() != revision) {
            return pages.list(sheet, all.isEmpty() ? "no-question" : "list-changed");
        }
        return outcome(sheet, change.apply(all.get()), saved -> pages.list(saved, "saved"));
    }

    private ModelAndView outcome(Sheet sheet, String text, Function<Sheet, ModelAndView> then) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String slug = sheet.draft().slug();
        return switch (edit.save(
                sheet.seat().owner(), slug, SOURCE, bytes, sheet.draft().revision())) {
            case Outcome.Saved(var draft) -> then.apply(new Sheet(sheet.seat(), draft));
            case Outcome.Changed(var draft, var path, var theirs) ->
                draftPages.conflict(new Sheet(sheet.seat(), draft), path, text, theirs);
            case Outcome.TooLarge ignored -> pages.list(sheet, "too-large");
            case Outcome.Gone ignored -> throw sheet.seat().refusal(AuthoringReason.NO_SUCH_CHECKPOINT);
        };
    }

    private Optional<QuestionList> questions(Sheet sheet) {
        return QuestionList.read(new String(bytes(sheet), StandardCharsets.UTF_8));
    }

    private byte[] bytes(Sheet sheet) {
        return drafts.files(sheet.draft()).files().getOrDefault(SOURCE, new byte[0]);
    }
}
