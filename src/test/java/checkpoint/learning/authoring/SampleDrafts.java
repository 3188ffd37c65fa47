package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Judgement;
import checkpoint.content.authored.PublishedVersion;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.editing.FormPlaces;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Upload;
import checkpoint.content.file.Fault;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.strength.GateStrength;
import checkpoint.content.transfer.ImportQuizzes;
import checkpoint.content.transfer.KeptReport;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.tool.language.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of a course's own checkpoints. */
public final class SampleDrafts {

    private static final String PLACE = "learning/authoring/";
    private static final String GIFT = "::Capital:: Capital of France? {=Paris ~Lyon}\n\n::Essay:: Discuss. {}\n";

    private static final String YAML = """
            title: Rain
            next: { title: "Go on", page: next }
            quiz:
              title: Rain
              pass-mark: 100%
              questions:
                - id: rain
                  type: true-false
                  answer: wet
                - id: snow
                  type: true-false
                  answer: true
            """;

    private final Checkpoint seven;
    private final PresentedLaunch instructor;
    private final Instant noon;

    public SampleDrafts(Checkpoint seven, PresentedLaunch instructor, Instant noon) {
        this.seven = seven;
        this.instructor = instructor;
        this.noon = noon;
    }

    public void addTo(Map<String, Shown> pages) {
        AuthoredCheckpoint draft = draft(State.DRAFT, Sharing.COURSE);
        AuthoredCheckpoint offered = draft(State.OFFERED, Sharing.PLATFORM);
        Judgement good = good();
        Judgement bad = bad();
        pages.put("author-shelf-empty", page("shelf", shelf(List.of(), "")));
        pages.put("author-shelf", page("shelf", shelf(List.of(draft, offered), "deleted")));
        pages.put(
                "author-shelf-full",
                page("shelf", shelf(List.of(draft), "full"), "full", new Drafts.Begun.Full(Drafts.Limit.COURSE, 200)));
        pages.put("author-import", page("import", Map.of("fault", "none", "most", 20)));
        pages.put("author-imported", page("imported", imported()));
        pages.put("author-draft", page("draft", overview(draft, good, "begun")));
        pages.put(
                "author-draft-imported",
                page("draft", overview(draft, good, "kept"), "report", KeptReport.of(report())));
        pages.put("author-draft-faults", page("draft", overview(draft, bad, "not-published")));
        pages.put("author-draft-offered", page("draft", overview(offered, good, "published")));
        pages.put("author-history", page("history", of(offered), "versions", List.of(version(2), version(1))));
        pages.put("author-compare", page("compare", of(offered), "number", 1, "comparison", comparison()));
        pages.put("author-history-empty", page("history", of(draft), "versions", List.of()));
        Map<String, List<Sentence>> losses = new LinkedHashMap<>();
        losses.put("zip", List.of());
        losses.put("gift", List.of(Sentence.of("loss.export.quiz")));
        pages.put("author-downloads", page("downloads", of(offered), "losses", losses));
        pages.put("author-deletion", page("deletion", of(offered), "links", 1L, "attempts", 12L, "open", 0L));
    }

    /** Of a draft with a warning. */
    public Judgement good() {
        return new Judgement(
                seven,
                List.of(),
                List.of(fault("checkpoint.yaml", 12, "rain", Sentence.of("warning.choice.feedback", 2))),
                GateStrength.of(seven.quiz()),
                FormPlaces.of(YAML));
    }

    /** Of a draft that cannot be read. */
    public Judgement bad() {
        return new Judgement(
                null,
                List.of(
                        fault("checkpoint.yaml", 9, "answer", Sentence.of("fault.flag")),
                        fault("page.md", 3, "", Sentence.of("fault.image.missing", "spine.png"))),
                List.of(),
                null,
                FormPlaces.of(YAML));
    }

    /** Of two versions of which the later has another key, one question less and another pass mark. */
    private Comparison comparison() {
        Quiz quiz = seven.quiz();
        List<Question> rest = quiz.questions().stream()
                .skip(1)
                .map(one -> one.key() instanceof AnswerKey.Truth truth
                        ? new Question(
                                one.id(),
                                one.objective(),
                                one.passage(),
                                one.type(),
                                one.points(),
                                one.stem(),
                                one.entries(),
                                one.targets(),
                                one.feedback(),
                                new AnswerKey.Truth(!truth.value()))
                        : one)
                .toList();
        Quiz other = new Quiz(
                "Another title",
                quiz.passMark(),
                quiz.attempts(),
                quiz.coolDown(),
                quiz.timeLimit(),
                quiz.keep(),
                quiz.report(),
                rest.size(),
                quiz.shuffleQuestions(),
                quiz.shuffleChoices(),
                quiz.feedback(),
                quiz.keys(),
                List.of(),
                rest);
        return Comparison.of(
                seven,
                new Checkpoint(
                        seven.slug(),
                        "d",
                        seven.title(),
                        seven.lang(),
                        seven.next(),
                        seven.objectives(),
                        other,
                        seven.recap(),
                        seven.pages()));
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

    private static Map<String, Object> of(AuthoredCheckpoint draft) {
        return Map.of("draft", draft);
    }

    private Map<String, Object> shelf(List<AuthoredCheckpoint> drafts, String notice) {
        return Map.of(
                "drafts",
                drafts,
                "copyable",
                List.of(seven),
                "opened",
                seven.slug(),
                "back",
                "/checkpoints/chapter-12",
                "notice",
                notice);
    }

    private static Map<String, Object> overview(AuthoredCheckpoint draft, Judgement judged, String notice) {
        return Map.of(
                "draft",
                draft,
                "judged",
                judged,
                "paths",
                List.of("checkpoint.yaml", "next.md", "page.md", "spine.png"),
                "ahead",
                draft.state() != State.OFFERED,
                "undoable",
                draft.state() == State.OFFERED,
                "version",
                draft.state() == State.OFFERED ? 2 : 0,
                "notice",
                notice);
    }

    private static LossReport report() {
        return ImportQuizzes.read(List.of(new Upload("capitals.txt", GIFT.getBytes(StandardCharsets.UTF_8))), false)
                .report();
    }

    private static Map<String, Object> imported() {
        ImportQuizzes.Result result =
                ImportQuizzes.read(List.of(new Upload("capitals.txt", GIFT.getBytes(StandardCharsets.UTF_8))), false);
        return Map.of("checkpoints", result.checkpoints(), "report", result.report(), "batch", "b");
    }

    public AuthoredCheckpoint draft(State state, Sharing sharing) {
        return new AuthoredCheckpoint(
                1L,
                1,
                1L,
                "weather-k3x9",
                "Weather and climate",
                sharing,
                Sharing.COURSE,
                false,
                state,
                "key",
                null,
                null,
                noon,
                noon,
                7);
    }

    private PublishedVersion version(int number) {
        return new PublishedVersion((long) number, 1, 1, number, "d", PublishedVersion.By.INSTRUCTOR, noon);
    }
}
