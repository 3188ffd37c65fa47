package checkpoint.teaching.download;

import checkpoint.teaching.tally.TallyClass;
import checkpoint.tool.setup.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The answers of a class as a file, for benchmarks. */
public final class WrittenAnswers {

    public static final List<String> FORMATS = List.of("csv", "json");

    private WrittenAnswers() {}

    /** How large it is. */
    public static long bytes(TallyClass school, String format) {
        WriteAnswers write = new WriteAnswers(
                school.attempts,
                new Pseudonyms(new Secret(List.of(new byte[32]))),
                new JdbcTransactionManager(school.source));
        Path file = write.write(school.course, WriteAnswers.Format.valueOf(format.toUpperCase(Locale.ROOT)), false);
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.toFile().delete();
        }
    }
}
