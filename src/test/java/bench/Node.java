package bench;

import checkpoint.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The tool in a process of its own, so that its CPU time is its own too. */
final class Node implements AutoCloseable {

    private static final int MILLIS_A_TICK = 10;

    final String url;
    private final int port;
    private final File log;
    private Process process;

    /** One that is alone: it is reached at its own port. */
    Node() throws IOException {
        port = FreePort.next();
        url = "http://localhost:" + port;
        log = new File("target", "bench-node.log");
    }

    /**
     * One of several.
     *
     * @param url where all of them are reached
     * @param number from 1, for the name of its log
     */
    Node(String url, int number) throws IOException {
        port = FreePort.next();
        this.url = url;
        log = new File("target", "bench-node-" + number + ".log");
    }

    int port() {
        return port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings Spring properties as JSON, without the port and the address
     */
    void start(String settings) throws IOException, InterruptedException {
        start(settings, System.getProperty("java.class.path"));
    }

    /**
     * The same of another build.
     *
     * @param classPath its classes, and what they need
     */
    void start(String settings, String classPath) throws IOException, InterruptedException {
        start(settings, classPath, "1g");
    }

    /**
     * The same with another heap.
     *
     * @param heap the largest, as Java's options say it
     */
    void start(String settings, String classPath, String heap) throws IOException, InterruptedException {
        start(settings, new File("."), List.of("-Xmx" + heap, "-cp", classPath, "checkpoint.CheckpointApplication"));
    }

    /**
     * The same as it was prepared for production.
     *
     * @param folder what {@code operations/prepare} has filled
     * @param options of Java beside those that lie there
     */
    void startPrepared(String settings, File folder, List<String> options) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(List.of("@java.options"));
        java.addAll(options);
        java.addAll(List.of("-jar", "checkpoint.jar"));
        start(settings, folder, java);
    }

    private void start(String settings, File folder, List<String> java) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A node of one core, as in the benchmark of launches.
                "-XX:ActiveProcessorCount=1",
                // Started once and never replaced, so that their time can be told when they are done.
                "-XX:-UseDynamicNumberOfCompilerThreads"));
        command.addAll(java);
        command.addAll(List.of("--server.port=" + port, "--checkpoint.public-url=" + url));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder);
        builder.environment().put("SPRING_APPLICATION_JSON", settings);
        builder.redirectErrorStream(true).redirectOutput(log.getAbsoluteFile());
        process = builder.start();
        // Not left behind where the program is stopped before its end.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        while (true) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the tool ended at its start; see " + log);
            }
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Nothing listens there so far.
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** What it has used so far: in all, with what it does by itself. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The most memory that it has held at once, in MiB; zero where the system does not say. */
    long peak() throws IOException {
        return mebibytes("status", "VmHWM:");
    }

    /** What it holds now, in MiB, with its share of what others hold too; zero where the system does not say. */
    long held() throws IOException {
        return mebibytes("smaps_rollup", "Pss:");
    }

    /** How much of that are pages of files, which the system may drop and read again. */
    long files() throws IOException {
        return mebibytes("smaps_rollup", "Pss_File:");
    }

    private long mebibytes(String file, String line) throws IOException {
        Path told = Path.of("/proc", String.valueOf(process.pid()), file);
        if (!Files.isReadable(told)) {
            return 0;
        }
        return Files.readAllLines(told).stream()
                .filter(one -> one.startsWith(line))
                .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    /** What of that its compilers have used, which end their work in a server's first hour; zero where the system does not say. */
    Duration compilers() throws IOException {
        Path tasks = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return Duration.ZERO;
        }
        long ticks = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                ticks += compiling(thread);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    private static long compiling(Path thread) {
        try {
            if (!Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre\\R?")) {
                return 0;
            }
            String stat = Files.readString(thread.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Waits until it has nothing left to do but to look whether there is something. */
    void settle() {
        Duration before;
        do {
            before = cpu();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        } while (cpu().minus(before).toMillis() > 30);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
