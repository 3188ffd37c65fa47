package checkpoint.teaching.download;

import checkpoint.teaching.tally.Course;
import checkpoint.teaching.tally.SubmittedAttempt;
import checkpoint.teaching.tally.SubmittedAttempts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the answers of a course, read a few attempts at a time: a class needs no more memory than these. Nothing is sent while they are read,
 * and nothing read while they are sent, so a slow download keeps no connection to the database.
 */
@Component
class WriteAnswers {

    private static final int AT_ONCE = 200;

    private final SubmittedAttempts attempts;
    private final Pseudonyms pseudonyms;

    WriteAnswers(SubmittedAttempts attempts, Pseudonyms pseudonyms) {
        this.attempts = attempts;
        this.pseudonyms = pseudonyms;
    }

    /** As what. */
    enum Format {
        CSV,
        JSON
    }

    /** The destination of the file; opened once there is something to send. */
    interface Destination {
        OutputStream open() throws IOException;
    }

    private interface Write {
        void to(SubmittedAttempt seen) throws IOException;
    }

    /** All that are submitted when it begins. Where it fails, the stream is left open: a part must not pass for the whole. */
    void write(Course course, Format format, boolean names, Destination destination) throws IOException {
        List<Long> all = attempts.which(course);
        StringWriter read = new StringWriter();
        AnswersFile answers = new AnswersFile(read, course, pseudonyms, names);
        boolean csv = format == Format.CSV;
        if (csv) {
            answers.beginCsv();
        } else {
            answers.beginJson();
        }
        read(course, first(all), csv ? answers::csv : answers::json);
        Writer out = new BufferedWriter(new OutputStreamWriter(destination.open(), StandardCharsets.UTF_8));
        for (int from = AT_ONCE; from < all.size(); from += AT_ONCE) {
            send(read, out);
            read(course, all.subList(from, Math.min(all.size(), from + AT_ONCE)), csv ? answers::csv : answers::json);
        }
        if (!csv) {
            answers.endJson();
        }
        send(read, out);
        out.flush();
    }

    private static List<Long> first(List<Long> all) {
        return all.subList(0, Math.min(all.size(), AT_ONCE));
    }

    private static void send(StringWriter read, Writer out) throws IOException {
        out.append(read.getBuffer());
        read.getBuffer().setLength(0);
    }

    private void read(Course course, List<Long> some, Write write) {
        attempts.some(course, some, seen -> {
            try {
                write.to(seen);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
