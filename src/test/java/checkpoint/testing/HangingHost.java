package checkpoint.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to PostgreSQL whose host may hang: what is under way gets no answer and no reset. Connections that come later pass again. */
public final class HangingHost implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    /** Connections of an earlier turn hang. */
    private final AtomicInteger turn = new AtomicInteger();

    public HangingHost(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** All connections that there are hang from now on; another host takes the new ones. */
    public void hang() {
        turn.incrementAndGet();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                int mine = turn.get();
                Thread.ofVirtual().start(() -> pass(caller, server, mine));
                Thread.ofVirtual().start(() -> pass(server, caller, mine));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, int mine) {
        byte[] some = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (turn.get() == mine) {
                    out.write(some, 0, read);
                    out.flush();
                }
            }
        } catch (IOException ended) {
            // One side has gone; the other is told by the end of this.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
