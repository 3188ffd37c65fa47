package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.editing.QuestionList;
import checkpoint.learning.authoring.Desk;
import checkpoint.learning.authoring.Desk.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_TRIES = 3;

    private final Desk desk;
    private final Drafts drafts;
    private final EditDraft edit;
    private final FilePages files;
    private final QuestionPages pages;

    QuestionController(Desk desk, Drafts drafts, EditDraft edit, FilePages files, QuestionPages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.edit = edit;
        this.files = files;
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
     * @param was the lines that were saved last, as the form knows; empty where it is new
     * @param began the lines that the form was made from, where it has been saved since: its rows are counted by them
     * @param typedOn the page on which it is being typed, where its script saves
     */
    @PostMapping("/saved")
    ModelAndView save(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(required = false) @Nullable String began,
            @RequestParam(defaultValue = "") String typedOn,
            @RequestParam MultiValueMap<String, String> fields) {
        String lines = plain(was);
        Filled filled = new Filled(lines, began == null ? lines : plain(began), FilePages.typedOn(typedOn), fields);
        return save(desk.sheet(slug), filled, 1);
    }

    /** A form as it was sent. */
    private record Filled(
            String was, String began, @Nullable String typedOn, MultiValueMap<String, String> fields) {}

    private static String plain(String lines) {
        return lines.replace("\r\n", "\n").stripTrailing();
    }

    private ModelAndView save(Sheet sheet, Filled filled, int tries) {
        Map<String, Object> before = QuestionList.fromLines(filled.began()).orElse(Map.of());
        Map<String, Object> question = QuestionFields.read(before, filled.fields());
        Optional<QuestionList> read = questions(sheet);
        if (read.isEmpty()) {
            return pages.unsaved(sheet, filled.was(), filled.began(), question, "not-read");
        }
        QuestionList all = read.get();
        int index = at(all, filled.was());
        if (filled.fields().containsKey("rows")) {
            return pages.form(sheet, all, index, new QuestionForm(question, 4), "");
        }
        String text = index < 0 ? all.inserted(all.size() - 1, question) : all.replaced(index, question);
        int there = index < 0 ? again(all, text) : index;
        if (there >= 0 && index < 0) {
            return pages.form(sheet, all, there, QuestionForm.of(all.question(there)), "saved");
        }
        if (!filled.was().isEmpty() && index < 0) {
            // Somebody has changed this very question since: both are shown.
            return files.conflict(sheet, SOURCE, text, bytes(sheet));
        }
        int position = index < 0 ? all.size() : index;
        Outcome outcome = edit.save(
                sheet.seat().owner(),
                sheet.draft().slug(),
                SOURCE,
                text.getBytes(StandardCharsets.UTF_8),
                sheet.draft().revision(),
                filled.typedOn());
        if (outcome instanceof Outcome.Changed(var draft, var path, var theirs) && tries < MOST_TRIES) {
            // Another question was changed at the same moment.
            return save(sheet.with(draft), filled, tries + 1);
        }
        if (outcome instanceof Outcome.TooLarge full) {
            return pages.unsaved(sheet, filled.was(), filled.began(), question, FilePages.notice(full));
        }
        return outcome(
                sheet,
                text,
                outcome,
                saved -> questions(saved)
                        .map(now -> pages.form(saved, now, position, QuestionForm.of(now.question(position)), "saved"))
                        .orElseGet(() -> pages.list(saved, "no-forms")));
    }

    /** The position of these lines; -1 if they are missing. */
    private static int at(QuestionList all, String lines) {
        return IntStream.range(0, all.size())
                .filter(i -> plain(all.lines(i)).equals(lines))
                .findFirst()
                .orElse(-1);
    }

    /** Finds the last question of this text in the file, in case it was added before and our reply was lost. */
    private static int again(QuestionList all, String text) {
        return QuestionList.read(text)
                .map(with -> at(all, plain(with.lines(with.size() - 1))))
                .orElse(-1);
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
        String text = change.apply(all.get());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Outcome outcome = edit.save(sheet.seat().owner(), slug, SOURCE, bytes, revision);
        return outcome(sheet, text, outcome, saved -> pages.list(saved, "saved"));
    }

    private ModelAndView outcome(Sheet sheet, String text, Outcome outcome, Function<Sheet, ModelAndView> then) {
        return switch (outcome) {
            case Outcome.Saved(var draft) -> then.apply(sheet.with(draft));
            case Outcome.Changed(var draft, var path, var theirs) ->
                files.conflict(sheet.with(draft), path, text, theirs);
            case Outcome.TooLarge full -> pages.list(sheet, FilePages.notice(full));
            case Outcome.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    private Optional<QuestionList> questions(Sheet sheet) {
        return QuestionList.read(new String(bytes(sheet), StandardCharsets.UTF_8));
    }

    private byte[] bytes(Sheet sheet) {
        return drafts.files(sheet.draft()).files().getOrDefault(SOURCE, new byte[0]);
    }
}
