package checkpoint.outbound;

import java.net.URI;

/** The one guarded way to call another host. */
public interface Outbound {

    /** Makes the call: 3 s to connect, 10 s in all; never throws for what the other side did. Blocks a virtual thread. */
    Reply send(Call call);

    /** Whether the rules allow a URL at all, before its name is resolved: its scheme, and that it names a host and no user. */
    boolean permits(URI uri);
}
