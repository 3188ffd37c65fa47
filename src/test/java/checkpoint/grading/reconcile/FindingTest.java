package checkpoint.grading.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a comparison with the gradebook can find. */
class FindingTest {

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AGREES")
    void every_finding_has_its_words(Finding finding) throws Exception {
        Properties messages = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }

        assertThat(messages)
                .containsKey("attempt.finding."
                        + finding.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
