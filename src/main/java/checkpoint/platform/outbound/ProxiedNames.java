package checkpoint.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * Resolves the one name that a client behind a proxy connects to: the proxy's, which the operator chose and which may be private. The
 * platforms' names are judged before each call by {@link CheckedNames}, as without a proxy.
 */
record ProxiedNames(URI proxy, DnsResolver names) implements DnsResolver {

    HttpHost host() {
        return new HttpHost("http", proxy.getHost(), proxy.getPort());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!host.equalsIgnoreCase(proxy.getHost())) {
            throw new AddressRules.ForbiddenAddress(host);
        }
        return names.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
