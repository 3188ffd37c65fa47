package trial;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The trial's PostgreSQL, with its data in a folder that is kept. One that a killed trial left behind is stopped first. */
final class TrialPostgres {

    private final EmbeddedPostgres server;

    private TrialPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static TrialPostgres start(Path home, boolean fresh) throws IOException {
        Path data = home.resolve("postgres");
        stopWhatWasLeftBehind(data);
        if (fresh) {
            delete(home);
        }
        Files.createDirectories(home);
        TrialPostgres postgres = new TrialPostgres(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start());
        for (String name : List.of("checkpoint", "practice")) {
            postgres.create(name);
        }
        return postgres;
    }

    String url(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    DataSource database(String name) {
        return new DriverManagerDataSource(url(name), "postgres", "");
    }

    private void create(String name) {
        JdbcClient client = JdbcClient.create(server.getPostgresDatabase());
        boolean there = client.sql("select count(*) from pg_database where datname = ?")
                        .param(name)
                        .query(Long.class)
                        .single()
                > 0;
        if (!there) {
            client.sql("create database " + name).update();
        }
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL writes its process id into the first line of this file; a killed trial cannot stop it. */
    private static void stopWhatWasLeftBehind(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Optional<ProcessHandle> left = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (left.isPresent()) {
            System.out.println("Stopping the PostgreSQL that an earlier trial left behind");
            left.get().destroy();
            try {
                left.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                left.get().destroyForcibly();
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
