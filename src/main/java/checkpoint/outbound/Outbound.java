package checkpoint.outbound;

/** The one guarded way to call another host. */
public interface Outbound {

    /** Makes the call: 3 s to connect, 10 s in all; never throws for what the other side did. Blocks a virtual thread. */
    Reply send(Call call);
}
