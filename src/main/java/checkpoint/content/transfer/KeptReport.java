package checkpoint.content.transfer;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.tool.language.MessageTexts;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of an import, kept beside the draft that it made: the sentences themselves, to be read in whatever language.
 *
 * @param found how many questions the upload has
 * @param refused how many of them were not imported
 * @param lines a line for each thing that is not as it was, at most {@value #MOST}, the worst first; what was kept has none
 */
public record KeptReport(int found, int refused, List<Sentence> lines) {

    /** Lines; nobody reads more. */
    public static final int MOST = 1_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    public KeptReport {
        lines = List.copyOf(lines);
    }

    public static KeptReport of(LossReport report) {
        List<Sentence> lines = report.notable().stream()
                .flatMap(one -> one.linesToRead().stream())
                .limit(MOST + 1L)
                .toList();
        return new KeptReport(report.found(), report.count(Notes.Kind.REFUSED), capped(lines));
    }

    private static List<Sentence> capped(List<Sentence> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<Sentence> capped = new ArrayList<>(lines.subList(0, MOST - 1));
        capped.add(Sentence.of("loss.more"));
        return capped;
    }

    public int imported() {
        return found - refused;
    }

    /** As {@link #read} reads it. */
    public String json() {
        ObjectNode report = JSON.createObjectNode();
        report.put("found", found);
        report.put("refused", refused);
        ArrayNode all = report.putArray("lines");
        // A later version may have lost the key: then its readers get the English words.
        lines.forEach(line -> all.add(json(line).put("english", line.toString())));
        return report.toString();
    }

    private static ObjectNode json(Sentence sentence) {
        ObjectNode json = JSON.createObjectNode();
        json.put("key", sentence.key());
        ArrayNode filled = json.putArray("filled");
        for (Object one : sentence.arguments()) {
            if (one instanceof Sentence inner) {
                filled.add(json(inner));
            } else if (one instanceof Number number) {
                filled.addPOJO(number);
            } else {
                filled.add(String.valueOf(one));
            }
        }
        return json;
    }

    public static KeptReport read(String json) {
        JsonNode report = JSON.readTree(json);
        List<Sentence> lines = new ArrayList<>();
        report.path("lines").forEach(line -> lines.add(line(line)));
        return new KeptReport(
                report.path("found").intValue(), report.path("refused").intValue(), lines);
    }

    private static Sentence line(JsonNode json) {
        Sentence sentence = sentence(json);
        return isKnown(sentence)
                ? sentence
                : Sentence.verbatim(json.path("english").stringValue(""));
    }

    private static Sentence sentence(JsonNode json) {
        List<Object> filled = new ArrayList<>();
        for (JsonNode one : json.path("filled")) {
            filled.add(one.isObject() ? sentence(one) : one.isNumber() ? one.numberValue() : one.stringValue(""));
        }
        return new Sentence(json.path("key").stringValue(""), filled);
    }

    private static boolean isKnown(Sentence sentence) {
        return hasWords(sentence.key())
                && sentence.arguments().stream().allMatch(one -> !(one instanceof Sentence inner) || isKnown(inner));
    }

    /** A sentence that is nobody's translation has no key, and its words with it. */
    private static boolean hasWords(String key) {
        String words = MessageTexts.shared().getMessage(key, null, "", Locale.ENGLISH);
        return key.isEmpty() || words != null && !words.isEmpty();
    }
}
