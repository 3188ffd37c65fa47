package checkpoint.content.transfer;

import checkpoint.content.exchange.Upload;
import checkpoint.tool.command.Command;
import checkpoint.tool.command.ReportLanguage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code import FILE… --to DIR}: reads quizzes in other formats into a content root, without Spring or a database. */
public final class ImportCommand {

    private static final String HELP = """
            usage: java -jar checkpoint.jar import FILE... --to DIR [--lang LANGUAGE] [--json] [--objectives]

            Reads quizzes of other programs into a content root, one folder per quiz, and prints what became of each question.
            Formats (recognised by content): GIFT, Aiken, Moodle XML, QTI 1.2 (Canvas exports, Common Cartridge), QTI 2.1,
            2.2 and 3.0, H5P, text2qti, and a checkpoint's folder as a zip.

              --to DIR         the content root; it is created if it does not exist, and no folder in it is overwritten
              --lang LANGUAGE  en, de, es, fr, pt-BR or ar: the language of the report; English where none is given
              --json           print the report as JSON
              --objectives     make objectives of the questions' categories

            Ends with 0 where everything was imported, with 1 where anything was refused, with 2 where the call is wrong.
            """;
    private static final Command COMMAND =
            new Command("import", Set.of("--to", "--lang"), Set.of("--json", "--objectives"), HELP);

    private ImportCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after the word {@code import}
     * @return 0 where everything was imported, 1 where anything was refused, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err, call -> run(call, out, err));
    }

    private static int run(Command.Arguments call, PrintStream out, PrintStream err) {
        String to = call.value("--to");
        if (call.paths().isEmpty() || to == null) {
            COMMAND.wrong(call.paths().isEmpty() ? "Which files?" : "Where to? Give --to DIR.", err);
            return 2;
        }
        Optional<String> fault = ReportLanguage.fault(call);
        if (fault.isPresent()) {
            COMMAND.wrong(fault.get(), err);
            return 2;
        }
        try {
            List<Upload> uploads = uploads(call.paths(), err);
            return uploads == null ? 2 : run(uploads, Path.of(to), call, out);
        } catch (InvalidPathException e) {
            err.println("\"" + e.getInput() + "\" is not a path.");
            return 2;
        } catch (IOException e) {
            err.println("The files cannot be read or written: " + e.getMessage());
            return 2;
        }
    }

    /** {@code null} where one cannot be read. */
    private static @Nullable List<Upload> uploads(List<Path> files, PrintStream err) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                err.println(file + " is not a file");
                return null;
            }
            if (Files.size(file) > ImportQuizzes.LARGEST_UPLOAD) {
                err.println(file + " is larger than " + (ImportQuizzes.LARGEST_UPLOAD >> 20) + " MB");
                return null;
            }
            uploads.add(new Upload(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return uploads;
    }

    private static int run(List<Upload> uploads, Path to, Command.Arguments call, PrintStream out) throws IOException {
        ImportQuizzes.Result result = ImportQuizzes.read(uploads, call.has("--objectives"));
        List<Path> written = new ArrayList<>();
        for (ImportQuizzes.Imported one : result.checkpoints()) {
            written.add(write(to, one));
        }
        Locale reader = ReportLanguage.of(call).orElse(Locale.ENGLISH);
        out.println(
                call.has("--json")
                        ? ReportText.json(result, written, reader)
                        : ReportText.text(result, written, reader));
        return result.report().hasRefusals() ? 1 : 0;
    }

    /** Writes into a new folder; its paths were made here, not by the sender. */
    private static Path write(Path root, ImportQuizzes.Imported one) throws IOException {
        Path folder = root.resolve(one.slug());
        for (int i = 2; Files.exists(folder); i++) {
            folder = root.resolve(one.slug() + "-" + i);
        }
        for (Map.Entry<String, byte[]> file : one.files().files().entrySet()) {
            Path path = folder.resolve(file.getKey()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException(file.getKey() + " leads out of the folder");
            }
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }
}
