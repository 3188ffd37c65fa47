package checkpoint.learning.editing;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.JudgeDraft;
import checkpoint.content.authored.Judgement;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.editing.QuestionList;
import checkpoint.content.file.Fault;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.learning.view.QuestionPreview;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The list of a draft's questions, and the form of one. */
@Component
class QuestionPages {

    private static final String SOURCE = "checkpoint.yaml";
    private static final int SHORT = 140;

    private final Drafts drafts;
    private final JudgeDraft judge;
    private final FilePages files;

    QuestionPages(Drafts drafts, JudgeDraft judge, FilePages files) {
        this.drafts = drafts;
        this.judge = judge;
        this.files = files;
    }

    ModelAndView list(Sheet sheet, String notice) {
        Judgement judged = judge.of(sheet.draft());
        List<QuestionForm.Listed> listed = new ArrayList<>();
        String text = text(sheet);
        Optional<QuestionList> read = QuestionList.read(text);
        read.ifPresent(all -> {
            Map<Integer, List<Fault>> faults = byQuestion(all, judged.faults());
            Map<Integer, List<Fault>> warnings = byQuestion(all, judged.warnings());
            for (int i = 0; i < all.size(); i++) {
                QuestionForm one = QuestionForm.of(all.question(i));
                listed.add(new QuestionForm.Listed(
                        i,
                        shortened(one.text("stem")),
                        one.type(),
                        one.text("objective"),
                        faults.getOrDefault(i, List.of()),
                        warnings.getOrDefault(i, List.of())));
            }
        });
        Map<String, Object> model = sheet.model();
        model.put("judged", judged);
        model.put("readable", read.isPresent());
        model.put("questions", listed);
        model.put("undoable", drafts.isUndoable(sheet.draft()));
        model.put("notice", notice);
        return new ModelAndView("learning/editing/questions", model);
    }

    /** @param index of the question in its list; -1 where it is new */
    ModelAndView form(Sheet sheet, QuestionList all, int index, QuestionForm form, String notice) {
        Judgement judged = judge.of(sheet.draft());
        Map<String, Object> model = sheet.model();
        model.put("judged", judged);
        model.put("index", index);
        String lines = index < 0 ? "" : all.lines(index);
        model.put("was", lines);
        model.put("began", lines);
        model.put("form", form);
        model.put("faults", byQuestion(all, judged.faults()).getOrDefault(index, List.of()));
        model.put("warnings", byQuestion(all, judged.warnings()).getOrDefault(index, List.of()));
        model.put("objectives", objectives(sheet));
        model.put("notice", notice);
        model.put("images", files.images(sheet));
        model.put("passages", judge.passages(sheet.draft()));
        if (index >= 0) {
            preview(sheet, all, index, judged.checkpoint()).ifPresent(model::putAll);
        }
        return new ModelAndView("learning/editing/question", model);
    }

    /**
     * The form as it was filled in, where it cannot be saved: nothing that was typed is lost.
     *
     * @param was the lines that were saved last
     * @param began the lines that the form was made from
     */
    ModelAndView unsaved(Sheet sheet, String was, String began, Map<String, Object> question, String notice) {
        Map<String, Object> model = sheet.model();
        model.put("judged", judge.of(sheet.draft()));
        model.put("index", -1);
        model.put("was", was);
        model.put("began", began);
        model.put("form", QuestionForm.of(question));
        model.put("faults", List.of());
        model.put("warnings", List.of());
        model.put("objectives", objectives(sheet));
        model.put("passages", judge.passages(sheet.draft()));
        model.put("notice", notice);
        return new ModelAndView("learning/editing/question", model);
    }

    /** As students see it: in its place, or by itself as long as others have faults. */
    private Optional<Map<String, Object>> preview(
            Sheet sheet, QuestionList all, int index, @Nullable Checkpoint whole) {
        Optional<Checkpoint> read =
                whole == null ? judge.questions(sheet.draft(), all.alone(index)) : Optional.of(whole);
        return read.map(checkpoint -> Map.of(
                "preview", QuestionPreview.of(checkpoint).get(whole == null ? 0 : index),
                "of", checkpoint.quiz().questions().size(),
                "contentLang", checkpoint.lang()));
    }

    private List<String> objectives(Sheet sheet) {
        return QuestionList.objectives(text(sheet));
    }

    /** The faults by question, without its id, since the page shows which question it is. */
    private static Map<Integer, List<Fault>> byQuestion(QuestionList all, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.path().equals(SOURCE))
                .filter(fault -> all.at(fault.line()).isPresent())
                .collect(Collectors.groupingBy(
                        fault -> all.at(fault.line()).getAsInt(),
                        Collectors.mapping(fault -> withoutId(all, fault), Collectors.toList())));
    }

    private static Fault withoutId(QuestionList all, Fault fault) {
        return all.question(all.at(fault.line()).getAsInt()).get("id") instanceof String id ? fault.without(id) : fault;
    }

    private String text(Sheet sheet) {
        return new String(
                drafts.files(sheet.draft()).files().getOrDefault(SOURCE, new byte[0]), StandardCharsets.UTF_8);
    }

    private static String shortened(String stem) {
        String line = stem.replaceAll("\\s+", " ").strip();
        return line.length() > SHORT ? line.substring(0, SHORT - 1) + "…" : line;
    }
}
