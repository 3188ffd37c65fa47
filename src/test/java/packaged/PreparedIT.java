package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import checkpoint.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the image holds, without a container: the folder that {@code operations/prepare} makes of the jar, and what runs there. */
@Tag("nightly")
@Timeout(600)
class PreparedIT {

    /** Refuses to start where the cache does not count, instead of starting slowly. */
    private static final List<String> CACHE_OR_NOTHING = List.of("-XX:AOTMode=on");

    @TempDir
    private static Path scratch;

    private static String database;
    private static Path folder;

    @BeforeAll
    @Timeout(600)
    static void prepare() {
        database = Databases.empty();
        folder = Prepared.folder();
    }

    @Test
    void it_serves_with_most_of_its_classes_from_the_cache() throws IOException {
        Path loaded = scratch.resolve("loaded.txt");
        try (Jar tool = serving("-Xlog:class+load:file=" + loaded)) {
            String port = tool.awaits("Tomcat started on port (\\d+)");

            assertThat(Jar.get("http://localhost:" + port + "/").statusCode()).isEqualTo(200);
            List<String> classes = Files.readAllLines(loaded);
            long cached = classes.stream()
                    .filter(line -> line.contains("source: shared objects file"))
                    .count();
            assertThat(cached).isGreaterThan(classes.size() * 9L / 10);
        }
    }

    /** docs/operating.md has the option for small nodes, and docs/performance.md what it gains: 211 MiB once started, 243 after work. */
    @Test
    void a_small_node_starts_from_the_same_cache_and_holds_less_than_250_mebibytes() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")), "only Linux tells what a process holds");
        try (Jar tool = serving("-XX:TieredStopAtLevel=1")) {
            String port = tool.awaits("Tomcat started on port (\\d+)");
            for (int i = 0; i < 300; i++) {
                assertThat(Jar.get("http://localhost:" + port + "/").statusCode())
                        .isEqualTo(200);
            }

            assertThat(tool.held()).isPositive().isLessThan(250);
        }
    }

    private static Jar serving(String option) throws IOException {
        return Jar.prepared(
                folder,
                Map.of(
                        "SERVER_PORT", String.valueOf(FreePort.next()),
                        "SPRING_DATASOURCE_URL", database,
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "CHECKPOINT_PUBLIC_URL", "https://checkpoint.example",
                        "CHECKPOINT_SECRET", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
                Stream.concat(CACHE_OR_NOTHING.stream(), Stream.of(option)).toList());
    }

    @Test
    void its_commands_work_without_options() {
        try (Jar check = Jar.prepared(folder, Map.of(), CACHE_OR_NOTHING, "--version")) {
            assertThat(check.ends()).as(check.printed()).isZero();
            assertThat(check.printed()).contains("Checkpoint ");
        }
    }

    @Test
    void a_cache_of_another_jar_does_not_count_and_stops_nothing() throws IOException {
        Path other = scratch.resolve("other");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(folder.relativize(file).toString()));
            }
        }
        Files.setLastModifiedTime(other.resolve("checkpoint.jar"), FileTime.fromMillis(0));

        try (Jar refused = Jar.prepared(other, Map.of(), CACHE_OR_NOTHING, "--version");
                Jar slow = Jar.prepared(other, Map.of(), List.of(), "--version")) {
            assertThat(refused.ends()).isNotZero();
            assertThat(slow.ends()).isZero();
            assertThat(slow.printed()).contains("Checkpoint ");
        }
    }

    @Test
    void a_folder_that_holds_a_tool_is_left_alone() {
        try (Jar again = Jar.prepare(Map.of("JAVA_HOME", System.getProperty("java.home")), folder)) {
            assertThat(again.ends()).isEqualTo(2);
            assertThat(again.printed()).contains("name a new folder");
        }
    }
}
