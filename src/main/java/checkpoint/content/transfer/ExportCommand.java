package checkpoint.content.transfer;

import checkpoint.content.exporting.ExportCheckpoint;
import checkpoint.content.exporting.ExportCheckpoint.Exported;
import checkpoint.content.exporting.ExportCheckpoint.Format;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.command.Command;
import checkpoint.tool.command.ReportLanguage;
import checkpoint.tool.language.Sentence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code export DIR --format FORMAT --to FILE}: writes a checkpoint for another program, without Spring or a database. */
public final class ExportCommand {

    private static final String HELP = """
            usage: java -jar checkpoint.jar export DIR --format FORMAT --to FILE [--lang LANGUAGE]

            Writes the checkpoint in DIR for another program. What its format cannot say is listed first, a line each. DIR is a
            checkpoint's folder, or holds a single one.

              --format FORMAT  moodle-xml, gift, qti21 (a package that most programs read), qti12 (as Canvas imports it), or zip (the folder
                               itself; nothing is lost, and import reads it back as it was)
              --to FILE        the file to write; one that exists is not overwritten
              --lang LANGUAGE  en, de, es, fr, pt-BR or ar: what is said of the export; English where none is given

            Ends with 0 where the file was written, with 1 where the checkpoint has faults, with 2 where the call is wrong.
            """;
    private static final Command COMMAND = new Command("export", Set.of("--format", "--to", "--lang"), Set.of(), HELP);

    private ExportCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after the word {@code export}
     * @return 0 where the file was written, 1 where the checkpoint has faults, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err, words -> {
            Call call = Call.of(words, err);
            return call == null ? Command.WRONG_CALL : run(call, out, err);
        });
    }

    private static int run(Call call, PrintStream out, PrintStream err) {
        try {
            SortedMap<String, ContentFiles> found = ContentRoot.folder(call.folder());
            if (found.size() != 1) {
                err.println(call.folder() + " holds "
                        + (found.isEmpty()
                                ? "no checkpoint: one is a folder with checkpoint.yaml and page.md"
                                : "several checkpoints: name the folder of one, such as " + found.firstKey()));
                return 2;
            }
            Map.Entry<String, ContentFiles> only = found.entrySet().iterator().next();
            return write(only.getKey(), only.getValue(), call, out);
        } catch (IOException e) {
            err.println("The files cannot be read or written: " + e.getMessage());
            return 2;
        }
    }

    private static int write(String slug, ContentFiles files, Call call, PrintStream out) throws IOException {
        Exported exported = ExportCheckpoint.write(slug, files, call.format());
        if (exported == null) {
            Faults faults = Faults.of("");
            ReadCheckpoint.read(slug, files, "/content/", faults);
            faults.sorted().forEach(fault -> out.println(fault.in(call.reader())));
            return 1;
        }
        exported.losses().forEach(one -> out.println(one.in(call.reader())));
        Path parent = call.to().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(call.to(), exported.bytes(), StandardOpenOption.CREATE_NEW);
        String written = exported.losses().isEmpty() ? "loss.export.whole" : "loss.export.written";
        out.println(Sentence.of(written, call.to(), slug, call.format().word()).in(call.reader()));
        return 0;
    }

    private record Call(Path folder, Format format, Path to, Locale reader) {

        private static final Map<String, Format> FORMATS =
                Arrays.stream(Format.values()).collect(Collectors.toMap(Format::word, format -> format));

        static @Nullable Call of(Command.Arguments call, PrintStream err) {
            Optional<String> fault = fault(call);
            if (fault.isPresent()) {
                COMMAND.wrong(fault.get(), err);
                return null;
            }
            Path folder = call.paths().getFirst();
            Format format = FORMATS.get(call.value("--format"));
            Path to = path(String.valueOf(call.value("--to")));
            String cannot = !Files.isDirectory(folder)
                    ? folder + " is not a folder"
                    : to == null
                            ? "\"" + call.value("--to") + "\" is not a path"
                            : Files.exists(to) ? to + " is there already: name another file" : "";
            if (!cannot.isEmpty() || to == null || format == null) {
                err.println(cannot);
                return null;
            }
            return new Call(folder, format, to, ReportLanguage.of(call).orElse(Locale.ENGLISH));
        }

        private static Optional<String> fault(Command.Arguments call) {
            String format = call.value("--format");
            if (call.paths().size() != 1) {
                return Optional.of("Which folder? \"export\" takes one.");
            }
            if (format == null || call.value("--to") == null) {
                return Optional.of(
                        format == null ? "Which format? Give --format FORMAT." : "Where to? Give --to FILE.");
            }
            return FORMATS.containsKey(format)
                    ? ReportLanguage.fault(call)
                    : Optional.of("\"" + format
                            + "\" is not a format that can be written: give moodle-xml, gift, qti21, qti12 or zip.");
        }

        private static @Nullable Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        }
    }
}
