package checkpoint.web.security;

import checkpoint.launch.token.LaunchAccess;
import checkpoint.tool.refusal.Refusal;
import checkpoint.web.page.FormToken;
import checkpoint.web.page.RefusalPages;
import checkpoint.web.page.WebReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Decides who may request what. A launch's pages are asked for with the launch's own access token, which Spring Security's resource
 * server checks; everything else here is open, keeps no session and acts on nobody's behalf.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final int LAUNCHED = 20;
    private static final int OPEN = 100;

    /**
     * Requests that a token allows after it has expired: to save, also where it wanted to submit. Told by the end of the address alone, since it is
     * asked with each answer: every other controller takes a launch, and so refuses a token that has run out.
     */
    private static boolean saves(HttpServletRequest request) {
        String path = request.getRequestURI();
        return (path.endsWith("/responses") || path.endsWith("/submission")) && !path.contains("/authoring/");
    }

    @Bean
    @Order(LAUNCHED)
    SecurityFilterChain launchedPages(
            HttpSecurity http, JwtDecoder launchTokenDecoder, JwtDecoder savingTokenDecoder, RefusalPages pages)
            throws Exception {
        AuthenticationManager usual = judge(launchTokenDecoder);
        AuthenticationManager saving = judge(savingTokenDecoder);
        AuthenticationEntryPoint refuse =
                (request, response, failure) -> pages.write(request, response, LaunchAccess.refusal(failure));
        http.securityMatcher("/checkpoints/**", "/links/**", "/authoring/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new FormToken())
                        .authenticationManagerResolver(request -> saves(request) ? saving : usual)
                        .authenticationEntryPoint(refuse))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refuse))
                // The caller is known by the token of this request, and is not remembered.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                // The token is in the form and not in a cookie: another site cannot send it.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /** A span for each security filter of each request tells nobody anything. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    private static AuthenticationManager judge(JwtDecoder decoder) {
        return new ProviderManager(new JwtAuthenticationProvider(decoder));
    }

    /** Platforms and people who have not launched: no filter at all stands before the login and the launch. */
    @Bean
    @Order(OPEN)
    SecurityFilterChain open() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of());
    }

    /** A path that the firewall does not let through is a bad request with a page, like any other. */
    @Bean
    RequestRejectedHandler rejected(RefusalPages pages) {
        return (request, response, rejected) ->
                pages.write(request, response, Refusal.of(WebReason.BAD_REQUEST, "a malformed address"));
    }
}
