package checkpoint.platform.outbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where we may call.
 *
 * @param allowPrivateAddresses whether key sets, tokens and services may live on private or loopback addresses; also permits
 *     {@code http:}. For trials, and for platforms inside a closed network
 */
@ConfigurationProperties("checkpoint.outbound")
record OutboundSettings(@DefaultValue("false") boolean allowPrivateAddresses) {}
