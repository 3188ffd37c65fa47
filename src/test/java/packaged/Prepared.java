package packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that {@code operations/prepare} makes of the packaged jar, as the image holds it: made once for all that run it. */
public final class Prepared {

    private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();
    private static boolean made;

    private Prepared() {}

    public static synchronized Path folder() {
        if (!made) {
            try {
                make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            made = true;
        }
        return FOLDER;
    }

    private static void make() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                List<Path> inner = old.sorted(Comparator.reverseOrder()).toList();
                for (Path one : inner) {
                    Files.delete(one);
                }
            }
        }
        Map<String, String> training = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "TRAINING_DATABASE_URL",
                Databases.empty(),
                "TRAINING_DATABASE_USERNAME",
                "postgres",
                // The operator's own settings have no say in it.
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://production.example/checkpoint");
        try (Jar script = Jar.prepare(training, FOLDER)) {
            if (script.ends() != 0) {
                throw new IllegalStateException(script.printed());
            }
        }
    }
}
