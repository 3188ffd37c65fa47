package chaos;

import checkpoint.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An embedded PostgreSQL; stopped and started on the same port, with the same data. */
final class Database implements Server {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    Database(Path data) {
        this.data = data;
        this.port = FreePort.next();
    }

    @Override
    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public JdbcClient client() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
