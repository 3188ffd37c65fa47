package checkpoint.preview;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code preview DIR [--port N]}: serves a content root to its author, until the program is stopped. */
public final class PreviewCommand {

    private static final int USUAL_PORT = 8099;

    private PreviewCommand() {}

    /**
     * Starts it; the server goes on after this returns.
     *
     * @param arguments after the word {@code preview}
     * @return 0 where it runs, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> words = List.of(arguments);
        Integer port = words.size() == 3 && words.get(1).equals("--port") ? port(words.get(2)) : null;
        if (words.size() != 1 && port == null) {
            err.println("usage: java -jar checkpoint.jar preview DIR [--port N] - DIR holds one folder per checkpoint,"
                    + " or is one");
            return 2;
        }
        Path root = Path.of(words.getFirst());
        if (!Files.isDirectory(root)) {
            err.println(root + " is no folder");
            return 2;
        }
        int wanted = port == null ? USUAL_PORT : port;
        try {
            Preview server = Preview.of(root, wanted);
            out.println("Preview of " + root + ": " + server.address()
                    + " (it reloads when a file changes; stop it with Ctrl+C)");
            return 0;
        } catch (IOException e) {
            err.println("Port " + wanted + " cannot be used: " + e.getMessage() + ". Choose another with --port.");
            return 2;
        }
    }

    private static @Nullable Integer port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.valueOf(text) : null;
    }
}
