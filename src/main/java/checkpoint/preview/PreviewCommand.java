package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.tool.command.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code preview DIR [--port N] [--content-embeds HOSTS]}: serves a content root to its author, until the program is stopped. */
public final class PreviewCommand {

    private static final int USUAL_PORT = 8099;
    private static final String EMBEDS = "--content-embeds";
    private static final String HELP = """
            usage: java -jar checkpoint.jar preview DIR [--port N] [--content-embeds HOSTS]

            Serves the checkpoints in DIR, which holds one folder for each, or is one, as a student sees them: page, quiz, marking, result
            and gate, and every question with its key. It answers this machine alone, reloads when a file changes, and runs until it is
            stopped (Ctrl+C).

              --port N                the port, 8099 if absent; 0 takes any that is free
              --content-embeds HOSTS  hosts whose videos are shown within a page, separated by commas, as your operator has them in
                                      checkpoint.content-embeds; any other video is a link

            Ends with 2 where the call is wrong or the port is taken.
            """;
    private static final Command COMMAND = new Command("preview", Set.of("--port", EMBEDS), Set.of(), HELP);

    private PreviewCommand() {}

    /**
     * Starts it; the server goes on after this returns.
     *
     * @param arguments after the word {@code preview}
     * @return 0 where it runs, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err, call -> run(call, out, err));
    }

    private static int run(Command.Arguments call, PrintStream out, PrintStream err) {
        Integer port = port(call.value("--port"));
        if (call.paths().size() != 1 || port == null) {
            COMMAND.wrong(
                    port == null
                            ? "\"" + call.value("--port") + "\" is not a port: give a number up to 65535."
                            : "Which folder? \"preview\" takes one.",
                    err);
            return 2;
        }
        Optional<Embeds> embeds = embeds(call.value(EMBEDS));
        if (embeds.isEmpty()) {
            COMMAND.wrong(
                    "\"" + call.value(EMBEDS)
                            + "\" names no hosts: give some like www.youtube-nocookie.com,player.vimeo.com.",
                    err);
            return 2;
        }
        Path root = call.paths().getFirst();
        if (!Files.isDirectory(root)) {
            err.println(root + " is not a folder");
            return 2;
        }
        try {
            Preview server = Preview.of(root, port, embeds.get());
            out.println("Preview of " + root + ": " + server.address()
                    + " (it reloads when a file changes; stop it with Ctrl+C)");
            return 0;
        } catch (IOException e) {
            err.println("Port " + port + " cannot be used: " + e.getMessage() + ". Choose another with --port.");
            return 2;
        }
    }

    /** Empty where one of them is not a host. */
    private static Optional<Embeds> embeds(@Nullable String text) {
        List<String> hosts = text == null ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
        return hosts.stream().allMatch(host -> host.matches(Embeds.HOST))
                ? Optional.of(new Embeds(hosts))
                : Optional.empty();
    }

    /** {@code null} where it is not a port. */
    private static @Nullable Integer port(@Nullable String text) {
        if (text == null) {
            return USUAL_PORT;
        }
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.valueOf(text) : null;
    }
}
