package checkpoint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String... arguments) {
        return CheckCommand.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private void write(String slug, String yaml) throws IOException {
        Path folder = Files.createDirectories(root.resolve(slug));
        for (Map.Entry<String, byte[]> file : ReadCheckpointTest.files(yaml).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void a_good_root_is_summed_up() throws IOException {
        write("chapter-1", ReadCheckpointTest.GOOD);

        assertThat(check(root.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chapter-1: \"Chapter 1 checkpoint\", 7 questions", "2 drawn", "pass mark 80 %");
    }

    @Test
    void a_bad_root_is_told_fault_by_fault() throws IOException {
        write("chapter-1", ReadCheckpointTest.GOOD);
        write("chapter-2", ReadCheckpointTest.GOOD.replace("80%", "0%"));

        assertThat(check(root.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("chapter-2/checkpoint.yaml:7: a pass mark");
    }

    @Test
    void an_empty_root_is_a_fault() {
        assertThat(check(root.toString())).isEqualTo(1);
    }

    @Test
    void a_call_without_a_folder_says_how_to_call_it() {
        assertThat(check()).isEqualTo(2);
        assertThat(check(root.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("check DIR", "is no folder");
    }

    @Test
    void the_content_that_we_ship_has_no_fault() {
        assertThat(check("src/main/resources/checkpoints")).as(out.toString()).isZero();
    }
}
