package practice.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;

/** A server on 127.0.0.1, with one virtual thread per connection. */
public final class Wire implements AutoCloseable {

    private static final int WAITING = 1024;

    private final ServerSocket socket;
    private final Clock clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isOpen = true;

    /** What answers a request. */
    public interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    private Wire(ServerSocket socket, Clock clock) {
        this.socket = socket;
        this.clock = clock;
    }

    /**
     * Takes the port; nothing is answered before {@link #serve}.
     *
     * @param port 0 for any
     * @param clock of the {@code Date} header
     */
    public static Wire listen(int port, Clock clock) throws IOException {
        return listen(port, new ServerSocket(), clock);
    }

    /** The same over https. */
    public static Wire listen(int port, OwnCertificate certificate, Clock clock) throws IOException {
        return listen(port, certificate.socket(), clock);
    }

    private static Wire listen(int port, ServerSocket socket, Clock clock) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), WAITING);
        return new Wire(socket, clock);
    }

    /** What browsers call it, such as {@code http://127.0.0.1:9090}. */
    public String origin() {
        return (socket instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:" + port();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void serve(Handler handler) {
        Thread.ofPlatform().daemon().name("practice-lms-" + port()).start(() -> accept(handler));
    }

    private void accept(Handler handler) {
        while (isOpen) {
            try {
                Socket caller = socket.accept();
                Thread.startVirtualThread(() -> converse(caller, handler));
            } catch (IOException e) {
                if (isOpen) {
                    System.err.println("The practice LMS cannot accept a connection: " + e.getMessage());
                }
            }
        }
    }

    private void converse(Socket caller, Handler handler) {
        open.add(caller);
        try (caller) {
            caller.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            boolean goesOn = true;
            while (goesOn && isOpen) {
                Exchange exchange = Exchange.read(caller, in, out, clock);
                if (exchange == null) {
                    return;
                }
                handler.handle(exchange);
                goesOn = exchange.goesOn();
            }
        } catch (IOException e) {
            // The caller left, or was sent away by a fault that is being practised.
        } finally {
            open.remove(caller);
        }
    }

    @Override
    public void close() {
        isOpen = false;
        try {
            socket.close();
            for (Socket caller : open) {
                caller.close();
            }
        } catch (IOException e) {
            System.err.println("The practice LMS did not close well: " + e.getMessage());
        }
    }
}
