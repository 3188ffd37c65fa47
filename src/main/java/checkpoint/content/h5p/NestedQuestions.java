package checkpoint.content.h5p;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.PackageImages;
import checkpoint.content.markup.Pictures;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds the questions of a package, wherever they are nested. */
final class NestedQuestions {

    private static final int DEEPEST = 60;

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

    private final Harvest harvest;
    private final PackageImages images;
    private final Pictures pictures;

    NestedQuestions(Harvest harvest, PackageImages images) {
        this.harvest = harvest;
        this.images = images;
        this.pictures = new Pictures(harvest.images());
    }

    /** Adds the questions of this content, which is one of this library's. */
    void content(String library, JsonNode params) {
        content(library, params, "content", 0);
    }

    private void content(String library, JsonNode params, String place, int depth) {
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
        String name = Jsoup.parseBodyFragment(said.asString(params.path("text").asString(kind)))
                .text();
        harvest.question(
                place, name, notes -> new H5pQuestion(kind, entry, params, pictures, images::bytes, notes).read());
    }
}
