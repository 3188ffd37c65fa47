package bench;

import checkpoint.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that is installed on this machine, with {@code pg_stat_statements}; its processes' CPU time is told. */
final class Postgres implements AutoCloseable {

    private static final int MILLIS_A_TICK = 10;

    private final Path home;
    private final Path data;
    private final int port;
    private int databases;

    /**
     * Starts one with data of its own.
     *
     * @param home where it is installed, such as {@code /usr/lib/postgresql/15}
     */
    Postgres(Path home) throws IOException, InterruptedException {
        this.home = home;
        this.data = Path.of(
                System.getProperty("java.io.tmpdir"),
                "bench-postgres-" + ProcessHandle.current().pid());
        port = FreePort.next();
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data + ".log",
                "-o",
                "-p " + port + " -c unix_socket_directories= -c shared_preload_libraries=pg_stat_statements"
                        + " -c pg_stat_statements.track_planning=on -c shared_buffers=512MB -c max_wal_size=4GB",
                "start");
    }

    /** As the user of Debian's package where we are root, which PostgreSQL refuses to run as. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "bench-postgres.log"))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed; see target/bench-postgres.log");
        }
    }

    /** A new database, empty or a copy of another that nobody uses; the files are copied, so that no log is written of what may be gigabytes. */
    String database(String template) {
        String name = "bench_" + ++databases;
        client("postgres")
                .sql("create database " + name
                        + (template.isEmpty() ? "" : " template " + template + " strategy file_copy"))
                .update();
        client(name).sql("create extension if not exists pg_stat_statements").update();
        return name;
    }

    /** Gives back the room of a database that is no longer needed. */
    void drop(String database) {
        client("postgres").sql("drop database " + database + " with (force)").update();
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    DataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url(database));
        source.setUser("postgres");
        return source;
    }

    JdbcClient client(String database) {
        return JdbcClient.create(source(database));
    }

    /** What all its processes have used so far, those that ended included. */
    Duration cpu() throws IOException {
        String postmaster =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(one -> one.getFileName().toString().matches("\\d+"))
                    .toList()) {
                ticks += ticks(process, postmaster);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    private static long ticks(Path process, String postmaster) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            if (process.getFileName().toString().equals(postmaster)) {
                return own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            }
            return fields[1].equals(postmaster) ? own : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        FileSystemUtils.deleteRecursively(data);
    }
}
