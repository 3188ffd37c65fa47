package checkpoint.teaching.learners;

import checkpoint.grading.roster.StoredGroups;
import checkpoint.learning.attempt.Grades;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class as comma-separated values (RFC 4180), safe to open in a spreadsheet; {@code docs/class-file.md} says what each code means. */
final class GradesFile {

    private static final List<String> COLUMNS = List.of(
            "learner",
            "name",
            "attempts",
            "best",
            "maximum",
            "passed",
            "state",
            "cause",
            "gradebook",
            "of",
            "answer",
            "test",
            "progress",
            "failed",
            "passed_on",
            "passed_at",
            "first_at",
            "last_at",
            "enrolled",
            "stuck",
            "groups");

    private GradesFile() {}

    static String of(List<RollRow> rows, List<StoredGroups.Group> groups) {
        return Stream.concat(Stream.of(COLUMNS), rows.stream().map(row -> cells(row, groups)))
                .map(cells -> cells.stream().map(GradesFile::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> cells(RollRow row, List<StoredGroups.Group> groups) {
        Grades.Grade grade = row.grade();
        Grades.Points shown = grade.shown();
        RollRow.Work work = row.work();
        return List.of(
                row.subject(),
                text(row.name()),
                String.valueOf(work.attempts()),
                number(work.given()),
                number(work.maximum()),
                String.valueOf(row.passed()),
                grade.state().hook(),
                grade.cause() == null ? "" : grade.cause().hook(),
                shown == null ? "" : number(shown.given()),
                shown == null ? "" : shown.percent() ? "%" : number(shown.maximum()),
                text(grade.lastAnswer()),
                String.valueOf(row.test()),
                row.progress().hook(),
                String.valueOf(work.failed()),
                work.passedOn() == null ? "" : String.valueOf(work.passedOn()),
                time(work.passedAt()),
                time(work.firstAt()),
                time(work.lastAt()),
                String.valueOf(row.member() != null),
                row.stuck() == null ? "" : row.stuck().hook(),
                groups.stream()
                        .filter(group -> row.groups().contains(group.id()))
                        .map(group -> group.name() == null ? group.id() : group.name())
                        .collect(Collectors.joining("; ")));
    }

    /** In UTC, to the second (RFC 3339), which spreadsheets sort. */
    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    /** A spreadsheet takes what begins like this for a formula, also when it is quoted. */
    private static String cell(String value) {
        String safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n'].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
