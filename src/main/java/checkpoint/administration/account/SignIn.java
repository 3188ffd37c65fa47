package checkpoint.administration.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The administrators, as Spring Security looks them up. */
@Configuration(proxyBeanMethods = false)
class SignIn {

    /** The authority of one whose password is only good for changing it; else it is the role's name. */
    static final String MUST_CHANGE = "MUST_CHANGE_PASSWORD";

    static final int BCRYPT_COST = 10;

    @Bean
    PasswordEncoder passwordEncoder() {
        return LongPasswords.ofCost(BCRYPT_COST);
    }

    /** A disabled account is as unknown as one that never was; for both a hash is compared, so that neither answers sooner. */
    @Bean
    UserDetailsService administratorDetails(Administrators administrators) {
        return username -> administrators
                .find(username)
                .filter(found -> !found.disabled())
                .map(found -> User.withUsername(found.username())
                        .password(administrators.encodedPassword(username).orElseThrow())
                        .authorities(
                                found.passwordMustChange()
                                        ? MUST_CHANGE
                                        : found.role().name())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such administrator"));
    }
}
