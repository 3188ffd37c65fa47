package checkpoint.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the client's connections and for nothing else: what it hands out is what is connected to, so a name
 * cannot be a public address when it is checked and a private one when it is called.
 */
final class CheckedNames implements DnsResolver {

    private final AddressRules rules;
    private final DnsResolver names;

    CheckedNames(AddressRules rules, DnsResolver names) {
        this.rules = rules;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        InetAddress[] admitted = Arrays.stream(all).filter(rules::admits).toArray(InetAddress[]::new);
        if (admitted.length == 0 && all.length > 0) {
            throw new AddressRules.ForbiddenAddress(host);
        }
        return admitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }
}
