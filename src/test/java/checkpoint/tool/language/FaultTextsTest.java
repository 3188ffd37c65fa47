package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is said of a checkpoint is said by a text of the bundle, and no text is left over. */
class FaultTextsTest {

    private static final Pattern KEY = Pattern.compile("\"((?:fault|warning|gate\\.report)(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern SAID = Pattern.compile("(?:(?:faults|here)\\.add\\(1, |\\.fault\\()\"([^\"]+)\"");

    @Test
    void the_source_names_exactly_the_texts_that_there_are() throws IOException {
        assertThat(found(KEY)).hasSizeGreaterThan(150).containsExactlyElementsOf(written());
    }

    /** A text in words instead of its key would be found only by whoever makes that fault. */
    @Test
    void nothing_is_said_in_words_of_the_source() throws IOException {
        assertThat(found(SAID)).hasSizeGreaterThan(40).allMatch(said -> said.matches("(fault|loss)\\.[a-z0-9.-]+"));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> written() {
        return Translations.of(Locale.ENGLISH).keySet().stream()
                .filter(key -> key.matches("(fault|warning|gate\\.report)\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
