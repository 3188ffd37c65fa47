package checkpoint.platform.outbound;

import java.time.Clock;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    GuardedOutbound outbound(OutboundSettings settings, Clock clock) {
        return new GuardedOutbound(
                new AddressRules(settings.allowPrivateAddresses()),
                SystemDefaultDnsResolver.INSTANCE,
                settings.proxy(),
                GuardedOutbound.CONNECT,
                GuardedOutbound.WHOLE,
                clock);
    }
}
