package bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The tool in a process of its own, so that its CPU time is its own too. */
final class Node implements AutoCloseable {

    final String url;
    private final int port;
    private Process process;

    Node() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        url = "http://localhost:" + port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings Spring properties as JSON, without the port and the address
     */
    void start(String settings) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "checkpoint.CheckpointApplication",
                "--server.port=" + port,
                "--checkpoint.public-url=" + url);
        builder.environment().put("SPRING_APPLICATION_JSON", settings);
        builder.redirectErrorStream(true).redirectOutput(new File("target", "bench-node.log"));
        process = builder.start();
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                .build();
        while (true) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the tool ended at its start; see target/bench-node.log");
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

    /** What it has used so far: in all, with the compiler and what it does by itself. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
