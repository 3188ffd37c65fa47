package checkpoint.content.transfer;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The loss report as people and programs read it. */
final class ReportText {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private ReportText() {}

    static String text(ImportQuizzes.Result result, List<Path> written) {
        LossReport report = result.report();
        List<String> lines = new ArrayList<>();
        report.remarks().forEach(one -> lines.addAll(one.lines()));
        report.questions().forEach(one -> lines.addAll(one.lines()));
        for (int i = 0; i < written.size(); i++) {
            ImportQuizzes.Imported one = result.checkpoints().get(i);
            lines.add(written.get(i) + ": \"" + one.title() + "\", from " + one.format());
        }
        if (!written.isEmpty()) {
            lines.add(
                    "Next: write page.md, look at pass-mark in checkpoint.yaml (80% where the file had none), and run check.");
        }
        lines.add(report.found() + " found = " + report.imported() + " imported ("
                + report.count(Notes.Kind.CHANGED) + " changed, " + report.count(Notes.Kind.DROPPED)
                + " with something dropped) + "
                + report.count(Notes.Kind.REFUSED) + " refused");
        return String.join("\n", lines);
    }

    static String json(ImportQuizzes.Result result, List<Path> written) {
        LossReport report = result.report();
        List<Map<String, Object>> checkpoints = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            ImportQuizzes.Imported one = result.checkpoints().get(i);
            checkpoints.add(ordered("folder", written.get(i).toString(), "title", one.title(), "format", one.format()));
        }
        return JSON.writeValueAsString(ordered(
                "found", report.found(),
                "imported", report.imported(),
                "refused", report.count(Notes.Kind.REFUSED),
                "changed", report.count(Notes.Kind.CHANGED),
                "dropped", report.count(Notes.Kind.DROPPED),
                "checkpoints", checkpoints,
                "files", report.remarks().stream().map(ReportText::outcome).toList(),
                "questions",
                        report.questions().stream().map(ReportText::outcome).toList()));
    }

    private static Map<String, Object> outcome(LossReport.Outcome outcome) {
        return ordered(
                "file", outcome.file(),
                "place", outcome.place(),
                "name", outcome.name(),
                "outcome", word(outcome.kind()),
                "notes",
                        outcome.notes().stream()
                                .map(note -> ordered("kind", word(note.kind()), "text", note.text()))
                                .toList());
    }

    private static String word(Notes.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}
