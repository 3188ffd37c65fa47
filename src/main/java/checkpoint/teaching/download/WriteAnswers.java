package checkpoint.teaching.download;

import checkpoint.teaching.tally.Course;
import checkpoint.teaching.tally.Seen;
import checkpoint.teaching.tally.SeenAttempts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the answers of a course into a file, read a few attempts at a time: a class needs no more memory than a learner. Into a file first:
 * whoever downloads slowly keeps no connection.
 */
@Component
class WriteAnswers {

    private final SeenAttempts attempts;
    private final Pseudonyms pseudonyms;
    private final TransactionTemplate reading;

    WriteAnswers(SeenAttempts attempts, Pseudonyms pseudonyms, PlatformTransactionManager transactions) {
        this.attempts = attempts;
        this.pseudonyms = pseudonyms;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** As what. */
    enum Format {
        CSV,
        JSON
    }

    private interface Write {
        void to(Seen seen) throws IOException;
    }

    /** The file, which the caller deletes. */
    Path write(Course course, Format format, boolean names) {
        try {
            Path file = Files.createTempFile("checkpoint-answers", ".tmp");
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                AnswersFile answers = new AnswersFile(out, course, pseudonyms, names);
                if (format == Format.CSV) {
                    answers.beginCsv();
                    each(course, answers::csv);
                } else {
                    answers.beginJson();
                    each(course, answers::json);
                    answers.endJson();
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("answers could not be written", e);
        }
    }

    private void each(Course course, Write write) {
        reading.executeWithoutResult(status -> attempts.all(course, seen -> {
            try {
                write.to(seen);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
