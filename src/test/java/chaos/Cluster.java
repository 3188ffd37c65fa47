package chaos;

import checkpoint.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL as this machine has it installed, with data of its own; whole, or as the standby of another. */
final class Cluster {

    private final Path programs;
    private final Path data;
    private final Path log;
    final int port;

    /**
     * One that has no data yet.
     *
     * @param programs where {@code initdb} and the others lie
     * @param name of the application that a standby is to its primary
     */
    Cluster(Path programs, String name) {
        this.programs = programs;
        String own = "chaos-" + name + "-" + ProcessHandle.current().pid();
        this.data = Path.of(System.getProperty("java.io.tmpdir"), own);
        this.log = Path.of("target", own + ".log").toAbsolutePath();
        port = FreePort.next();
    }

    /** Where Debian's package of the newest version has its programs; empty where none is installed. */
    static Optional<Path> installed() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void create() {
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
    }

    /** Becomes the standby of one that runs. */
    void follow(Cluster primary, String name) {
        String source = "host=127.0.0.1 port=" + primary.port + " user=postgres application_name=" + name;
        run("pg_basebackup", "-D", data.toString(), "-R", "-X", "stream", "-c", "fast", "-d", source);
    }

    void start() {
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
                "start");
    }

    void promote() {
        run("pg_ctl", "-D", data.toString(), "-w", "promote");
    }

    JdbcClient client() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        source.setUser("postgres");
        source.setConnectTimeout(2);
        // A server that hangs takes the connection too; it is what comes after that never comes.
        source.setLoginTimeout(10);
        source.setSocketTimeout(60);
        return JdbcClient.create(source);
    }

    /** All its processes at once, as if the power had gone. */
    void kill() {
        signal("-KILL");
    }

    /** None of its processes does anything any more, and none ends: nobody who waits for it gets an answer, not even a reset. */
    void hang() {
        signal("-STOP");
    }

    /** Where it keeps everything. */
    Path data() {
        return data;
    }

    private void signal(String which) {
        List<String> command = new ArrayList<>(List.of("kill", which));
        processes().forEach(process -> command.add(String.valueOf(process.pid())));
        // Some end by themselves once their parent has.
        finish(command);
    }

    /** The parent first, which would start others anew. */
    private List<ProcessHandle> processes() {
        try {
            long parent = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(parent)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .map(process -> Stream.concat(Stream.of(process), process.descendants())
                            .toList())
                    .orElse(List.of());
        } catch (IOException neverStarted) {
            return List.of();
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root: then as the user of the package.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        if (finish(command) != 0) {
            throw new IllegalStateException(command + " failed; see " + log);
        }
    }

    private int finish(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(data.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, also where it hangs, and removes its data. */
    void remove() {
        List<ProcessHandle> all = processes();
        signal("-KILL");
        all.forEach(process -> process.onExit().join());
        if (Files.exists(data)) {
            finish(List.of("rm", "-rf", data.toString()));
        }
    }
}
