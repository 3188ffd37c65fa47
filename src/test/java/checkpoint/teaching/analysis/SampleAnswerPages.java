package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.tally.CountedAnswers;
import checkpoint.teaching.tally.SampleTallies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the answers say. */
public final class SampleAnswerPages {

    private final Checkpoint checkpoint;
    private final Framed desk;

    public SampleAnswerPages(Checkpoint checkpoint, Framed desk) {
        this.checkpoint = checkpoint;
        this.desk = desk;
    }

    public void addTo(Map<String, Shown> pages) {
        String fooled = checkpoint.quiz().questions().getFirst().id();
        SampleAnswers many = SampleAnswers.of(
                checkpoint,
                new SampleTallies(checkpoint, 5).submit(90, 1, fooled).submit(24, 2, ""),
                true);
        SampleAnswers some = SampleAnswers.of(checkpoint, new SampleTallies(checkpoint, 5).submit(17, 1, ""), false);
        SampleAnswers few = SampleAnswers.of(checkpoint, new SampleTallies(checkpoint, 5).submit(4, 1, ""), false);
        pages.put(
                "answers-none",
                desk.page(
                        "answers",
                        "teaching/analysis/answers",
                        null,
                        Map.of("editions", List.of(), "later", false, "waiting", 0L)));
        pages.put("answers", answers(many, true, 2));
        pages.put("answers-uncertain", answers(some, false, 0));
        pages.put("answers-few", answers(few, false, 0));
        SampleAnswers before = SampleAnswers.of(
                titled("Weather and climate, and everything else that was asked then"),
                new SampleTallies(checkpoint, 5).submit(17, 1, ""),
                false);
        pages.put("answers-versions", answers(few, List.of(few.edition(), before.edition()), false, 0));
        for (QuestionFigures figures : many.answers().questions()) {
            pages.put("answers-question-" + figures.number(), question(many, figures, true));
        }
        pages.put(
                "answers-question-uncertain",
                question(some, some.answers().questions().getFirst(), false));
    }

    private Checkpoint titled(String title) {
        return new Checkpoint(
                checkpoint.slug(),
                checkpoint.digest(),
                title,
                checkpoint.lang(),
                checkpoint.next(),
                checkpoint.objectives(),
                checkpoint.quiz(),
                checkpoint.recap(),
                checkpoint.pages());
    }

    private Shown answers(SampleAnswers sample, boolean later, long waiting) {
        return answers(sample, List.of(sample.edition()), later, waiting);
    }

    /** Of a checkpoint whose questions have changed, the reader chooses the version. */
    private Shown answers(SampleAnswers sample, List<ReadAnswers.Edition> editions, boolean later, long waiting) {
        return desk.page(
                "answers",
                "teaching/analysis/answers",
                null,
                Map.of(
                        "editions",
                        editions,
                        "edition",
                        sample.edition(),
                        "answers",
                        sample.answers(),
                        "later",
                        later,
                        "waiting",
                        waiting));
    }

    private Shown question(SampleAnswers sample, QuestionFigures figures, boolean later) {
        Map<String, Object> model = new HashMap<>();
        model.put("edition", sample.edition());
        model.put("answers", sample.answers());
        model.put("figures", figures);
        model.put("texts", List.of(new CountedAnswers.Typed("dedupe key", 12), new CountedAnswers.Typed("hash", 3)));
        model.put("own", true);
        model.put("later", later);
        return desk.page(
                "answers", "teaching/analysis/question", Notice.of("answers.accept.ACCEPTED", "dedupe key"), model);
    }
}
