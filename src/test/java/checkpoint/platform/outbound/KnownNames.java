package checkpoint.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves these names alone, and addresses, which are their own names. */
record KnownNames(Map<String, String> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String address = addresses.getOrDefault(host, host);
        if (address.endsWith(".example")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(address)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
