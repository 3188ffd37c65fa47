package checkpoint.teaching.learners;

import checkpoint.learning.attempt.Grades;
import checkpoint.learning.view.ClassRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class as comma-separated values (RFC 4180), safe to open in a spreadsheet. */
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
            "test");

    private GradesFile() {}

    static String of(List<ClassRow> rows) {
        return Stream.concat(Stream.of(COLUMNS), rows.stream().map(GradesFile::cells))
                .map(cells -> cells.stream().map(GradesFile::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> cells(ClassRow row) {
        Grades.Grade grade = row.grade();
        Grades.Points shown = grade.shown();
        return List.of(
                row.subject(),
                text(row.name()),
                String.valueOf(row.attempts()),
                number(row.given()),
                number(row.maximum()),
                String.valueOf(row.passed()),
                grade.state().hook(),
                grade.cause() == null ? "" : grade.cause().hook(),
                shown == null ? "" : number(shown.given()),
                shown == null ? "" : shown.percent() ? "%" : number(shown.maximum()),
                text(grade.lastAnswer()),
                String.valueOf(row.test()));
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
