package bench;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.teaching.tally.Course;
import checkpoint.teaching.tally.TallyClass;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.HeadlessLaunch;
import practice.Person;
import practice.PracticeLms;

/**
 * What the files of answers cost: seconds, CPU, bytes and memory of a tool whose heap is small, asked over HTTP by an instructor who was launched.
 * The arguments are how many attempts the course has, of fifteen answers each, and the largest heap: 200,000 and 128m without them. One attempt
 * that is not in a file, and the program ends with a fault.
 */
public final class ExportCost {

    private static final Pattern TOKEN = Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"");
    private static final List<String> FORMATS = List.of("csv", "json");
    private static final int AT_ONCE = 1 << 16;

    private ExportCost() {}

    public static void main(String[] arguments) throws Exception {
        int attempts = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
        String heap = arguments.length < 2 ? "128m" : arguments[1];
        Checkpoint checkpoint = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint();
        String database = TestPostgres.empty();
        try (Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC())) {
            node.start(
                    AttemptCost.settings(lms, TestPostgres.url(database)), System.getProperty("java.class.path"), heap);
            String token = launched(lms);
            fill(TestPostgres.of(database), checkpoint, attempts);
            System.out.printf(
                    Locale.ROOT, "%d attempts, a heap of %s: the tool holds %d MiB%n", attempts, heap, node.peak());
            for (String format : FORMATS) {
                measure(node, format, token, attempts);
            }
        }
        System.exit(0);
    }

    private static String launched(PracticeLms lms) throws IOException {
        Matcher token = TOKEN.matcher(HeadlessLaunch.open(lms, lms.member(Person.MARGARET), "checkpoint-12")
                .page()
                .body());
        if (!token.find()) {
            throw new IllegalStateException("the instructor was not let in");
        }
        return token.group(1);
    }

    /** The course that the launch has made submits. */
    private static void fill(DataSource source, Checkpoint checkpoint, int attempts) {
        Course course = JdbcClient.create(source)
                .sql("select registration_id, id from course")
                .query((row, number) -> new Course(row.getLong(1), row.getLong(2), checkpoint.slug()))
                .single();
        new TallyClass(source, checkpoint, course).enrol(attempts);
    }

    private static void measure(Node node, String format, String token, int attempts)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url + "/checkpoints/chapter-12/answers." + format))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token))
                .build();
        Duration cpu = node.cpu();
        long begun = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            Duration first = Duration.ofNanos(System.nanoTime() - begun);
            Read read = read(answer.body());
            Duration whole = Duration.ofNanos(System.nanoTime() - begun);
            // A line for the columns, or for each of the brackets.
            if (answer.statusCode() != 200 || read.lines() < attempts) {
                throw new IllegalStateException(
                        format + ": answered " + answer.statusCode() + " with " + read.lines() + " lines");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d lines, %d MB in %.1f s (its first byte after %.1f s), %.1f s of CPU; at most %d MiB held so far%n",
                    format,
                    read.lines(),
                    read.bytes() >> 20,
                    whole.toMillis() / 1e3,
                    first.toMillis() / 1e3,
                    node.cpu().minus(cpu).toMillis() / 1e3,
                    node.peak());
        }
    }

    private record Read(long bytes, long lines) {}

    private static Read read(InputStream body) throws IOException {
        byte[] some = new byte[AT_ONCE];
        long bytes = 0;
        long lines = 0;
        try (body) {
            for (int got = body.read(some); got >= 0; got = body.read(some)) {
                bytes += got;
                for (int i = 0; i < got; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
            }
        }
        return new Read(bytes, lines);
    }
}
