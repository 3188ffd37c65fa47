package checkpoint.web;

import checkpoint.console.SignInThrottle;
import checkpoint.tool.PublicUrl;
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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.filter.OncePerRequestFilter;

/** The console's sign-in: its own session, in the database, below {@code /admin} alone; CSRF tokens; a throttle. */
@Configuration(proxyBeanMethods = false)
class AdministrationChain {

    private static final int ADMINISTRATION = 10;

    @Bean
    @Order(ADMINISTRATION)
    SecurityFilterChain administration(HttpSecurity http, SignInThrottle throttle, PublicUrl publicUrl)
            throws Exception {
        http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/login")
                        .permitAll()
                        .requestMatchers("/admin/password")
                        .authenticated()
                        .anyRequest()
                        .hasAuthority("ADMINISTRATOR"))
                .formLogin(form -> form.loginPage("/admin/login")
                        .successHandler((request, response, who) -> response.sendRedirect(publicUrl.to(
                                who.getAuthorities().stream()
                                                .anyMatch(one -> "MUST_CHANGE_PASSWORD".equals(one.getAuthority()))
                                        ? "/admin/password"
                                        : "/admin")))
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(publicUrl.to("/admin/login?error"))))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .logoutSuccessHandler(
                                (request, response, who) -> response.sendRedirect(publicUrl.to("/admin/login"))))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(
                                (request, response, failure) -> response.sendRedirect(publicUrl.to("/admin/login")))
                        .accessDeniedHandler((request, response, denied) -> response.sendRedirect(
                                publicUrl.to(request.getUserPrincipal() == null ? "/admin/login" : "/admin/password"))))
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

    /** Turns a sign-in away before its password is looked at, while the account has to wait. */
    private static final class Waiting extends OncePerRequestFilter {

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
            if ("POST".equals(request.getMethod()) && username != null && throttle.mustWait(username)) {
                response.sendRedirect(publicUrl.to("/admin/login?wait"));
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
