package bench;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.teaching.analysis.OpenedAnalysis;
import checkpoint.teaching.tally.TallyClass;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What it costs to open the analysis of a checkpoint, in CPU time of the tool's thread: reading what was counted, computing the figures and
 * drawing the page, after a warm-up. The argument is how many learners have submitted, of ten answers each: 100,000 is a million answers, in a
 * PostgreSQL of its own. Says too what counting them anew costs for each;
 * {@link ExportCost} writes them into a file.
 */
public final class AnalysisCost {

    private static final int WARM = 400;
    private static final int ROUNDS = 101;

    private AnalysisCost() {}

    public static void main(String[] arguments) throws IOException {
        int learners = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Checkpoint checkpoint = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint();
        TallyClass school = new TallyClass(TestPostgres.another(), checkpoint);
        school.enrol(learners);
        long counting = cpu();
        school.count();
        double each = (cpu() - counting) / 1e6 / learners;
        OpenedAnalysis analysis = new OpenedAnalysis(school, launched());
        for (int i = 0; i < WARM; i++) {
            analysis.open();
        }
        double[] rounds = new double[ROUNDS];
        int size = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = cpu();
            size = analysis.open();
            rounds[i] = (cpu() - begun) / 1e6;
        }
        Arrays.sort(rounds);
        System.out.printf(
                Locale.ROOT,
                "%d answers: counted anew for %.3f ms of CPU an attempt; opened for %.2f ms (median of %d; the slowest %.2f), %d kB of page%n",
                school.answers(),
                each,
                rounds[ROUNDS / 2],
                ROUNDS,
                rounds[ROUNDS - 1],
                size >> 10);
        System.exit(0);
    }

    private static PresentedLaunch launched() {
        return new PresentedLaunch(
                new Launch(
                        "launch-1",
                        1,
                        null,
                        1,
                        1,
                        Role.INSTRUCTOR,
                        false,
                        null,
                        null,
                        "en",
                        null,
                        null,
                        true,
                        java.time.Instant.EPOCH,
                        Availability.NONE),
                "token",
                "'none'");
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
