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

/** A report is written where nobody reads it yet: a key without a text, or a text without a key, would be met by an author only. */
class LossTextsTest {

    private static final Pattern WRITTEN_OUT =
            Pattern.compile("notes\\s*\\.(?:changed|dropped|refused)\\(\\s*\"(?!loss\\.)");
    private static final Pattern KEY = Pattern.compile("\"(loss\\.[a-z0-9.-]+)\"");

    @Test
    void what_importers_and_exporters_say_has_a_text_and_every_text_is_said() throws IOException {
        Set<String> texts = Translations.of(Locale.ENGLISH).keySet().stream()
                .filter(key -> key.startsWith("loss."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(texts).hasSizeGreaterThan(25);
        assertThat(said()).containsExactlyElementsOf(texts);
    }

    @Test
    void no_importer_notes_anything_in_one_language_alone() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/checkpoint/content"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> WRITTEN_OUT.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    private static Set<String> said() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> KEY.matcher(text(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
