package checkpoint.journey;

import checkpoint.content.authored.AuthoredCheckpoint.Sharing;
import checkpoint.content.authored.AuthoredCheckpoint.State;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.authoring.SampleDrafts;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.editing.SampleEdits;
import checkpoint.learning.linking.SamplePicker;
import checkpoint.learning.page.Stage;
import checkpoint.learning.rehearsal.Rehearsal;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rehearsal.Walk;
import checkpoint.learning.review.SampleReviews;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.view.ElsewhereView;
import checkpoint.learning.view.LearnerView;
import checkpoint.learning.view.QuizView;
import checkpoint.learning.view.ResultView;
import checkpoint.testing.SettableClock;
import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import checkpoint.tool.page.Tour;
import checkpoint.tool.refusal.WayOn;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Every page that learners and instructors meet, and some of the console, in each of its states, without an LMS and without a database: the templates
 * are the real ones, and so are the pages of the learner's way, which are rehearsed.
 */
final class EveryPage {

    private static final Path SEVEN = Path.of("src/test/resources/seven-types/chapter-12");
    private static final Path CHAPTER = Path.of("src/main/resources/checkpoints/chapter-12");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final URI COURSE = URI.create("https://lms.example/course/7");

    private final TemplateEngine templates = CompiledTemplates.engine();
    private final SettableClock clock = new SettableClock(NOON);
    private final Map<String, Shown> pages = new LinkedHashMap<>();
    private final AuthoredContent chapter;

    EveryPage(Path scratch) {
        Checkpoint seven = checkpoint(scratch, "seven", "attempts: 3\n  cool-down: 10m\n  time-limit: 1h");
        chapter = read(CHAPTER);
        learners(seven);
        rules(seven);
        policies(scratch);
        chapterTwelve();
        new TeachersPages(seven, launched(Role.INSTRUCTOR), NOON).addTo(pages);
        new CorrectedPages(seven, launched(Role.INSTRUCTOR), NOON).addTo(pages);
        picking(seven);
        // An instructor reads what is right.
        reviews(checkpoint(scratch, "reviewed", "keys: after-submit"));
        doors();
        SampleDrafts authors = new SampleDrafts(seven, launched(Role.INSTRUCTOR), NOON);
        authors.addTo(pages);
        new SampleEdits(seven, launched(Role.INSTRUCTOR), authors).addTo(pages);
        new ConsolePages(authors.draft(State.OFFERED, Sharing.COURSE), launched(Role.INSTRUCTOR)).addTo(pages);
    }

    Map<String, Shown> pages() {
        return pages;
    }

    AuthoredContent.Image image(String path) {
        String[] parts = path.split("/", 2);
        return chapter.image(parts[0], parts[1]).orElseThrow();
    }

    String html(String name, Locale locale) {
        Shown shown = pages.get(name);
        Map<String, Object> model = new HashMap<>(shown.model());
        Tour tour = model.remove(Tour.MODEL) instanceof Tour one ? one : null;
        model.put("page", Page.alone(locale, tour));
        StringOutput html = new StringOutput();
        templates.render(shown.template() + ".jte", model, html);
        return html.toString();
    }

    private void learners(Checkpoint checkpoint) {
        Rehearsal rehearsal = rehearsal();
        for (Stage stage : Stage.values()) {
            pages.put("learner-" + stage.hook(), rehearsal.at(checkpoint, stage));
        }
        rehearsal.at(checkpoint, Stage.OPEN);
        pages.put("recap-attempt-open", rehearsal.checkpoint(checkpoint));
        LinkedMultiValueMap<String, String> blanks = new LinkedMultiValueMap<>();
        blanks.add("asks", "open");
        pages.put("submit-open", rehearsal.submit(checkpoint, 1, blanks).orElseThrow());
        rehearsal.at(checkpoint, Stage.FAILED);
        pages.put("recap-failed", rehearsal.checkpoint(checkpoint));
        pages.put(
                "result-again",
                rehearsal.submit(checkpoint, 1, new LinkedMultiValueMap<>()).orElseThrow());
        rehearsal.at(checkpoint, Stage.PASSED);
        Shown passed = rehearsal.checkpoint(checkpoint);
        pages.put("recap-passed", passed);
        pages.put(
                "recap-withdrawn",
                passed.with("view", ((LearnerView) passed.model().get("view")).withdrawn()));
        rehearsal.at(checkpoint, Stage.LOCKED);
        elsewhere((QuizView) pages.get("learner-open").model().get("view"));
        pages.put("quiz-fresh", rehearsal.start(checkpoint, new LinkedMultiValueMap<>()));
        pages.put("refused-locked", rehearsal.further(checkpoint, "glossary").orElseThrow());
        grades((LearnerView) passed.model().get("view"));
        pages.put(
                "walk",
                rehearsal
                        .at(checkpoint, Stage.FAILED)
                        .with(Tour.MODEL, new Walk(checkpoint.slug(), Stage.FAILED, Stage.of(checkpoint), false, "/")));
        PresentedLaunch learner = launched(Role.LEARNER);
        pages.put("kept", new Shown("learning/page/kept", Map.of(PresentedLaunch.MODEL, learner, "saved", true)));
        pages.put(
                "kept-ended", new Shown("learning/page/kept", Map.of(PresentedLaunch.MODEL, learner, "saved", false)));
        pages.put("resume", new Shown("learning/page/resume", Map.of()));
        for (Role role : List.of(Role.OBSERVER, Role.VIEWER)) {
            pages.put(
                    "onlooker-" + role,
                    new Shown(
                            "learning/page/onlooker",
                            Map.of(PresentedLaunch.MODEL, launched(role), "subject", checkpoint)));
        }
    }

    /** Another page has answered two of the questions since. */
    private void elsewhere(QuizView open) {
        List<ElsewhereView> elsewhere = List.of(
                new ElsewhereView(1, List.of(new ElsewhereView.Line("<p>A longer wait</p>", null, null))),
                new ElsewhereView(3, List.of()));
        pages.put(
                "quiz-answered-elsewhere",
                new Shown(
                        "learning/view/quiz",
                        Map.of(
                                PresentedLaunch.MODEL,
                                launched(Role.LEARNER),
                                "view",
                                new QuizView(
                                        open.checkpoint(),
                                        open.rules(),
                                        open.passMark(),
                                        open.number(),
                                        open.time(),
                                        open.questions(),
                                        open.savedAt(),
                                        true,
                                        open.origin(),
                                        elsewhere,
                                        QuizView.Held.ANSWERED_ELSEWHERE))));
    }

    /** What may stand where the grade does. */
    private void grades(LearnerView passed) {
        pages.put(
                "recap-conceded",
                new CorrectedPages(passed.checkpoint(), launched(Role.LEARNER), NOON)
                        .told(passed, launched(Role.LEARNER)));
        Grades.Points points = new Grades.Points(new BigDecimal("7.5"), BigDecimal.TEN);
        Map<String, LearnerView.Grade> grades = Map.of(
                "pending", new LearnerView.Grade("pending", "attempt.grade.pending", null, false),
                "confirmed", new LearnerView.Grade("confirmed", "attempt.grade.confirmed", points, true),
                "held", new LearnerView.Grade("held", "attempt.grade.held", null, true),
                "no-column", new LearnerView.Grade("not-graded", "attempt.grade.no-column", null, true));
        grades.forEach((name, grade) -> pages.put(
                "recap-grade-" + name,
                new Shown(
                        "learning/view/checkpoint",
                        Map.of(
                                PresentedLaunch.MODEL,
                                launched(Role.LEARNER),
                                "name",
                                "Ada Lovelace",
                                "view",
                                new LearnerView(
                                        passed.checkpoint(),
                                        passed.rules(),
                                        passed.gate(),
                                        passed.offer(),
                                        passed.past(),
                                        grade,
                                        LearnerConcessions.NONE)))));
    }

    /** What a learner reads of a course's settings and of their accommodation. */
    private void rules(Checkpoint checkpoint) {
        Instant later = NOON.plus(Duration.ofDays(2));
        Accommodation more = new Accommodation(150, false, 0, 1, null);
        rules(checkpoint, "recap-accommodated", null, later, more);
        rules(checkpoint, "recap-not-yet", later, null, Accommodation.NONE);
        rules(checkpoint, "recap-closed", null, NOON.minus(Duration.ofDays(1)), Accommodation.NONE);
    }

    private void rules(Checkpoint checkpoint, String name, Instant opens, Instant closes, Accommodation learner) {
        CourseSettings course =
                new CourseSettings(opens, closes, 3, null, Duration.ofMinutes(30), null, null, null, null);
        PresentedLaunch launched = launched(Role.LEARNER);
        pages.put(
                name,
                new Shown(
                        "learning/view/checkpoint",
                        Map.of(
                                PresentedLaunch.MODEL,
                                launched,
                                "view",
                                LearnerView.of(
                                        checkpoint,
                                        List.of(),
                                        Grades.Grade.NOT_GRADED,
                                        new Adjustments(course, learner, null)
                                                .over(checkpoint.quiz(), Availability.NONE),
                                        launched.launch(),
                                        NOON))));
    }

    private void policies(Path scratch) {
        Checkpoint afterPass = checkpoint(scratch, "after-pass", "feedback: after-pass");
        Checkpoint never = checkpoint(scratch, "never", "feedback: never\n  report: passing-only");
        pages.put("result-after-pass-failed", rehearsal().at(afterPass, Stage.FAILED));
        pages.put("result-never-failed", rehearsal().at(never, Stage.FAILED));
        pages.put("result-never-passed", rehearsal().at(never, Stage.PASSED));
    }

    private void chapterTwelve() {
        Checkpoint checkpoint = chapter.checkpoints().getFirst().checkpoint();
        for (Stage stage : List.of(Stage.LOCKED, Stage.OPEN, Stage.FAILED, Stage.PASSED, Stage.UNLOCKED)) {
            pages.put("chapter-12-" + stage.hook(), rehearsal().at(checkpoint, stage));
        }
        ResultView failed = (ResultView) pages.get("chapter-12-failed").model().get("view");
        pages.put(
                "chapter-12-trail",
                rehearsal()
                        .checkpoint(checkpoint)
                        .with("missed", List.copyOf(failed.passages().keySet())));
    }

    private void picking(Checkpoint checkpoint) {
        new SamplePicker(checkpoint).addTo(pages);
        PresentedLaunch instructor = launched(Role.INSTRUCTOR);
        pages.put(
                "choose",
                new Shown(
                        "learning/linking/choose",
                        Map.of(
                                PresentedLaunch.MODEL,
                                instructor,
                                "choice",
                                new Checkpoints.Choice(List.of(), List.of(), List.of(checkpoint)),
                                "missing",
                                "chapter-99")));
        pages.put(
                "unlinked",
                new Shown("learning/linking/unlinked", Map.of(PresentedLaunch.MODEL, launched(Role.LEARNER))));
    }

    private void reviews(Checkpoint checkpoint) {
        ResultView result =
                (ResultView) rehearsal().at(checkpoint, Stage.FAILED).model().get("view");
        for (boolean teaches : new boolean[] {true, false}) {
            PresentedLaunch reader = launched(teaches ? Role.INSTRUCTOR : Role.LEARNER);
            Shown page = SampleReviews.page(checkpoint, reader, result.reviews(), teaches);
            pages.put(teaches ? "review-teacher" : "review-learner", page);
        }
        for (Role role : List.of(Role.INSTRUCTOR, Role.LEARNER)) {
            pages.put(
                    role == Role.INSTRUCTOR ? "review-nothing" : "review-nothing-learner",
                    new Shown(
                            "learning/review/nothing",
                            Map.of(
                                    PresentedLaunch.MODEL,
                                    launched(role),
                                    "teaches",
                                    role == Role.INSTRUCTOR,
                                    "subject",
                                    checkpoint)));
        }
    }

    /** Before a launch, and where it ends. */
    private void doors() {
        WayOn window = new WayOn("https://tool.example/lti/login", Map.of("iss", "https://lms.example"), true);
        pages.put(
                "new-window",
                new Shown("launch/login/new-window", Map.of("window", window, "platform", "Practice LMS")));
        pages.put(
                "login-storage",
                new Shown(
                        "launch/login/storage",
                        Map.of(
                                "window",
                                window,
                                "platform",
                                "Practice LMS",
                                "request",
                                "https://lms.example/auth",
                                "fields",
                                Map.of(),
                                "frame",
                                "_parent",
                                "origin",
                                "https://lms.example",
                                "key",
                                "k",
                                "value",
                                "v")));
        pages.put(
                "login-onward",
                new Shown(
                        "launch/login/onward",
                        Map.of("action", "https://lms.example/auth", "fields", Map.of("state", "s"))));
        pages.put(
                "launch-framed",
                new Shown(
                        "launch/record/framed",
                        Map.of("action", "/lti/launch", "reference", "r", "allowed", "https://lms.example")));
        pages.put(
                "launch-storage",
                new Shown(
                        "launch/record/storage",
                        Map.of(
                                "action",
                                "/lti/launch",
                                "reference",
                                "r",
                                "frame",
                                "_parent",
                                "origin",
                                "https://lms.example",
                                "key",
                                "k",
                                "window",
                                window)));
        pages.put(
                "refused",
                new Shown(
                        "tool/refusal/refusal",
                        Map.of("code", "LTI-136", "reference", "k3x9", "returnUrl", COURSE.toString())));
        pages.put(
                "refused-way-on",
                new Shown("tool/refusal/refusal", Map.of("code", "LTI-113", "reference", "k3x9", "way", window)));
        pages.put(
                "away",
                new Shown(
                        "web/page/away",
                        Map.of(
                                "code",
                                "WEB-503",
                                "reference",
                                "k3x9",
                                "sent",
                                Map.of("q.word", List.of("key")),
                                "path",
                                "/checkpoints/chapter-12")));
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(clock, new Random(12));
    }

    private static PresentedLaunch launched(Role role) {
        Launch launch = new Launch(
                "launch-1",
                1,
                role == Role.LEARNER ? 1L : null,
                1,
                1,
                role,
                false,
                null,
                null,
                "en",
                COURSE,
                "moodle",
                true,
                NOON.minus(Duration.ofMinutes(1)),
                Availability.NONE);
        return new PresentedLaunch(launch, "token", "'none'");
    }

    private static Checkpoint checkpoint(Path scratch, String name, String policy) {
        try {
            Path folder = Files.createDirectories(scratch.resolve(name).resolve("chapter-12"));
            for (String file : List.of("page.md", "glossary.md")) {
                Files.copy(SEVEN.resolve(file), folder.resolve(file));
            }
            String source = Files.readString(SEVEN.resolve("checkpoint.yaml"));
            Files.writeString(
                    folder.resolve("checkpoint.yaml"), source.replace("pass-mark: 80%", "pass-mark: 80%\n  " + policy));
            return read(folder).checkpoints().getFirst().checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuthoredContent read(Path folder) {
        try {
            AuthoredContent content = AuthoredContent.read(folder, "/content/");
            if (!content.faults().isEmpty()) {
                throw new IllegalStateException(content.faults().toString());
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
