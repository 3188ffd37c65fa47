package checkpoint.content.h5p;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.markup.Pictures;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An H5P package: {@code h5p.json} and {@code content/content.json}. The walk through its nested content is of use here alone, so it is within
 * this file, although that is a long one.
 */
final class H5pImporter implements Importer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 60;
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

    /** Libraries that show something and ask nothing. */
    private static final List<String> SILENT = List.of(
            "AdvancedText",
            "Text",
            "Image",
            "Video",
            "Audio",
            "Link",
            "Nil",
            "Table",
            "GoToQuestion",
            "Shape",
            "Dialogcards",
            "CoursePresentation",
            "InteractiveVideo",
            "Column",
            "QuestionSet",
            "Accordion",
            "Timeline",
            "IVHotspot",
            "Questionnaire",
            "InteractiveBook",
            "BranchingScenario",
            "ImageHotspots",
            "ImageSlider",
            "ImageSlide",
            "ImageJuxtaposition",
            "Collage",
            "Chart",
            "Agamotto",
            "InformationWall",
            "IFrameEmbed");

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
        Walk walk = new Walk(harvest, new PackageImages(files.files(), "content/"));
        walk.content(library, content, "content", 0);
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

    /** Finds the questions, wherever they are nested. */
    private static final class Walk {

        private final Harvest harvest;
        private final PackageImages images;
        private final Pictures pictures;

        Walk(Harvest harvest, PackageImages images) {
            this.harvest = harvest;
            this.images = images;
            this.pictures = new Pictures(harvest.images());
        }

        void content(String library, JsonNode params, String place, int depth) {
            String name = library.replaceFirst("^H5P\\.", "").replaceFirst(" .*$", "");
            if (name.equals("SingleChoiceSet")) {
                each(params.path("choices"), place, (entry, at) -> question("SingleChoice", entry, params, at));
            } else if (name.equals("Summary")) {
                each(params.path("summaries"), place, (entry, at) -> {
                    // The editor of interactive videos leaves an empty one in each of them.
                    if (!entry.path("summary").isEmpty()) {
                        question("Summary", entry, params, at);
                    }
                });
            } else if (name.equals("Blanks")) {
                each(params.path("questions"), place, (entry, at) -> question("Blanks", entry, params, at));
            } else if (SILENT.contains(name) || name.isEmpty()) {
                nested(params, place, depth + 1);
            } else {
                question(name, params, params, place);
            }
        }

        private interface Entry {
            void at(JsonNode entry, String place);
        }

        private static void each(JsonNode list, String place, Entry entry) {
            for (int i = 0; i < list.size(); i++) {
                entry.at(list.get(i), place + "/" + (i + 1));
            }
        }

        private void nested(JsonNode node, String place, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            if (node.isArray()) {
                each(node, place, (entry, at) -> nested(entry, at, depth + 1));
            } else if (node.isObject()) {
                String library = node.path("library").asString("");
                JsonNode params = node.path("params");
                if (library.startsWith("H5P.") && params.isObject()) {
                    content(library, params, place, depth + 1);
                    return;
                }
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    nested(member.getValue(), place + "/" + member.getKey(), depth + 1);
                }
            }
        }

        private void question(String kind, JsonNode entry, JsonNode params, String place) {
            JsonNode asked = entry.path("question").isString() ? entry : params;
            JsonNode said = asked.path("question").isString() ? asked.path("question") : MissingNode.getInstance();
            String name = Jsoup.parseBodyFragment(
                            said.asString(params.path("text").asString(kind)))
                    .text();
            harvest.question(
                    place, name, notes -> new H5pQuestion(kind, entry, params, pictures, images::bytes, notes).read());
        }
    }
}
