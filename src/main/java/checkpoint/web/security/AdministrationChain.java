package checkpoint.web.security;

import checkpoint.administration.account.Administrator;
import checkpoint.administration.account.SignInThrottle;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import checkpoint.web.page.RefusalPages;
import checkpoint.web.page.WebReason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.filter.OncePerRequestFilter;

/** The console's sign-in: its own session, in the database, below {@code /admin} alone; CSRF tokens; a throttle. */
@Configuration(proxyBeanMethods = false)
class AdministrationChain {

    private static final int ADMINISTRATION = 10;
    private static final String ADMINISTRATOR = Administrator.Role.ADMINISTRATOR.name();
    private static final String VIEWER = Administrator.Role.VIEWER.name();

    @Bean
    @Order(ADMINISTRATION)
    SecurityFilterChain administration(
            HttpSecurity http, SignInThrottle throttle, PublicUrl publicUrl, RefusalPages pages) throws Exception {
        http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/login")
                        .permitAll()
                        .requestMatchers("/admin/password")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET)
                        .hasAnyAuthority(ADMINISTRATOR, VIEWER)
                        .anyRequest()
                        .hasAuthority(ADMINISTRATOR))
                .formLogin(form -> form.loginPage("/admin/login")
                        .successHandler((request, response, who) -> {
                            throttle.succeeded(who.getName());
                            response.sendRedirect(
                                    publicUrl.to(has(who, "MUST_CHANGE_PASSWORD") ? "/admin/password" : "/admin"));
                        })
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(publicUrl.to("/admin/login?error"))))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .logoutSuccessHandler(
                                (request, response, who) -> response.sendRedirect(publicUrl.to("/admin/login"))))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(
                                (request, response, failure) -> response.sendRedirect(publicUrl.to("/admin/login")))
                        .accessDeniedHandler((request, response, denied) -> {
                            // A request's own principal is not there yet where its CSRF token is judged.
                            Authentication who =
                                    SecurityContextHolder.getContext().getAuthentication();
                            if (who == null || !who.isAuthenticated()) {
                                response.sendRedirect(publicUrl.to("/admin/login"));
                            } else if (denied instanceof CsrfException) {
                                pages.write(request, response, Refusal.of(WebReason.STALE_FORM));
                            } else if (has(who, VIEWER)) {
                                pages.write(request, response, Refusal.of(WebReason.VIEWERS_LOOK));
                            } else {
                                response.sendRedirect(publicUrl.to("/admin/password"));
                            }
                        }))
                // The shell writes the headers of every page.
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new Waiting(throttle, publicUrl), UsernamePasswordAuthenticationFilter.class);
        return http.build();
    }

    /** Sessions are the console's alone: a launch's request never passes their filter. */
    @Bean
    static BeanPostProcessor sessionsOfTheConsole() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("sessionRepositoryFilterRegistration")
                        && bean instanceof AbstractFilterRegistrationBean<?> registration) {
                    registration.setUrlPatterns(List.of("/admin", "/admin/*"));
                }
                return bean;
            }
        };
    }

    @Bean
    CookieSerializer consoleCookie(PublicUrl publicUrl) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("checkpoint-console");
        cookie.setCookiePath(publicUrl.at("/admin"));
        cookie.setSameSite("Strict");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(publicUrl.isHttps());
        return cookie;
    }

    private static boolean has(Authentication who, String authority) {
        return who.getAuthorities().stream().anyMatch(one -> authority.equals(one.getAuthority()));
    }

    /** Turns a sign-in away before its password is looked at, while the name has to wait. */
    private static final class Waiting extends OncePerRequestFilter {

        private final RequestMatcher signIn =
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/admin/login");
        private final SignInThrottle throttle;
        private final PublicUrl publicUrl;

        Waiting(SignInThrottle throttle, PublicUrl publicUrl) {
            this.throttle = throttle;
            this.publicUrl = publicUrl;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String username = request.getParameter("username");
            // As the sign-in itself reads it.
            if (signIn.matches(request) && username != null && !throttle.mayTry(username.trim())) {
                response.sendRedirect(publicUrl.to("/admin/login?wait"));
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
