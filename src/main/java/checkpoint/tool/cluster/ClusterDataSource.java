package checkpoint.tool.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to the cluster that the thread works on, the home cluster where it has named none. Health and metrics see the home pool
 * in it, so that another cluster that is away makes no node unready.
 */
final class ClusterDataSource extends DelegatingDataSource implements AutoCloseable {

    private final ClusterPools pools;
    private final ClusterHealth health = new ClusterHealth();

    ClusterDataSource(ClusterPools pools) {
        super(pools.home());
        this.pools = pools;
    }

    ClusterPools pools() {
        return pools;
    }

    ClusterHealth health() {
        return health;
    }

    @Override
    public Connection getConnection() throws SQLException {
        String cluster = Clusters.here();
        return cluster.equals(Clusters.HOME) ? pools.home().getConnection() : health.connect(cluster, pools);
    }

    @Override
    public void close() {
        pools.close();
        pools.home().close();
    }
}
