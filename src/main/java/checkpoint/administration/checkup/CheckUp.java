package checkpoint.administration.checkup;

import checkpoint.platform.registration.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs all checks of a platform side by side, and waits for them no longer than a person would. */
@Component
class CheckUp {

    private static final Logger LOG = LoggerFactory.getLogger(CheckUp.class);
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final ReadKeySet keySet;
    private final RequestToken token;
    private final ReadServices services;
    private final KnowPlatform know;

    CheckUp(ReadKeySet keySet, RequestToken token, ReadServices services, KnowPlatform know) {
        this.keySet = keySet;
        this.token = token;
        this.services = services;
        this.know = know;
    }

    List<Finding> run(Registration registration) {
        return run(registration, LONGEST);
    }

    /** Runs all checks and returns what was found within this time, in the order of the page. */
    List<Finding> run(Registration registration, Duration longest) {
        Map<String, Callable<List<Finding>>> checks = new LinkedHashMap<>();
        checks.put("platform", () -> know.ask(registration));
        checks.put("keys", () -> keySet.read(registration));
        checks.put("token", () -> List.of(token.ask(registration)));
        checks.put("line-items", () -> List.of(services.lineItems(registration)));
        checks.put("roster", () -> List.of(services.roster(registration)));
        List<String> names = List.copyOf(checks.keySet());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<List<Finding>>> done =
                    threads.invokeAll(checks.values(), longest.toMillis(), TimeUnit.MILLISECONDS);
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                findings.addAll(result(names.get(i), done.get(i)));
            }
            return findings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Finding> result(String check, Future<List<Finding>> done) throws InterruptedException {
        if (done.isCancelled()) {
            return List.of(Finding.bad(check, "slow"));
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            LOG.error("A check of a platform failed on our side", e);
            return List.of(Finding.bad(check, "fault"));
        }
    }
}
