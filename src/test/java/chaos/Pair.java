package chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A primary and its synchronous standby; the nodes know both, and look for the one that writes. */
final class Pair implements FailoverIT.Servers {

    private static final String NAME = "standby";
    /** How long it takes whoever promotes to see that the primary is gone. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private final Cluster primary;
    private final Cluster standby;
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
        if (!Chaos.await(Duration.ofSeconds(30), this::isWhole)) {
            throw new IllegalStateException("the standby does not follow");
        }
    }

    @Override
    public boolean isWhole() {
        return primary.client()
                        .sql("select count(*) from pg_stat_replication where sync_state = 'sync'")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Override
    public void kill() {
        primary.kill();
    }

    @Override
    public void hang() {
        primary.hang();
    }

    /** What an operator does once the primary does not answer. */
    @Override
    public void awaitPromotion() {
        LockSupport.parkNanos(NOTICED.toNanos());
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
