package checkpoint.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** After five wrong passwords an account waits for five minutes. Bounded in memory; the oldest names are forgotten first. */
@Component
public class SignInThrottle {

    private static final int ALLOWED = 5;
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** Whether this account has to wait. */
    public synchronized boolean mustWait(String username) {
        Failures known = failures.get(username);
        return known != null && known.count >= ALLOWED && clock.instant().isBefore(known.last.plus(WAIT));
    }

    @EventListener
    synchronized void failed(AbstractAuthenticationFailureEvent event) {
        String username = event.getAuthentication().getName();
        Failures known = failures.remove(username);
        int before = known == null || clock.instant().isAfter(known.last.plus(WAIT)) ? 0 : known.count;
        failures.put(username, new Failures(before + 1, clock.instant()));
        if (failures.size() > MOST) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    @EventListener
    synchronized void succeeded(AuthenticationSuccessEvent event) {
        failures.remove(event.getAuthentication().getName());
    }
}
