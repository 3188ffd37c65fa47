package checkpoint;

import checkpoint.administration.account.RecoverCommand;
import checkpoint.content.lint.CheckCommand;
import checkpoint.content.transfer.ExportCommand;
import checkpoint.content.transfer.ImportCommand;
import checkpoint.platform.relocation.MoveCommand;
import checkpoint.preview.PreviewCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the tool; see README.md for its commands. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CheckpointApplication {

    private static final int WRONG_CALL = 2;

    private static final String USAGE = """
            java -jar checkpoint.jar                                    serves the tool; needs PostgreSQL and a public URL
            java -jar checkpoint.jar check DIR                          validates a content root
            java -jar checkpoint.jar preview DIR [--port N]             serves a content root to its author
            java -jar checkpoint.jar import FILE... --to DIR            reads quizzes in other formats into a content root
            java -jar checkpoint.jar export DIR --format F --to FILE    writes a checkpoint for another program
            java -jar checkpoint.jar recover-administrator NAME         lets an administrator into the console again
            java -jar checkpoint.jar move-registration ID --to C        moves a platform to another database
            java -jar checkpoint.jar --version                          says which version this is
            java -jar checkpoint.jar --help                             says this

            Each command has its own --help. DIR holds one folder per checkpoint, or is one. Settings are Spring properties, such as
            --server.port=8081; README.md lists them.
            """;

    public static void main(String[] args) {
        String word = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        // Before Spring: a command takes a second and needs no database.
        switch (word) {
            case "check" -> System.exit(CheckCommand.run(rest, System.out, System.err));
            case "import" -> System.exit(ImportCommand.run(rest, System.out, System.err));
            case "export" -> System.exit(ExportCommand.run(rest, System.out, System.err));
            case "preview" -> {
                int failed = PreviewCommand.run(rest, System.out, System.err);
                if (failed != 0) {
                    System.exit(failed);
                }
            }
            case "recover-administrator" -> System.exit(RecoverCommand.run(rest, System.out, System.err));
            case "move-registration" -> System.exit(MoveCommand.run(rest, System.out, System.err));
            case "--version" -> System.out.println("Checkpoint " + version());
            case "--help", "-h", "help" -> System.out.print(USAGE);
            default -> serve(word, args);
        }
    }

    /** The version in the jar's manifest, written by the build. */
    private static String version() {
        String version = CheckpointApplication.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** A word that is not a setting is a slip, and no reason to start a server. */
    private static void serve(String word, String[] args) {
        if (!word.isEmpty() && !word.startsWith("--")) {
            System.err.printf("There is no command \"%s\".%n%n%s", word, USAGE);
            System.exit(WRONG_CALL);
        }
        Carriers.watch();
        SpringApplication.run(CheckpointApplication.class, args);
    }
}
