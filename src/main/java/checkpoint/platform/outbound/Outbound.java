package checkpoint.platform.outbound;

import java.net.URI;
import java.util.Optional;

/** The one guarded way to call another host. */
public interface Outbound {

    /** Makes the call: 3 s to connect, 10 s in all; never throws for what the other side did. Blocks a virtual thread. */
    Reply send(Call call);

    /** Whether the rules allow a URL at all, before its name is resolved: its scheme, and that it names a host and no user. */
    boolean permits(URI uri);

    /**
     * Why a URL may not be called as things are: by the rules for its form, or by what its name resolves to now. A call judges again.
     */
    default Optional<Failure> forbids(URI uri) {
        return permits(uri) ? Optional.empty() : Optional.of(Failure.SCHEME_FORBIDDEN);
    }
}
