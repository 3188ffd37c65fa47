package checkpoint.platform.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls in flight per host. A host with none in flight takes no memory. */
final class InFlight {

    private final int most;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    InFlight(int most) {
        this.most = most;
    }

    boolean enter(String host) {
        boolean[] entered = new boolean[1];
        counts.compute(host, (name, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < most;
            return entered[0] ? now + 1 : now;
        });
        return entered[0];
    }

    void leave(String host) {
        counts.computeIfPresent(host, (name, count) -> count <= 1 ? null : count - 1);
    }
}
