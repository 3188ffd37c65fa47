package chaos;

import checkpoint.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL behind PgBouncer, which lends its few connections for a transaction each. */
final class Bouncer implements Server {

    private static final int CLIENTS_OF_A_NODE = 500;

    private final Path program;
    private final Path programs;
    private final int connections;
    private final Cluster cluster;
    private final Path folder;
    private final int port;
    private Process process;

    /**
     * One that does not run yet.
     *
     * @param connections so many it opens to the server, at most
     */
    Bouncer(Path program, Path programs, int connections, Path folder) {
        this.program = program;
        this.programs = programs;
        this.connections = connections;
        this.cluster = new Cluster(programs, "pooled");
        this.folder = folder;
        port = FreePort.next();
    }

    /** Where Debian's package has it; empty where it is not installed. */
    static Optional<Path> installed() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void start() {
        cluster.create();
        cluster.start();
        try {
            Path file =
                    Files.writeString(folder.resolve("pgbouncer.ini"), """
                    [databases]
                    postgres = host=127.0.0.1 port=%d user=postgres
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    admin_users = postgres
                    pool_mode = transaction
                    max_client_conn = 1200
                    default_pool_size = %d
                    query_wait_timeout = 5
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(cluster.port, port, connections));
            List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
            if (System.getProperty("user.name").equals("root")) {
                // It refuses root as PostgreSQL does.
                command.add(1, "-u");
                command.add(2, "postgres");
            }
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Chaos.await(Duration.ofSeconds(20), () -> clients() >= 0)) {
            throw new IllegalStateException("PgBouncer does not answer; see pgbouncer.log in " + folder);
        }
    }

    /** Connections of nodes that it has at this moment, whether they wait or not; -1 where it does not answer. */
    int clients() {
        return count("cl_active", "cl_waiting");
    }

    /** Connections that it has to the server at this moment. */
    int servers() {
        return count("sv_active", "sv_idle", "sv_used", "sv_tested", "sv_login");
    }

    /** As {@code psql} tells: its console speaks no more of the protocol than that needs. */
    private int count(String... columns) {
        try {
            Process asked = new ProcessBuilder(
                            programs.resolve("psql").toString(),
                            "--no-align",
                            "--dbname=host=127.0.0.1 port=" + port + " user=postgres dbname=pgbouncer",
                            "--command=show pools")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = asked.inputReader().lines().toList();
            if (asked.waitFor() != 0) {
                return -1;
            }
            List<String> names = List.of(lines.getFirst().split("\\|"));
            return lines.stream()
                    .filter(line -> line.startsWith("postgres|"))
                    .map(line -> line.split("\\|"))
                    .flatMapToInt(
                            row -> Stream.of(columns).mapToInt(name -> Integer.parseInt(row[names.indexOf(name)])))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?prepareThreshold=0";
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.flyway.url", "jdbc:postgresql://127.0.0.1:" + cluster.port + "/postgres");
        settings.put("spring.flyway.user", "postgres");
        settings.put("checkpoint.notices", false);
        settings.put("spring.datasource.hikari.maximum-pool-size", CLIENTS_OF_A_NODE);
        return settings;
    }

    @Override
    public JdbcClient client() {
        return cluster.client();
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
        cluster.remove();
    }
}
