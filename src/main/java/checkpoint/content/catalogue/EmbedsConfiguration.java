package checkpoint.content.catalogue;

import checkpoint.content.checkpoint.Embeds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hosts that the settings allow to be embedded, for all who show or guard pages. */
@Configuration(proxyBeanMethods = false)
class EmbedsConfiguration {

    @Bean
    Embeds embeds(ContentSettings settings) {
        return new Embeds(settings.contentEmbeds());
    }
}
