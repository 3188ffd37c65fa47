package checkpoint.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are told theirs before they start. None is handed out twice in a JVM, although nothing listens there yet, and
 * none is one that a system gives to whoever asks for any: a client’s connection could take that one meanwhile.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    /** Where Linux, whose range is the widest, begins to hand out its own. */
    private static final int BEHIND = 32_768;

    /** Elsewhere in each JVM, as several may test at a time. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, BEHIND));

    private FreePort() {}

    public static int next() {
        for (int tried = FIRST; tried < BEHIND; tried++) {
            int port = NEXT.getAndUpdate(one -> one + 1 == BEHIND ? FIRST : one + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST + " to " + BEHIND);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
