package checkpoint.teaching.learners;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/class-file.md} names every column of the class's file, in order, and every code that can stand in one. */
class LegendTest {

    private static final Pattern CODE = Pattern.compile("`([a-z_-]+)`");

    private static List<String> codes(String table) throws IOException {
        String document = Files.readString(Path.of("docs/class-file.md"));
        return document.substring(document.indexOf("| " + table + " | meaning |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
                .toList();
    }

    @Test
    void every_column_is_named_in_its_place() throws IOException {
        assertThat(codes("column"))
                .isEqualTo(List.of(GradesFile.of(List.of(), List.of()).strip().split(",")));
    }

    @Test
    void every_code_is_explained() throws IOException {
        assertThat(codes("`progress`"))
                .containsExactlyElementsOf(
                        Stream.of(Progress.values()).map(Progress::hook).toList());
        assertThat(codes("`state`"))
                .containsExactlyElementsOf(Arrays.stream(Grades.GradeState.values())
                        .map(Grades.GradeState::hook)
                        .toList());
        assertThat(codes("`cause`"))
                .containsExactlyElementsOf(
                        Stream.of(Cause.values()).map(Cause::hook).toList());
        assertThat(codes("`stuck`"))
                .containsExactlyElementsOf(
                        Stream.of(Difficulty.values()).map(Difficulty::hook).toList());
    }
}
