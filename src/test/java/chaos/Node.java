package chaos;

import checkpoint.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import packaged.Prepared;

/**
 * One real node: the packaged jar in a process of its own, which is killed without a warning. Each night it is prepared as the image has
 * it; in a build that would take longer than all the starts that it makes shorter.
 */
final class Node implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    final String name;
    final int port = FreePort.next();
    private final String settings;
    private final File log;
    private volatile Process process;
    private volatile boolean wanted;

    /**
     * A node that is not started yet.
     *
     * @param settings Spring properties as JSON, with {@code @PORT@} for the port
     */
    Node(String name, String settings, Path logs) {
        this.name = name;
        this.settings = settings.replace("@PORT@", String.valueOf(port));
        this.log = logs.resolve(name + ".log").toFile();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts it, and again where it gives up by itself, as whoever supervises nodes does: it does where it finds no database. */
    void start() {
        wanted = true;
        launch();
    }

    private void launch() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        boolean prepared = Boolean.getBoolean("nightly");
        String options = prepared ? "@java.options" : "-XX:+UseSerialGC";
        ProcessBuilder builder = new ProcessBuilder(
                        java, options, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", "checkpoint.jar")
                .directory(prepared ? Prepared.folder().toFile() : new File("target"));
        builder.environment().put("SPRING_APPLICATION_JSON", settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        try {
            process = builder.start();
            process.onExit().thenRun(() -> {
                if (wanted) {
                    launch();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready to serve. */
    void awaitReady(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            if (isReady()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        throw new IllegalStateException(name + " was not ready within " + atMost + "; see " + log);
    }

    boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(at("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGKILL: it can finish nothing. */
    void kill() {
        wanted = false;
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Resident memory in MiB, as the kernel counts it. */
    long memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException noSuchKernel) {
            return -1;
        }
    }

    @Override
    public void close() {
        wanted = false;
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            try {
                if (!running.waitFor(30, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
