package checkpoint.web.limit;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The caller of a request, by the address of the connection.
 *
 * @param address an IPv4 address, or the first half of an IPv6 one: a household or a school has at least a /64 to itself
 * @param nearness how far the address is from us
 */
record Caller(long address, Nearness nearness) {

    /** The kind of network an address belongs to. */
    enum Nearness {
        /** This machine: its operator, or a proxy on it that all callers come through. */
        HERE,
        /** A private network: a school's computer, or a proxy that all callers come through. */
        NEAR,
        FAR
    }

    /** Never looks a name up: with forwarded headers the text may be anything. */
    static Caller of(String remoteAddress) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(remoteAddress);
        } catch (IllegalArgumentException e) {
            return new Caller(remoteAddress.hashCode(), Nearness.FAR);
        }
        return new Caller(key(address), nearness(address));
    }

    private static long key(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> ByteBuffer.wrap(four.getAddress()).getInt();
            // 2000::/3 and fc00::/7 are far from any number that an IPv4 address makes.
            case Inet6Address six -> ByteBuffer.wrap(six.getAddress()).getLong();
            default -> address.hashCode();
        };
    }

    private static Nearness nearness(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Nearness.HERE;
        }
        byte first = address.getAddress()[0];
        boolean uniqueLocal = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || uniqueLocal
                ? Nearness.NEAR
                : Nearness.FAR;
    }
}
