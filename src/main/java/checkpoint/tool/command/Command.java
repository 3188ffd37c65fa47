package checkpoint.tool.command;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A command of the jar, and what may follow it.
 *
 * @param name as it is called
 * @param valued options that a value follows, such as {@code --to}
 * @param flags options that stand alone, such as {@code --json}
 * @param help what {@code --help} prints
 */
public record Command(String name, Set<String> valued, Set<String> flags, String help) {

    /** The exit code of a wrong call. */
    public static final int WRONG_CALL = 2;

    /**
     * Runs it: prints its help to whoever asks for that, and says what is wrong with a call.
     *
     * @param action its exit code, for a call whose words it knows
     */
    public int run(String[] arguments, PrintStream out, PrintStream err, ToIntFunction<Arguments> action) {
        if (isHelp(arguments)) {
            out.print(help);
            return 0;
        }
        Arguments call = read(arguments, err);
        return call == null ? WRONG_CALL : action.applyAsInt(call);
    }

    /** Whether its caller asks what it does. */
    public static boolean isHelp(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(one -> one.equals("--help") || one.equals("-h"));
    }

    /**
     * Reads the words after its name, options in any order, {@code --to DIR} or {@code --to=DIR}.
     *
     * @return {@code null} where the call is wrong; a sentence then says why
     */
    private @Nullable Arguments read(String[] arguments, PrintStream err) {
        List<Path> paths = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            int sign = word.indexOf('=');
            String option = sign > 0 ? word.substring(0, sign) : word;
            if (!word.startsWith("-") || word.equals("-")) {
                Path path = path(word, err);
                if (path == null) {
                    return null;
                }
                paths.add(path);
            } else if (valued.contains(option)) {
                if (sign < 0 && i + 1 == arguments.length) {
                    return wrong(option + " needs a value.", err);
                }
                if (options.put(option, sign < 0 ? arguments[++i] : word.substring(sign + 1)) != null) {
                    return wrong(option + " is given twice.", err);
                }
            } else if (flags.contains(word)) {
                options.put(word, "");
            } else {
                return wrong(unknown(word), err);
            }
        }
        return new Arguments(paths, options);
    }

    private String unknown(String word) {
        Set<String> known = new TreeSet<>(valued);
        known.addAll(flags);
        return "\"" + name + "\" does not know \"" + word + "\"; it knows " + String.join(", ", known) + " and --help.";
    }

    /** Prints what is wrong with the call, and where to find help. */
    public @Nullable Arguments wrong(String why, PrintStream err) {
        err.printf("%s%n%n%s%n", why, help.strip());
        return null;
    }

    private static @Nullable Path path(String word, PrintStream err) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            err.println("\"" + word.replace('\0', '?') + "\" is not a path.");
            return null;
        }
    }

    /**
     * The arguments of one call.
     *
     * @param paths files or folders
     */
    public record Arguments(List<Path> paths, Map<String, String> options) {

        public Arguments {
            paths = List.copyOf(paths);
            options = Map.copyOf(options);
        }

        /** {@code null} where the option is not given. */
        public @Nullable String value(String option) {
            return options.get(option);
        }

        public boolean has(String option) {
            return options.containsKey(option);
        }
    }
}
