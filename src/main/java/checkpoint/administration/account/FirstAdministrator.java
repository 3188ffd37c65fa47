package checkpoint.administration.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes the console's first account where there is none yet. */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AdminSettings settings;
    private final Administrators administrators;
    private final PasswordEncoder encoder;
    private final OneTimePasswords oneTime;

    FirstAdministrator(
            AdminSettings settings, Administrators administrators, PasswordEncoder encoder, OneTimePasswords oneTime) {
        this.settings = settings;
        this.administrators = administrators;
        this.encoder = encoder;
        this.oneTime = oneTime;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String given = settings.password();
        String password = given == null ? oneTime.next() : given;
        if (administrators.addFirst(settings.username(), encoder.encode(password), given == null) && given == null) {
            // The one place where a password is printed: it works once, for a person who can read this node's start.
            LOG.warn(
                    "Console account {} made with the one-time password {} - it must be changed at the first sign-in",
                    settings.username(),
                    password);
        }
    }
}
