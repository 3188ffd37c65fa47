package checkpoint.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How Spring Security finds an administrator. */
@Configuration(proxyBeanMethods = false)
class SignIn {

    /** The authority of one whose password is only good for changing it. */
    static final String MUST_CHANGE = "MUST_CHANGE_PASSWORD";

    static final String ADMINISTRATOR = "ADMINISTRATOR";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService administratorDetails(Administrators administrators) {
        return username -> administrators
                .find(username)
                .map(found -> User.withUsername(found.username())
                        .password(found.password())
                        .authorities(found.passwordMustChange() ? MUST_CHANGE : ADMINISTRATOR)
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such administrator"));
    }
}
