package chaos;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A primary and its synchronous standby; the nodes know both, and look for the one that writes. */
final class Pair implements Server {

    private static final String NAME = "standby";

    final Cluster primary;
    final Cluster standby;
    private volatile boolean promoted;

    Pair(Path programs) {
        primary = new Cluster(programs, "primary");
        standby = new Cluster(programs, NAME);
    }

    @Override
    public void start() {
        primary.create();
        primary.start();
        standby.follow(primary, NAME);
        standby.start();
        primary.client()
                .sql("alter system set synchronous_standby_names = '" + NAME + "'")
                .update();
        primary.client().sql("select pg_reload_conf()").query().singleValue();
        if (!Chaos.await(Duration.ofSeconds(30), this::isSynchronous)) {
            throw new IllegalStateException("the standby does not follow");
        }
    }

    private boolean isSynchronous() {
        return primary.client()
                        .sql("select count(*) from pg_stat_replication where sync_state = 'sync'")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** What an operator does, or a program such as Patroni, once the primary does not answer. */
    void promote() {
        standby.promote();
        promoted = true;
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                .formatted(primary.port, standby.port);
    }

    @Override
    public JdbcClient client() {
        return (promoted ? standby : primary).client();
    }

    @Override
    public void stop() {
        primary.remove();
        standby.remove();
    }
}
