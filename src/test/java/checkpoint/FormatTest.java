package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One format for all code. {@code mvn test -Dtest=FormatTest -Dformat=apply} makes it so. */
@Timeout(600)
class FormatTest {

    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build();

    @Test
    void the_code_is_formatted() throws IOException, FormatterException {
        List<Path> unformatted = new ArrayList<>();
        for (Path file : sources()) {
            String code = Files.readString(file);
            String formatted = format(code);
            if (!formatted.equals(code)) {
                unformatted.add(file);
                if ("apply".equals(System.getProperty("format"))) {
                    Files.writeString(file, formatted);
                }
            }
        }

        if (!"apply".equals(System.getProperty("format"))) {
            assertThat(unformatted)
                    .as("format with: mvn test -Dtest=FormatTest -Dformat=apply")
                    .isEmpty();
        }
    }

    private static String format(String code) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(code), JavaFormatterOptions.Style.PALANTIR);
        return Formatter.createFormatter(OPTIONS).formatSource(ordered);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
