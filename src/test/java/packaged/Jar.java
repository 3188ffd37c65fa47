package packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One call of {@code java -jar checkpoint.jar} in a process of its own, and what it prints. */
final class Jar implements AutoCloseable {

    private static final Path JAR = Path.of("target", "checkpoint.jar");

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder printed = new StringBuilder();

    private Jar(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Jar start(Map<String, String> environment, String... arguments) {
        // Little here lives long enough to be worth the second compiler.
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return start(environment, new ProcessBuilder(command));
    }

    /** The same by another Java. */
    static Jar start(Path java, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return start(Map.of(), new ProcessBuilder(command));
    }

    /** A Java that is older than the one needed, where Debian and its like install theirs. */
    static Optional<Path> olderJava() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(one -> one.getFileName().toString().matches(".*\\b(17|21)\\b.*"))
                    .map(one -> one.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** The same of a folder that {@code operations/prepare} has filled, with further options of Java. */
    static Jar prepared(Path folder, Map<String, String> environment, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "@java.options"));
        command.addAll(options);
        command.addAll(List.of("-jar", "checkpoint.jar"));
        command.addAll(List.of(arguments));
        return start(environment, new ProcessBuilder(command).directory(folder.toFile()));
    }

    /** {@code operations/prepare}, as the image calls it. */
    static Jar prepare(Map<String, String> environment, Path folder) {
        return start(environment, new ProcessBuilder("operations/prepare", JAR.toString(), folder.toString()));
    }

    private static Jar start(Map<String, String> environment, ProcessBuilder builder) {
        builder.redirectErrorStream(true).environment().putAll(environment);
        try {
            return new Jar(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What it printed until it printed the pattern's first group. */
    String awaits(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed.append(line).append('\n');
                Matcher found = wanted.matcher(line);
                if (found.find()) {
                    return found.group(1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("It ended, and printed " + printed);
    }

    /** How it ended, once it did. */
    int ends() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed.append(line).append('\n');
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("It goes on, and printed " + printed);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How much memory it holds now, in MiB; Linux alone tells. */
    long held() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .sum();
    }

    String printed() {
        return printed.toString();
    }

    static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    static HttpResponse<String> post(String url, String form) {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
