package checkpoint.launch;

import checkpoint.login.SealedTokens;
import checkpoint.tool.PublicUrl;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How Spring Security's resource server checks our access tokens, and how a controller is given what they name. */
@Configuration(proxyBeanMethods = false)
class LaunchTokenConfiguration {

    @Bean
    JwtDecoder launchTokenDecoder(LaunchTokens tokens, PublicUrl publicUrl, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(clock);
        return decoder(tokens, time, publicUrl);
    }

    /** Takes a token also after it has run out: for saving answers alone. */
    @Bean
    JwtDecoder savingTokenDecoder(LaunchTokens tokens, PublicUrl publicUrl) {
        return decoder(tokens, token -> OAuth2TokenValidatorResult.success(), publicUrl);
    }

    private static JwtDecoder decoder(LaunchTokens tokens, OAuth2TokenValidator<Jwt> time, PublicUrl publicUrl) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(tokens.keys())));
        // Spring's validators below judge the claims, by the clock that we were given.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(publicUrl.value().toString()),
                new JwtAudienceValidator(LaunchTokens.AUDIENCE)));
        return token -> {
            if (!SealedTokens.isCanonical(token)) {
                throw new BadJwtException("another spelling of a signature");
            }
            return decoder.decode(token);
        };
    }

    @Bean
    WebMvcConfigurer currentLaunch(LaunchTokens tokens) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CurrentLaunchResolver(tokens));
            }
        };
    }
}
