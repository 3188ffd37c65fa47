package chaos;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The PostgreSQL that the nodes share: one, several with one address, or one behind a pooler. */
interface Server extends AutoCloseable {

    void start();

    void stop();

    /** As the nodes reach it. */
    String url();

    /** Straight to the one that writes at this moment. */
    JdbcClient client();

    /** What the nodes have to be told beside its address. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    default void close() {
        stop();
    }
}
