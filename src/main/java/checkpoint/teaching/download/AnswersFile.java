package checkpoint.teaching.download;

import checkpoint.content.score.Response;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.attempt.Attempt;
import checkpoint.teaching.tally.AnswerTimes;
import checkpoint.teaching.tally.Course;
import checkpoint.teaching.tally.SubmittedAttempt;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attempts by question, written one after the other: as comma-separated values (RFC 4180) with a line for each question of an attempt, or as JSON
 * with an array of attempts. Learners have pseudonyms there, unless names were requested.
 */
final class AnswersFile {

    /** By which spreadsheets know UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String FORMULAS = "=+-@\t\r";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n']");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static final int DECIMALS = 5;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> COLUMNS = List.of(
            "learner",
            "attempt",
            "version",
            "started",
            "submitted",
            "score",
            "maximum",
            "passed",
            "question",
            "position",
            "type",
            "response",
            "blank",
            "credit",
            "points",
            "seconds");

    private final Writer out;
    private final Course course;
    private final Pseudonyms pseudonyms;
    private final boolean names;
    private boolean isFirst = true;

    AnswersFile(Writer out, Course course, Pseudonyms pseudonyms, boolean names) {
        this.out = out;
        this.course = course;
        this.pseudonyms = pseudonyms;
        this.names = names;
    }

    void beginCsv() throws IOException {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (names) {
            columns.addAll(1, List.of("platform_id", "name"));
        }
        out.write(MARK);
        line(columns);
    }

    void csv(SubmittedAttempt seen) throws IOException {
        Map<String, Long> seconds =
                AnswerTimes.of(seen.sheet().attempt().startedAt(), seen.sheet().saved());
        String attempt = cells(attempt(seen));
        int position = 0;
        for (MarkedAttempt.One one : seen.marked().questions()) {
            position++;
            Long took = seconds.get(one.question().id());
            out.write(attempt);
            out.write(',');
            line(List.of(
                    one.question().id(),
                    String.valueOf(position),
                    type(one),
                    spelled(one.response()),
                    String.valueOf(one.isBlank()),
                    credit(one),
                    one.question().points().toPlainString(),
                    took == null ? "" : String.valueOf(took)));
        }
    }

    private List<String> attempt(SubmittedAttempt seen) {
        Attempt attempt = seen.sheet().attempt();
        Attempt.Result result = attempt.requireResult();
        List<String> cells = new ArrayList<>();
        cells.add(pseudonyms.of(course, attempt.place().learner()));
        if (names) {
            cells.add(seen.person().subject());
            cells.add(text(seen.person().name()));
        }
        cells.addAll(List.of(
                String.valueOf(attempt.number()),
                attempt.digest(),
                attempt.startedAt().toString(),
                result.submittedAt().toString(),
                plain(result.score().given()),
                plain(result.score().maximum()),
                String.valueOf(result.score().passed())));
        return cells;
    }

    void beginJson() throws IOException {
        out.write("[");
    }

    void json(SubmittedAttempt seen) throws IOException {
        Attempt attempt = seen.sheet().attempt();
        Attempt.Result result = attempt.requireResult();
        ObjectNode root = JSON.createObjectNode();
        root.put("learner", pseudonyms.of(course, attempt.place().learner()));
        if (names) {
            root.put("platform_id", seen.person().subject());
            root.put("name", seen.person().name());
        }
        root.put("attempt", attempt.number());
        root.put("version", attempt.digest());
        root.put("started", attempt.startedAt().toString());
        root.put("submitted", result.submittedAt().toString());
        root.put("score", result.score().given());
        root.put("maximum", result.score().maximum());
        root.put("passed", result.score().passed());
        Map<String, Long> seconds =
                AnswerTimes.of(attempt.startedAt(), seen.sheet().saved());
        ArrayNode answers = root.putArray("answers");
        for (MarkedAttempt.One one : seen.marked().questions()) {
            ObjectNode answer = answers.addObject();
            answer.put("question", one.question().id());
            answer.put("type", type(one));
            answer.set("response", JSON.readTree(StoredResponses.of(one.response())));
            answer.put("credit", new BigDecimal(credit(one)));
            answer.put("points", one.question().points());
            answer.put("seconds", seconds.get(one.question().id()));
        }
        out.write(isFirst ? "\n" : ",\n");
        isFirst = false;
        out.write(JSON.writeValueAsString(root));
    }

    void endJson() throws IOException {
        out.write("\n]\n");
    }

    private void line(List<String> cells) throws IOException {
        out.write(cells(cells));
        out.write("\r\n");
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(AnswersFile::cell).collect(Collectors.joining(","));
    }

    /** Choices, entries and sides by their number as authored, from 1. */
    private static String spelled(Response response) {
        return switch (response) {
            case Response.Blank ignored -> "";
            case Response.Chosen(var choices) ->
                choices.stream()
                        .sorted()
                        .map(choice -> String.valueOf(choice + 1))
                        .collect(Collectors.joining(";"));
            case Response.TrueOrFalse(boolean value) -> String.valueOf(value);
            case Response.Typed(String text) -> text;
            case Response.Placed(var places) ->
                places.stream()
                        .map(place -> place == null ? "" : String.valueOf(place + 1))
                        .collect(Collectors.joining(";"));
        };
    }

    private static String type(MarkedAttempt.One one) {
        return one.question().type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String credit(MarkedAttempt.One one) {
        return new BigDecimal(one.share().numerator())
                .divide(new BigDecimal(one.share().denominator()), DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A spreadsheet takes what begins like this for a formula, also when it is quoted. A number is none. */
    private static String cell(String value) {
        boolean formula = !value.isEmpty()
                && FORMULAS.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        String safe = formula ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
