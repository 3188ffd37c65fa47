package checkpoint.content.h5p;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An H5P package: {@code h5p.json} and {@code content/content.json}. */
final class H5pImporter implements Importer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Bytes of a JSON file; images are separate files. */
    private static final int LARGEST = 4 << 20;

    private static final int SHOWN = 200;
    private static final String QUESTION_SET = "H5P.QuestionSet";
    private static final BigDecimal HALF = new BigDecimal(50);
    private static final BigDecimal WHOLE = new BigDecimal(100);
    /** The pass mark if a file names none. */
    private static final int USUAL_PASS_MARK = 80;
    /** The closing messages of older sets. */
    private static final List<String> GREETINGS =
            List.of("successGreeting", "successComment", "failGreeting", "failComment");

    private static final Set<String> SURROUNDINGS = Set.of(
            "H5P.CoursePresentation",
            "H5P.InteractiveVideo",
            "H5P.Column",
            "H5P.InteractiveBook",
            "H5P.BranchingScenario",
            "H5P.Accordion");

    @Override
    public Sentence format() {
        return Sentence.verbatim("H5P");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PACKAGE);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        return files.packed() && files.files().containsKey("h5p.json");
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        Harvest harvest = new Harvest(report, files.place("content/content.json"));
        JsonNode about = json(files.files().get("h5p.json"));
        JsonNode content = json(files.files().get("content/content.json"));
        if (content == null || about == null) {
            Notes notes = new Notes();
            notes.refused("loss.h5p.content");
            harvest.remark("", notes);
            return List.of();
        }
        String library = about.path("mainLibrary").asString("");
        new NestedQuestions(harvest, new PackageImages(files.files(), "content/")).content(library, content);
        if (SURROUNDINGS.contains(library) && !harvest.isEmpty()) {
            Notes notes = new Notes();
            notes.changed("loss.h5p.alone", library);
            harvest.remark("", notes);
        }
        String introduction = Jsoup.parse(
                        content.path("introPage").path("introduction").asString(""))
                .text()
                .strip();
        if (!introduction.isEmpty()
                && content.path("introPage").path("showIntroPage").asBoolean(true)) {
            Notes notes = new Notes();
            notes.dropped(
                    "loss.h5p.introduction",
                    introduction.length() > SHOWN ? introduction.substring(0, SHOWN) + "…" : introduction);
            harvest.remark("", notes);
        }
        String title = about.path("title").asString("").strip();
        Quiz.Policy policy = policy(library, content);
        sayOfSet(library, content, policy, harvest);
        return List.of(harvest.quiz(title.isEmpty() ? files.title() : title, policy));
    }

    /** Notes on what a question set says beyond its questions. */
    private static void sayOfSet(String library, JsonNode content, Quiz.Policy policy, Harvest harvest) {
        if (!library.equals(QUESTION_SET)) {
            return;
        }
        Notes notes = new Notes();
        JsonNode end = content.path("endGame");
        boolean ranges = end.path("overallFeedback").findValuesAsString("feedback").stream()
                .anyMatch(one -> !one.isBlank());
        if (ranges
                || GREETINGS.stream()
                        .anyMatch(one -> !end.path(one).asString("").isBlank())) {
            notes.dropped("loss.h5p.ranges");
        }
        if (policy.passMark() == null) {
            notes.changed("loss.h5p.pass", content.path("passPercentage").asDecimal(BigDecimal.ZERO), USUAL_PASS_MARK);
        }
        int size = harvest.items().size();
        Integer draw = policy.draw();
        if (draw != null
                && size > 0
                && size < draw
                && draw <= content.path("questions").size()) {
            notes.changed("loss.draw.fewer", size, draw);
        }
        harvest.remark("", notes);
    }

    private static @Nullable JsonNode json(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > LARGEST) {
            return null;
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Quiz.Policy policy(String library, JsonNode content) {
        boolean set = library.equals(QUESTION_SET);
        BigDecimal pass = content.path("passPercentage").asDecimal(HALF);
        int pool = content.path("poolSize").asInt(0);
        return new Quiz.Policy(
                set && pass.signum() > 0 && pass.compareTo(WHOLE) <= 0
                        ? pass.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()
                        : null,
                null,
                null,
                null,
                set && pool > 0 ? pool : null,
                set && content.path("randomQuestions").asBoolean(false),
                false);
    }
}
