package checkpoint.teaching.gate;

import checkpoint.platform.registration.KnownProduct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings about a gate. Public for its template.
 *
 * @param product which the platform is; {@code null} where it is none that is known
 */
record GateView(List<GateLine> lines, @Nullable KnownProduct product) {

    /** The worst of its lines. */
    public GateState verdict() {
        return count(GateState.WRONG) > 0
                ? GateState.WRONG
                : count(GateState.LOOK) > 0 ? GateState.LOOK : GateState.GOOD;
    }

    public int count(GateState state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }
}
