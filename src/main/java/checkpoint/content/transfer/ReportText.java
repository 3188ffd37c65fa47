package checkpoint.content.transfer;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.tool.language.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The loss report as people and programs read it. */
final class ReportText {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private ReportText() {}

    static String text(ImportQuizzes.Result result, List<Path> written, Locale reader) {
        LossReport report = result.report();
        List<Sentence> lines = new ArrayList<>();
        report.remarks().forEach(one -> lines.addAll(one.lines()));
        report.questions().forEach(one -> lines.addAll(one.lines()));
        for (int i = 0; i < written.size(); i++) {
            ImportQuizzes.Imported one = result.checkpoints().get(i);
            lines.add(Sentence.of("loss.report.made", written.get(i), one.title(), one.format()));
        }
        if (!written.isEmpty()) {
            lines.add(Sentence.of("loss.report.next"));
        }
        lines.add(Sentence.of(
                "loss.report.sum",
                report.found(),
                report.imported(),
                report.count(Notes.Kind.CHANGED),
                report.count(Notes.Kind.DROPPED),
                report.count(Notes.Kind.REFUSED)));
        return lines.stream().map(line -> line.in(reader)).collect(Collectors.joining("\n"));
    }

    static String json(ImportQuizzes.Result result, List<Path> written, Locale reader) {
        LossReport report = result.report();
        List<Map<String, Object>> checkpoints = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            ImportQuizzes.Imported one = result.checkpoints().get(i);
            checkpoints.add(ordered(
                    "folder",
                    written.get(i).toString(),
                    "title",
                    one.title(),
                    "format",
                    one.format().in(reader)));
        }
        return JSON.writeValueAsString(ordered(
                "found", report.found(),
                "imported", report.imported(),
                "refused", report.count(Notes.Kind.REFUSED),
                "changed", report.count(Notes.Kind.CHANGED),
                "dropped", report.count(Notes.Kind.DROPPED),
                "checkpoints", checkpoints,
                "files",
                        report.remarks().stream()
                                .map(one -> outcome(one, reader))
                                .toList(),
                "questions",
                        report.questions().stream()
                                .map(one -> outcome(one, reader))
                                .toList()));
    }

    private static Map<String, Object> outcome(LossReport.Outcome outcome, Locale reader) {
        return ordered(
                "file", outcome.file(),
                "place", outcome.place(),
                "name", outcome.name(),
                "outcome", word(outcome.kind()),
                "notes",
                        outcome.notes().stream()
                                .map(note -> ordered(
                                        "kind",
                                        word(note.kind()),
                                        "text",
                                        note.said().in(reader)))
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
