package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.Lines;
import checkpoint.content.reading.ReadCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide for authors: every example in it can be read as it stands. */
class ContentGuideTest {

    private static final Path GUIDE = Path.of("docs/content.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern PAGE = Pattern.compile("(?ms)^````markdown\\n(.*?)^````$");

    private static String guide() {
        try {
            return Files.readString(GUIDE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> examples() {
        return EXAMPLE.matcher(guide()).results().map(found -> found.group(1)).toList();
    }

    static Stream<String> everyExample() {
        return examples().stream();
    }

    private static Checkpoint read(String yaml, Faults faults, Lines lines) {
        Matcher page = PAGE.matcher(guide());
        assertThat(page.find()).isTrue();
        Map<String, byte[]> files = new HashMap<>();
        files.put("checkpoint.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        files.put("page.md", page.group(1).getBytes(StandardCharsets.UTF_8));
        files.put("glossary.md", "# Glossary\n".getBytes(StandardCharsets.UTF_8));
        files.put("spine.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
        return ReadCheckpoint.read(
                "chapter-1",
                ContentFiles.of(files),
                "/content/",
                new Embeds(List.of("www.youtube-nocookie.com")),
                faults,
                lines);
    }

    @ParameterizedTest
    @MethodSource("everyExample")
    void an_example_has_no_fault(String yaml) {
        Faults faults = Faults.of("");
        read(yaml, faults, new Lines());

        assertThat(faults.sorted()).isEmpty();
    }

    @Test
    void the_page_of_the_guide_shows_its_formulas_and_its_money() {
        Lines lines = new Lines();
        Checkpoint checkpoint = read(examples().getFirst(), Faults.of(""), lines);

        assertThat(lines.notes()).isEmpty();
        assertThat(checkpoint.recap().html())
                .contains(
                        "<math display=\"block\">",
                        "$5 a month",
                        "<table>",
                        "<code class=\"language-sql\">",
                        "alt=\"Five boxes",
                        "src=\"https://www.youtube-nocookie.com/embed/aB3-_678901\"");
    }

    @Test
    void there_is_an_example_of_every_type() {
        Set<Question.Type> types = new HashSet<>();
        for (String yaml : examples()) {
            read(yaml, Faults.of(""), new Lines()).quiz().questions().forEach(question -> types.add(question.type()));
        }

        assertThat(types).containsExactlyInAnyOrder(Question.Type.values());
    }
}
