package checkpoint.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rules for addresses that may be called: public ones over https, unless private ones are allowed. Judged on the address that is connected to,
 * since a name may resolve to another one the next moment.
 */
final class AddressRules {

    private final boolean privateAllowed;

    AddressRules(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Why a URL is not called at all, whatever its host resolves to. */
    Optional<Failure> forbids(URI uri) {
        boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                || (privateAllowed && "http".equalsIgnoreCase(uri.getScheme()));
        return scheme && uri.getHost() != null && uri.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of(Failure.SCHEME_FORBIDDEN);
    }

    boolean admits(InetAddress address) {
        return privateAllowed || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    /** The special-purpose blocks of RFC 6890 and its registry, beside those that Java knows. */
    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        boolean special = first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second <= 127)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second <= 31)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)
                || first >= 224;
        return !special;
    }

    private static boolean isPublic6(byte[] b) {
        if (isZero(b, 0, 10) && (isZero(b, 10, 12) || isOnes(b, 10, 12))) {
            // IPv4 in IPv6, mapped or compatible.
            return isPublic4(Arrays.copyOfRange(b, 12, 16));
        }
        if ((b[0] & 0xff) == 0x00 && (b[1] & 0xff) == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b) {
            // NAT64: well-known prefix, and the local-use one, which is never public.
            return isZero(b, 4, 12) && isPublic4(Arrays.copyOfRange(b, 12, 16));
        }
        if ((b[0] & 0xff) == 0x20 && (b[1] & 0xff) == 0x02) {
            return isPublic4(Arrays.copyOfRange(b, 2, 6));
        }
        // Global unicast is 2000::/3; Teredo, documentation and benchmarking blocks in it are not.
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean special = (b[0] & 0xff) == 0x20 && (b[1] & 0xff) == 0x01 && (b[2] & 0xfe) == 0x00;
        boolean documentation =
                (b[0] & 0xff) == 0x20 && (b[1] & 0xff) == 0x01 && (b[2] & 0xff) == 0x0d && (b[3] & 0xff) == 0xb8;
        boolean documentation2 = (b[0] & 0xff) == 0x3f && (b[1] & 0xff) == 0xff && (b[2] & 0xf0) == 0x00;
        return global && !special && !documentation && !documentation2;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Told apart from a name that does not resolve. */
    static final class ForbiddenAddress extends UnknownHostException {
        ForbiddenAddress(String host) {
            super(host + " has an address that may not be called");
        }
    }
}
