package checkpoint.tool.cluster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * The driver's sockets ({@code socketFactory}), which leave a host of a database that hangs in time for the next one. Its own limits do not, as of
 * PostgreSQL JDBC 42.7.11 (pull request 3968): {@code connectTimeout} is the time for all hosts together, so that after one that is away
 * the next has a millisecond; and a host that took the connection and is silent for {@code sslResponseTimeout} is asked again without TLS,
 * where it may be silent for {@code socketTimeout}. Here each host has so long to take a connection, and so long for its first word on it.
 */
public final class HostSockets extends SocketFactory {

    private final int milliseconds;

    /** As {@code socketFactoryArg} says, in milliseconds. */
    public HostSockets(String milliseconds) {
        this.milliseconds = Integer.parseInt(milliseconds);
    }

    @Override
    public Socket createSocket() {
        return new HostSocket(milliseconds);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw unasked();
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("the driver connects its sockets itself");
    }

    private static final class HostSocket extends Socket {

        private final int milliseconds;
        private int wanted;
        private boolean hasSpoken;

        HostSocket(int milliseconds) {
            this.milliseconds = milliseconds;
        }

        @Override
        public void connect(SocketAddress host, int ofAllHosts) throws IOException {
            super.connect(host, milliseconds);
        }

        /** Until the first word, no longer than that has. */
        @Override
        public void setSoTimeout(int timeout) throws SocketException {
            wanted = timeout;
            super.setSoTimeout(hasSpoken || timeout > 0 && timeout < milliseconds ? timeout : milliseconds);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return heard(super.read());
                }

                @Override
                public int read(byte[] into, int at, int most) throws IOException {
                    return heard(super.read(into, at, most));
                }
            };
        }

        private int heard(int read) throws SocketException {
            if (!hasSpoken) {
                hasSpoken = true;
                super.setSoTimeout(wanted);
            }
            return read;
        }
    }
}
