package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.EditDraft;
import checkpoint.content.authored.EditDraft.Outcome;
import checkpoint.content.authored.JudgeDraft;
import checkpoint.content.authored.Judgement;
import checkpoint.content.editing.PolicyText;
import checkpoint.content.file.Fault;
import checkpoint.learning.authoring.Desk;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.tool.language.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The titles and the policy of a draft, and what its gate unlocks, by a form: what was changed in it is changed in the file, and nothing else. */
@Controller
@RequestMapping("/authoring/drafts/{slug}/policy")
class PolicyController {

    private static final String SOURCE = "checkpoint.yaml";
    private static final List<String> NAMES = List.of(
            "title",
            "quiz.title",
            "pass-mark",
            "attempts",
            "cool-down",
            "time-limit",
            "draw",
            "keep",
            "report",
            "feedback",
            "keys",
            "next.title",
            "next.page",
            "next.url");

    /** The default that applies if the file says nothing. */
    private static final Map<String, String> USUAL =
            Map.of("keep", "best", "report", "every-score", "feedback", "after-submit", "keys", "after-pass");

    private final Desk desk;
    private final Drafts drafts;
    private final JudgeDraft judge;
    private final EditDraft edit;
    private final FilePages pages;

    PolicyController(Desk desk, Drafts drafts, JudgeDraft judge, EditDraft edit, FilePages pages) {
        this.desk = desk;
        this.drafts = drafts;
        this.judge = judge;
        this.edit = edit;
        this.pages = pages;
    }

    @PostMapping
    ModelAndView form(@PathVariable String slug) {
        return form(desk.sheet(slug), "");
    }

    /** Each value comes with what it was when the form was shown: what nobody changed here stays as others have left it. */
    @PostMapping("/saved")
    ModelAndView save(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String typedOn,
            @RequestParam MultiValueMap<String, String> fields) {
        Sheet sheet = desk.sheet(slug);
        Optional<PolicyText> read = PolicyText.read(text(sheet));
        Map<String, String> wanted = wanted(fields);
        Optional<String> changed = read.flatMap(policy -> policy.with(wanted));
        if (changed.isEmpty()) {
            return unsaved(form(sheet, "not-read"), fields);
        }
        Map<String, String> now = shown(read.get());
        boolean differs = wanted.entrySet().stream().anyMatch(one -> {
            String is = now.getOrDefault(one.getKey(), "");
            return !is.equals(field(fields, "was." + one.getKey())) && !is.equals(one.getValue());
        });
        if (differs) {
            return pages.conflict(sheet, SOURCE, changed.get(), text(sheet).getBytes(StandardCharsets.UTF_8));
        }
        return outcome(sheet, changed.get(), fields, FilePages.typedOn(typedOn));
    }

    /** The form as it was filled in: nothing that was typed is lost. */
    private static ModelAndView unsaved(ModelAndView form, MultiValueMap<String, String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> was = new LinkedHashMap<>();
        for (String name : NAMES) {
            values.put(name, field(fields, name));
            was.put(name, field(fields, "was." + name));
        }
        return form.addObject("values", values).addObject("was", was);
    }

    private ModelAndView outcome(
            Sheet sheet, String text, MultiValueMap<String, String> fields, @Nullable String typedOn) {
        return switch (edit.save(
                sheet.seat().owner(),
                sheet.draft().slug(),
                SOURCE,
                text.getBytes(StandardCharsets.UTF_8),
                sheet.draft().revision(),
                typedOn)) {
            case Outcome.Saved(var draft) -> form(sheet.with(draft), "saved");
            case Outcome.Changed(var draft, var path, var theirs) ->
                pages.conflict(sheet.with(draft), path, text, theirs);
            case Outcome.TooLarge full -> unsaved(form(sheet, FilePages.notice(full)), fields);
            case Outcome.Gone ignored -> throw sheet.seat().noSuchCheckpoint();
        };
    }

    private static Map<String, String> wanted(MultiValueMap<String, String> fields) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = field(fields, name);
            if (fields.containsKey(name) && !value.equals(field(fields, "was." + name))) {
                wanted.put(name, value);
            }
        }
        return wanted;
    }

    private static String field(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static Map<String, String> shown(PolicyText policy) {
        Map<String, String> set = policy.values();
        Map<String, String> shown = new LinkedHashMap<>();
        NAMES.forEach(name -> shown.put(name, set.getOrDefault(name, USUAL.getOrDefault(name, ""))));
        return shown;
    }

    private ModelAndView form(Sheet sheet, String notice) {
        Judgement judged = judge.of(sheet.draft());
        Optional<PolicyText> policy = PolicyText.read(text(sheet));
        Map<String, Object> model = sheet.model();
        model.put("judged", judged);
        Map<String, String> values = policy.map(PolicyController::shown).orElse(Map.of());
        model.put("values", values);
        model.put("was", values);
        model.put("faults", policy.map(read -> faults(read, judged)).orElse(Map.of()));
        model.put("groups", policy.map(read -> read.has("groups")).orElse(false));
        model.put("further", further(sheet));
        model.put("undoable", drafts.isUndoable(sheet.draft()));
        model.put("notice", notice);
        return new ModelAndView("learning/editing/policy", model);
    }

    /** The faults by field; each text leaves out the key, since the field names it. */
    private static Map<String, Sentence> faults(PolicyText policy, Judgement judged) {
        Map<String, Sentence> faults = new LinkedHashMap<>();
        // Each is told once: where the title is missing, what comes next stands in its line.
        List<Fault> left = new ArrayList<>(judged.faultsOf(SOURCE));
        for (String name : NAMES) {
            String key = name.substring(name.indexOf('.') + 1);
            Optional<Fault> found = left.stream()
                    .filter(fault -> policy.stands(name, fault.line()))
                    .filter(fault -> fault.isAbout(key) || name.equals("next.title") && fault.isAbout("next"))
                    .findFirst();
            found.ifPresent(left::remove);
            found.ifPresent(fault -> faults.put(name, fault.saysOf(key)));
        }
        return faults;
    }

    /** The pages that the gate may unlock. */
    private List<String> further(Sheet sheet) {
        return drafts.files(sheet.draft()).files().keySet().stream()
                .filter(path -> path.endsWith(".md") && !path.contains("/") && !path.equals("page.md"))
                .map(path -> path.substring(0, path.length() - 3))
                .toList();
    }

    private String text(Sheet sheet) {
        return new String(
                drafts.files(sheet.draft()).files().getOrDefault(SOURCE, new byte[0]), StandardCharsets.UTF_8);
    }
}
