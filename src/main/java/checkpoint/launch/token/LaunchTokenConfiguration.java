package checkpoint.launch.token;

import checkpoint.tool.setup.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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
import org.springframework.security.oauth2.jwt.JwtValidationException;
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

    /** They are opened with the key that sealed them; Spring's validators judge the claims, by the injected clock. */
    private static JwtDecoder decoder(LaunchTokens tokens, OAuth2TokenValidator<Jwt> time, PublicUrl publicUrl) {
        OAuth2TokenValidator<Jwt> claims = new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(publicUrl.value().toString()),
                new JwtAudienceValidator(LaunchTokens.AUDIENCE));
        return text -> {
            Jwt token = tokens.open(text).orElseThrow(() -> new BadJwtException("no token of ours"));
            OAuth2TokenValidatorResult judged = claims.validate(token);
            if (judged.hasErrors()) {
                String why = judged.getErrors().stream()
                        .map(error -> String.valueOf(error.getDescription()))
                        .collect(Collectors.joining(", "));
                throw new JwtValidationException(why, judged.getErrors());
            }
            return token;
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
