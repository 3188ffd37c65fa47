package checkpoint.tool.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of two hosts, of which the first takes connections and says nothing. */
class HostSocketsTest {

    private static final String OURS = "&socketFactory=checkpoint.tool.cluster.HostSockets&socketFactoryArg=";

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    private String url(String settings) {
        URI next = URI.create(TestPostgres.url().substring("jdbc:".length()));
        return "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + ",127.0.0.1:" + next.getPort()
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=0&sslResponseTimeout=100"
                + settings;
    }

    /** Connections that the silent host was asked for. */
    private int asked() throws IOException {
        silent.setSoTimeout(100);
        int asked = 0;
        try {
            while (true) {
                silent.accept().close();
                asked++;
            }
        } catch (SocketTimeoutException none) {
            return asked;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "disable"})
    void the_next_host_is_asked_long_before_an_answer_would_be_given_up(String mode) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                url("&sslmode=" + mode + "&connectTimeout=1&socketTimeout=600&loginTimeout=60" + OURS + "100"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    /** PostgreSQL JDBC 42.7.13: one would expect the next host to be asked after {@code sslResponseTimeout}. */
    @Test
    void the_driver_alone_asks_a_silent_host_again_without_tls_until_all_time_is_over() throws Exception {
        String url = url("&socketTimeout=600&loginTimeout=2");

        assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);

        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void a_host_that_has_spoken_may_take_as_long_as_the_driver_lets_it() throws Exception {
        try (Connection connection = DriverManager.getConnection(TestPostgres.url() + OURS + "200");
                ResultSet slept = connection.createStatement().executeQuery("select pg_sleep(0.5)::text, 'awake'")) {
            assertThat(slept.next()).isTrue();
            assertThat(slept.getString(2)).isEqualTo("awake");
        }
    }

    @Test
    void and_no_longer() throws Exception {
        try (Connection connection =
                DriverManager.getConnection(TestPostgres.url() + "&socketTimeout=1" + OURS + "200")) {
            assertThatThrownBy(() -> connection.createStatement().execute("select pg_sleep(30)"))
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }
}
