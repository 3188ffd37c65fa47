package checkpoint;

import checkpoint.content.lint.CheckCommand;
import checkpoint.content.transfer.ImportCommand;
import checkpoint.preview.PreviewCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the tool; see README.md for its commands. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CheckpointApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("check")) {
            // Before Spring: an author's check takes a second and needs no database.
            System.exit(CheckCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("import")) {
            System.exit(ImportCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("preview")) {
            int failed = PreviewCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err);
            if (failed != 0) {
                System.exit(failed);
            }
            return;
        }
        SpringApplication.run(CheckpointApplication.class, args);
    }
}
