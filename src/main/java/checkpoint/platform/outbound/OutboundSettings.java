package checkpoint.platform.outbound;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for calls to other hosts.
 *
 * @param allowPrivateAddresses whether key sets, tokens and services may live on private or loopback addresses; also permits
 *     {@code http:}. For trials, and for platforms inside a closed network
 * @param proxy the HTTP proxy that all calls go through, as {@code http://host:port}; none if absent. Its own address may be private
 */
@Validated
@ConfigurationProperties("checkpoint.outbound")
record OutboundSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @Nullable URI proxy) {

    @AssertTrue(message = "checkpoint.outbound.proxy must be http://host:port, without a path or a password")
    boolean isProxyUsable() {
        return proxy == null
                || ("http".equals(proxy.getScheme())
                        && proxy.getHost() != null
                        && proxy.getPort() > 0
                        && proxy.getRawUserInfo() == null
                        && (proxy.getRawPath() == null || proxy.getRawPath().matches("/?")));
    }
}
