package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each request to the tool's address to the next of its nodes, as the simplest balancer does; all other requests go where they say. */
final class RoundRobin extends ProxySelector {

    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);

    private final int port;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Proxy> nodes = List.of();

    /**
     * What leads nowhere yet.
     *
     * @param port of the tool's address, where nothing listens itself
     */
    RoundRobin(int port) {
        this.port = port;
    }

    void to(List<Node> all) {
        nodes = all.stream()
                .map(node -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", node.port())))
                .toList();
    }

    @Override
    public List<Proxy> select(URI address) {
        List<Proxy> all = nodes;
        if (address.getPort() != port || all.isEmpty()) {
            return NONE;
        }
        return List.of(all.get(Math.floorMod(turn.getAndIncrement(), all.size())));
    }

    @Override
    public void connectFailed(URI address, SocketAddress node, IOException why) {
        // The request fails, and is counted as an error.
    }
}
