package checkpoint.web.security;

import checkpoint.tool.refusal.Refusal;
import checkpoint.web.page.RefusalPages;
import checkpoint.web.page.WebReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Metrics are the operator's: by HTTP Basic, or on their own port, which the operator's network guards. Health probes
 * say no more than up or down and stay open.
 */
@Configuration(proxyBeanMethods = false)
class OperationChain {

    private static final int OPERATION = 15;
    private static final String METRICS = "/actuator/prometheus";

    @Bean
    @Order(OPERATION)
    SecurityFilterChain operation(
            HttpSecurity http, OperatorSettings settings, Environment environment, RefusalPages pages)
            throws Exception {
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            return new DefaultSecurityFilterChain(
                    PathPatternRequestMatcher.withDefaults().matcher(METRICS), List.of());
        }
        AuthenticationEntryPoint refuse = (request, response, failure) -> {
            if (settings.password() != null) {
                response.setHeader(
                        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Checkpoint metrics\", charset=\"UTF-8\"");
            }
            pages.write(request, response, Refusal.of(WebReason.OPERATOR_ONLY));
        };
        http.securityMatcher(METRICS)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("OPERATOR"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refuse))
                .authenticationManager(operator(settings))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /** Compared in constant time; a slow hash would cost each scrape as much as a hundred launches. */
    private static AuthenticationManager operator(OperatorSettings settings) {
        return given -> {
            boolean known = matches(given.getName(), settings.username())
                    && matches(String.valueOf(given.getCredentials()), settings.password());
            if (!known) {
                throw new BadCredentialsException("not the operator");
            }
            Authentication operator = UsernamePasswordAuthenticationToken.authenticated(
                    settings.username(), null, AuthorityUtils.createAuthorityList("OPERATOR"));
            return operator;
        };
    }

    private static boolean matches(String given, @Nullable String expected) {
        return expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
