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

    @Test
    void the_source_names_exactly_the_texts_that_there_are() throws IOException {
        assertThat(named()).hasSizeGreaterThan(150).containsExactlyElementsOf(written());
    }

    private static Set<String> named() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> KEY.matcher(read(file)).results())
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
