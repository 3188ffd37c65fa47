package checkpoint.administration.testlaunch;

import checkpoint.tool.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a new code for a platform's test launch; it is good for half an hour, and the one before it is not any more. */
@Component
class ArmTest {

    static final Duration GOOD_FOR = Duration.ofMinutes(30);
    /** As a pattern: what a link must carry. */
    static final String CODE = "[a-z2-9]{20}";

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 20;

    private final TestLaunches tests;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    ArmTest(TestLaunches tests, AuditLog audit, SecureRandom random, Clock clock) {
        this.tests = tests;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    @Transactional
    void arm(long registration, String platform, String administrator) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        tests.arm(registration, code.toString(), clock.instant().plus(GOOD_FOR));
        audit.record(administrator, "arm-test-launch", platform, null);
    }

    /** Forgets what a test showed, soon after it has run out. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void purge() {
        tests.purge(clock.instant());
    }
}
