package checkpoint.content.transfer;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Upload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code import FILE… --to DIR}: reads quizzes in other formats into a content root, without Spring or a database. */
public final class ImportCommand {

    /** What it does and takes. */
    public static final String HELP = """
            usage: java -jar checkpoint.jar import FILE... --to DIR [--json] [--objectives]

            Reads quizzes of other programs into a content root, one folder per quiz, and prints what became of each question.
            Formats (recognised by content): GIFT, Aiken, Moodle XML, QTI 1.2 (Canvas exports, Common Cartridge), QTI 2.1,
            2.2 and 3.0, H5P, text2qti, and a checkpoint's folder as a zip.

              --to DIR      the content root; it is made where it does not exist, and no folder in it is overwritten
              --json        print the report as JSON
              --objectives  make objectives of the questions' categories

            Ends with 0 where everything was imported, with 1 where anything was refused, with 2 where the call is wrong.""";

    private ImportCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after the word {@code import}
     * @return 0 where everything was imported, 1 where anything was refused, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        Call call = Call.of(arguments, err);
        if (call == null) {
            return 2;
        }
        try {
            List<Upload> uploads = new ArrayList<>();
            for (Path file : call.files()) {
                if (!Files.isRegularFile(file)) {
                    err.println(file + " is no file");
                    return 2;
                }
                if (Files.size(file) > ImportQuizzes.LARGEST_UPLOAD) {
                    err.println(file + " is larger than " + (ImportQuizzes.LARGEST_UPLOAD >> 20) + " MB");
                    return 2;
                }
                uploads.add(new Upload(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            ImportQuizzes.Result result = ImportQuizzes.read(uploads, call.objectives());
            List<Path> written = new ArrayList<>();
            for (ImportQuizzes.Imported one : result.checkpoints()) {
                written.add(write(call.to(), one));
            }
            out.println(call.json() ? ReportText.json(result, written) : ReportText.text(result, written));
            LossReport report = result.report();
            return report.hasRefusals() ? 1 : 0;
        } catch (IOException e) {
            err.println("The files cannot be read or written: " + e.getMessage());
            return 2;
        }
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

    private record Call(List<Path> files, Path to, boolean json, boolean objectives) {

        static @Nullable Call of(String[] arguments, PrintStream err) {
            List<Path> files = new ArrayList<>();
            Path to = null;
            boolean json = false;
            boolean objectives = false;
            try {
                for (int i = 0; i < arguments.length; i++) {
                    String one = arguments[i];
                    if (one.equals("--to") && i + 1 < arguments.length) {
                        to = Path.of(arguments[++i]);
                    } else if (one.equals("--json")) {
                        json = true;
                    } else if (one.equals("--objectives")) {
                        objectives = true;
                    } else if (one.startsWith("--")) {
                        err.println("import does not know " + one + "\n\n" + HELP);
                        return null;
                    } else {
                        files.add(Path.of(one));
                    }
                }
            } catch (InvalidPathException e) {
                err.println("\"" + e.getInput() + "\" is no path");
                return null;
            }
            if (files.isEmpty() || to == null) {
                err.println((files.isEmpty() ? "Which files? " : "Where to? Give --to DIR. ") + "\n\n" + HELP);
                return null;
            }
            return new Call(files, to, json, objectives);
        }
    }
}
