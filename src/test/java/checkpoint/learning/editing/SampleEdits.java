package checkpoint.learning.editing;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.authored.Judgement;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.file.Fault;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.authoring.SampleDrafts;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.view.QuestionPreview;
import checkpoint.tool.language.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages on which a draft's files are changed. */
public final class SampleEdits {

    private static final String PLACE = "learning/editing/";

    private final Checkpoint seven;
    private final PresentedLaunch instructor;
    private final AuthoredCheckpoint draft;
    private final Judgement good;
    private final Judgement bad;

    public SampleEdits(Checkpoint seven, PresentedLaunch instructor, SampleDrafts drafts) {
        this.seven = seven;
        this.instructor = instructor;
        this.draft = drafts.draft(State.DRAFT, Sharing.COURSE);
        this.good = drafts.good();
        this.bad = drafts.bad();
    }

    public void addTo(Map<String, Shown> pages) {
        texts(pages);
        questions(pages);
        policy(pages);
    }

    private void texts(Map<String, Shown> pages) {
        pages.put(
                "author-text",
                page(
                        "text",
                        Map.of("draft", draft),
                        "judged",
                        bad,
                        "path",
                        "checkpoint.yaml",
                        "text",
                        "title: Rain",
                        "revision",
                        7L,
                        "savable",
                        true,
                        "undoable",
                        true,
                        "notice",
                        "saved"));
        pages.put(
                "author-page",
                page(
                        "text",
                        Map.of("draft", draft),
                        "judged",
                        good,
                        "path",
                        "page.md",
                        "text",
                        "# " + seven.title() + "\n\nThe text of the page, as Markdown.\n",
                        "revision",
                        7L,
                        "savable",
                        true,
                        "shown",
                        seven.recap(),
                        "images",
                        List.of("spine.png", "sky-over-the-sea.svg"),
                        "notice",
                        ""));
        pages.put(
                "author-text-too-long",
                page(
                        "text",
                        Map.of("draft", draft),
                        "judged",
                        good,
                        "path",
                        "checkpoint.yaml",
                        "text",
                        "title: Rain",
                        "revision",
                        7L,
                        "savable",
                        false,
                        "notice",
                        ""));
        pages.put(
                "author-conflict",
                page("conflict", Map.of("draft", draft), "path", "page.md", "mine", "# Mine", "theirs", "# Theirs"));
    }

    private void questions(Map<String, Shown> pages) {
        Map<String, Object> readable = Map.of("draft", draft, "readable", true, "undoable", true);
        List<QuestionForm.Listed> listed = List.of(
                new QuestionForm.Listed(0, "Rain is wet.", "true-false", "spine", List.of(), good.warnings()),
                new QuestionForm.Listed(1, "Which one?", "single-choice", "", bad.faults(), List.of()));
        pages.put(
                "author-questions",
                page("questions", readable, "judged", good, "questions", listed, "notice", "saved"));
        pages.put(
                "author-questions-none",
                page("questions", readable, "judged", good, "questions", List.of(), "notice", "saved"));
        pages.put(
                "author-questions-text-only",
                page(
                        "questions",
                        Map.of("draft", draft, "readable", false),
                        "judged",
                        bad,
                        "questions",
                        List.of(),
                        "notice",
                        "no-forms"));
        for (String type : QuestionForm.TYPES) {
            Map<String, Object> value = new HashMap<>(
                    Map.of("id", "rain", "type", type, "stem", "Rain is wet.", "order", List.of("cloud", "rain")));
            value.put("choices", List.of(Map.of("text", "Yes", "correct", "true"), Map.of("text", "No")));
            value.put("pairs", List.of(Map.of("left", "cold", "right", "snow")));
            pages.put(
                    "author-question-" + type,
                    page(
                            "question",
                            Map.of(
                                    "draft",
                                    draft,
                                    "index",
                                    0,
                                    "was",
                                    "- id: rain",
                                    "began",
                                    "- id: rain",
                                    "notice",
                                    ""),
                            "judged",
                            good,
                            "form",
                            new QuestionForm(value, 2),
                            "faults",
                            List.of(fault("checkpoint.yaml", 9, "stem", Sentence.of("fault.empty"))),
                            "warnings",
                            good.warnings(),
                            "objectives",
                            List.of("spine", "capacity"),
                            "passages",
                            seven.recap().headings(),
                            "images",
                            List.of("spine.png", "sky-over-the-sea.svg"),
                            "preview",
                            QuestionPreview.of(seven).getFirst(),
                            "of",
                            seven.quiz().questions().size()));
        }
    }

    private void policy(Map<String, Shown> pages) {
        Map<String, Object> model =
                Map.of("draft", draft, "further", List.of("glossary", "next"), "undoable", true, "notice", "");
        Map<String, String> values = Map.of("pass-mark", "80%", "keep", "best", "keys", "soon", "next.page", "next");
        Map<String, Sentence> faults = Map.of(
                "attempts",
                Sentence.of("fault.count.or", "no", "unlimited"),
                "keys",
                Sentence.of("fault.word", "soon", "after-pass, never"));
        pages.put(
                "author-policy",
                page(
                        "policy", model, "judged", good, "values", values, "was", values, "faults", Map.of(), "groups",
                        false));
        pages.put(
                "author-policy-faults",
                page(
                        "policy", model, "judged", bad, "values", values, "was", values, "faults", faults, "groups",
                        true));
        pages.put(
                "author-policy-text-only",
                page(
                        "policy", model, "judged", bad, "values", Map.of(), "was", Map.of(), "faults", Map.of(),
                        "groups", false));
    }

    private static Fault fault(String path, int line, String about, Sentence says) {
        return new Fault(path, line, Fault.about(about, says));
    }

    private Shown page(String name, Map<String, Object> model, Object... more) {
        Map<String, Object> all = new HashMap<>(model);
        all.put(PresentedLaunch.MODEL, instructor);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return new Shown(PLACE + name, all);
    }
}
