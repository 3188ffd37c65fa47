package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.tally.CountedAnswers;
import checkpoint.teaching.tally.Course;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the analysis of answers to the instructor of the course; all by POST, so that the token is not in an address. */
@Controller
@RequestMapping("/checkpoints/{slug}")
class AnswersController {

    private final DeskPages desk;
    private final ReadAnswers read;
    private final AcceptText accept;

    AnswersController(DeskPages desk, ReadAnswers read, AcceptText accept) {
        this.desk = desk;
        this.read = read;
        this.accept = accept;
    }

    @PostMapping("/answers")
    ModelAndView answers(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "first") String attempts,
            @RequestParam(required = false) @Nullable String version) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Course course = ReadAnswers.course(launch, slug);
        List<ReadAnswers.Edition> editions = read.editions(course, checkpoint);
        Map<String, Object> model = new HashMap<>();
        model.put("later", isLater(attempts));
        model.put("editions", editions);
        model.put("waiting", read.waiting(course));
        ReadAnswers.chosen(editions, version, checkpoint).ifPresent(edition -> {
            model.put("edition", edition);
            read.answers(course, edition, isLater(attempts)).ifPresent(answers -> model.put("answers", answers));
        });
        return desk.page(launch, checkpoint, AnswersTab.PATH, "teaching/analysis/answers", model, null);
    }

    @PostMapping("/answers/{question}")
    ModelAndView question(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String question,
            @RequestParam(defaultValue = "first") String attempts,
            @RequestParam(required = false) @Nullable String version) {
        return question(launch, desk.required(launch, slug), question, attempts, version, null);
    }

    /** Accepts a text in the draft, and says what comes next. */
    @PostMapping("/answers/{question}/accepted")
    ModelAndView accept(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String question,
            @RequestParam String text,
            @RequestParam(defaultValue = "first") String attempts,
            @RequestParam(required = false) @Nullable String version) {
        Checkpoint checkpoint = desk.required(launch, slug);
        AcceptText.Outcome outcome = accept.accept(launch.registration(), launch.course(), slug, question, text);
        String key = "answers.accept." + outcome.name();
        return question(
                launch,
                checkpoint,
                question,
                attempts,
                version,
                switch (outcome) {
                    case ACCEPTED -> Notice.done(key, text);
                    case ALREADY -> Notice.of(key, text);
                    case NOT_HERE, CHANGED -> Notice.unchanged(key, text);
                });
    }

    private ModelAndView question(
            Launch launch,
            Checkpoint checkpoint,
            String question,
            String attempts,
            @Nullable String version,
            @Nullable Notice notice) {
        String slug = checkpoint.slug();
        Course course = ReadAnswers.course(launch, slug);
        Optional<ReadAnswers.Edition> edition =
                ReadAnswers.chosen(read.editions(course, checkpoint), version, checkpoint);
        Optional<Answers> answers = edition.flatMap(one -> read.answers(course, one, isLater(attempts)));
        QuestionFigures figures = answers.stream()
                .flatMap(all -> all.questions().stream())
                .filter(one -> one.question().id().equals(question))
                .findFirst()
                .orElse(null);
        if (edition.isEmpty() || answers.isEmpty() || figures == null) {
            return answers(launch, slug, attempts, version);
        }
        List<CountedAnswers.Typed> texts =
                figures.isTold() ? read.texts(course, edition.get(), isLater(attempts), question) : List.of();
        Map<String, Object> model = new HashMap<>();
        model.put("later", isLater(attempts));
        model.put("edition", edition.get());
        model.put("answers", answers.get());
        model.put("figures", figures);
        model.put("texts", texts);
        model.put("own", accept.isOwn(launch.registration(), launch.course(), slug));
        return desk.page(launch, checkpoint, AnswersTab.PATH, "teaching/analysis/question", model, notice);
    }

    private static boolean isLater(String attempts) {
        return attempts.equals("all");
    }
}
