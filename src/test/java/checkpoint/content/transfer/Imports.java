package checkpoint.content.transfer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.Upload;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an import makes of a file, as the tests look at it: the questions as {@code check} reads them, and the report. */
record Imports(List<Checkpoint> checkpoints, LossReport report) {

    static Imports of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Imports of(String name, byte[] bytes) {
        ImportQuizzes.Result result = ImportQuizzes.read(List.of(new Upload(name, bytes)), false);
        return new Imports(
                result.checkpoints().stream()
                        .map(one -> ReadCheckpoint.read(one.slug(), one.files(), "/content/", Faults.of("")))
                        .toList(),
                result.report());
    }

    static Imports gift(String text) {
        return of("quiz.txt", text);
    }

    static Imports moodle(String questions) {
        return of("quiz.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><quiz>" + questions + "</quiz>");
    }

    /** Questions of the first checkpoint. */
    List<Question> questions() {
        return checkpoints.isEmpty() ? List.of() : checkpoints.getFirst().quiz().questions();
    }

    Question question() {
        if (questions().size() != 1) {
            throw new AssertionError("not one question: " + said());
        }
        return questions().getFirst();
    }

    /** Everything that the report says, a line each. */
    String said() {
        StringBuilder said = new StringBuilder();
        report.remarks()
                .forEach(one -> one.lines().forEach(line -> said.append(line).append('\n')));
        report.questions()
                .forEach(one -> one.lines().forEach(line -> said.append(line).append('\n')));
        return said.toString();
    }

    Notes.Kind kind() {
        return report.questions().getFirst().kind();
    }

    /** What choosing these earns, by their index as authored. */
    String choosing(Integer... choices) {
        return spelled(Marking.share(question().key(), new Response.Chosen(Set.of(choices))));
    }

    String typing(String text) {
        return spelled(Marking.share(question().key(), new Response.Typed(text)));
    }

    private static String spelled(Share share) {
        return share.denominator().intValue() == 1
                ? share.numerator().toString()
                : share.numerator() + "/" + share.denominator();
    }

    List<String> choices() {
        return question().entries().stream().map(Question.Entry::text).toList();
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
