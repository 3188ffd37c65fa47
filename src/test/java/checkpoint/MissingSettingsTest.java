package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator reads who starts the tool, in a process, without any setting. */
@Tag("nightly")
class MissingSettingsTest {

    @Test
    void everything_that_is_missing_is_named_at_once() throws Exception {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CheckpointApplication.class.getName(),
                "--server.port=0");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // One that starts after all would run for ever.
        CompletableFuture<Process> ended = process.onExit().orTimeout(110, TimeUnit.SECONDS);
        ended.whenComplete((it, late) -> process.destroyForcibly());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(ended.join().exitValue()).isNotZero();
        assertThat(said)
                .contains("spring.datasource.url", "checkpoint.public-url", "checkpoint.secret")
                .doesNotContain("\tat ");
    }
}
