package checkpoint.content.lint;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.strength.GateReport;
import checkpoint.content.strength.GateStrength;
import checkpoint.tool.command.Command;
import checkpoint.tool.command.ReportLanguage;
import checkpoint.tool.language.Sentence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code check DIR}: validates a content root and judges its questions, without Spring or a database. */
public final class CheckCommand {

    private static final String HELP = """
            usage: java -jar checkpoint.jar check DIR [--lang LANGUAGE]

            Validates the checkpoints in DIR, which holds one folder for each, or is one. Prints each fault as path:line: message, warnings
            about weak wording, and how strong the gate is. Nothing is changed, and no database is needed.

              --lang LANGUAGE  en, de, es, fr, pt-BR or ar: what is said of the checkpoints; English where none is given

            Ends with 0 where there is no fault, whatever warnings there are; with 1 where there is a fault, with 2 where the call is wrong.
            """;
    private static final Command COMMAND = new Command("check", Set.of(ReportLanguage.OPTION), Set.of(), HELP);

    /** Any number does, as long as it stays: two runs over the same content say the same. */
    private static final long SEED = 12;

    private CheckCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after the word {@code check}
     * @return 0 where there is no fault, whatever warnings there are; 1 where there are faults, 2 where the call itself is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err, call -> run(call, out, err));
    }

    private static int run(Command.Arguments call, PrintStream out, PrintStream err) {
        if (call.paths().size() != 1) {
            COMMAND.wrong("Which folder? \"check\" takes one.", err);
            return 2;
        }
        Optional<String> fault = ReportLanguage.fault(call);
        if (fault.isPresent()) {
            COMMAND.wrong(fault.get(), err);
            return 2;
        }
        Locale reader = ReportLanguage.of(call).orElse(Locale.ENGLISH);
        Path root = call.paths().getFirst();
        if (!Files.isDirectory(root)) {
            err.println(root + " is not a folder");
            return 2;
        }
        try {
            return check(AuthoredContent.read(root, "/content/"), reader, out);
        } catch (IOException e) {
            err.println(root + " cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static int check(AuthoredContent content, Locale reader, PrintStream out) {
        for (AuthoredContent.One one : content.checkpoints()) {
            GateStrength gate = GateStrength.of(one.checkpoint().quiz());
            List<Fault> warnings = LintCheckpoint.warnings(one, gate);
            out.println(summary(one.checkpoint(), warnings.size(), reader));
            GateReport.of(one.checkpoint().quiz(), new Random(SEED), reader).forEach(line -> out.println("  " + line));
            gate.lines(reader).forEach(line -> out.println("  " + line));
            warnings.forEach(warning -> out.println(warning.in(reader)));
        }
        content.faults().forEach(fault -> out.println(fault.in(reader)));
        return content.faults().isEmpty() ? 0 : 1;
    }

    private static String summary(Checkpoint checkpoint, int warnings, Locale reader) {
        String none = Sentence.of("gate.report.none").in(reader);
        Quiz quiz = checkpoint.quiz();
        Sentence attempts = quiz.attempts() == null
                ? Sentence.of("gate.report.attempts.unlimited")
                : Sentence.of("gate.report.attempts", quiz.attempts());
        return Sentence.of(
                        "gate.report.bank",
                        checkpoint.slug(),
                        checkpoint.title(),
                        quiz.questions().size(),
                        counts(
                                quiz,
                                question -> question.type()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')),
                        counts(quiz, question -> Objects.requireNonNullElse(question.objective(), none)),
                        Sentence.of(
                                "gate.report.rules",
                                quiz.draw(),
                                quiz.passMark().movePointRight(2).stripTrailingZeros(),
                                attempts,
                                warnings))
                .in(reader);
    }

    private static String counts(Quiz quiz, Function<Question, String> by) {
        Map<String, Long> counts =
                quiz.questions().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }
}
