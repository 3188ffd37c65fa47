package checkpoint.content;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code check DIR}: validates a content root without Spring or a database. */
public final class CheckCommand {

    private CheckCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after the word {@code check}
     * @return 0 where all is well, 1 where there are faults, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 1) {
            err.println("usage: java -jar checkpoint.jar check DIR - DIR holds one folder per checkpoint, or is one");
            return 2;
        }
        Path root = Path.of(arguments[0]);
        if (!Files.isDirectory(root)) {
            err.println(root + " is no folder");
            return 2;
        }
        try {
            return check(root, ContentRoot.folder(root), out);
        } catch (IOException e) {
            err.println(root + " cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static int check(Path root, SortedMap<String, ContentFiles> found, PrintStream out) {
        Faults faults = Faults.of("");
        if (found.isEmpty()) {
            faults.in(root.toString())
                    .add(1, "there is no checkpoint here: each is a folder with checkpoint.yaml and page.md");
        }
        found.forEach((slug, files) -> {
            Checkpoint checkpoint = ReadCheckpoint.read(slug, files, "/content/", faults);
            if (checkpoint != null) {
                out.println(summary(checkpoint));
            }
        });
        faults.sorted().forEach(out::println);
        return faults.isEmpty() ? 0 : 1;
    }

    private static String summary(Checkpoint checkpoint) {
        Quiz quiz = checkpoint.quiz();
        return checkpoint.slug() + ": \"" + checkpoint.title() + "\", "
                + quiz.questions().size() + " questions ("
                + counts(quiz, question -> Values.spelled(question.type())) + "; by objective: "
                + counts(quiz, Question::objective) + "), " + quiz.draw() + " drawn per attempt, pass mark "
                + quiz.passMark().movePointRight(2).stripTrailingZeros().toPlainString() + " %, "
                + attempts(quiz.attempts()) + ". No faults.";
    }

    private static String attempts(@Nullable Integer attempts) {
        return attempts == null ? "any number of attempts" : attempts + " attempts";
    }

    private static String counts(Quiz quiz, Function<Question, String> by) {
        Map<String, Long> counts =
                quiz.questions().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }
}
