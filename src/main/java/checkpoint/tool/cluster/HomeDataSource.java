package checkpoint.tool.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Connections to the home cluster: that of the thread's transaction where it works at home, one of their own where it works elsewhere. */
final class HomeDataSource extends DelegatingDataSource {

    private final TransactionAwareDataSourceProxy ofThread;

    HomeDataSource(ClusterDataSource clusters) {
        super(clusters.pools().home());
        this.ofThread = new TransactionAwareDataSourceProxy(clusters);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return Clusters.isAtHome() ? ofThread.getConnection() : super.getConnection();
    }
}
