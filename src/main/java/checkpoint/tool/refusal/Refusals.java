package checkpoint.tool.refusal;

import checkpoint.tool.cluster.Clusters;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The log of refusals: what an administrator finds by the reference that the refused person reads out. One row each, without
 * personal data but for a digest of whose launch it was, where a verified message says so; capped in number and age, and limited
 * in rate, so that a flood fills neither table nor disk and leaves room for refusals of other kinds.
 */
@Component
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final String INSERT = """
            insert into refusal (reference, at, code, registration_id, path, detail, browser, begun_at, proof,
                subject_digest, deployment_id, context_id, resource_link_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PURGE = """
            delete from refusal
            where at < ? or at < (select at from refusal order by at desc offset ? limit 1)""";

    private static final int LONGEST_DETAIL = 300;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final JdbcClient database;
    private final Clusters clusters;
    private final SecureRandom random;
    private final SubjectDigests digests;
    private final Clock clock;
    private final Allowances allowances = new Allowances();

    Refusals(JdbcClient database, Clusters clusters, SecureRandom random, SubjectDigests digests, Clock clock) {
        this.database = database;
        this.clusters = clusters;
        this.random = random;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Keeps a refusal.
     *
     * @param path of the request, without its query
     * @param browser its family, such as {@code Firefox}; never the whole header
     * @return the reference that finds it
     */
    public String record(Refusal refusal, String path, String browser) {
        String reference = reference();
        if (!allowances.take(refusal.reason().code(), clock.instant())) {
            return reference;
        }
        String detail = cut(refusal.detail());
        LOG.info(
                "Refused {} at {}, reference {}, registration {}: {}",
                refusal.reason().code(),
                path,
                reference,
                refusal.registration(),
                detail);
        Refusal.Begun begun = refusal.begun();
        Refusal.Caller caller = refusal.caller();
        Long registration = refusal.registration();
        try {
            Runnable row = () -> database.sql(INSERT)
                    .param(reference)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .param(refusal.reason().code())
                    .param(registration)
                    .param(cut(path))
                    .param(detail)
                    .param(browser)
                    .param(begun == null ? null : begun.at().atOffset(ZoneOffset.UTC))
                    .param(begun == null ? null : begun.proof())
                    .param(caller == null || registration == null ? null : digests.of(registration, caller.subject()))
                    .param(caller == null ? null : caller.deployment())
                    .param(caller == null ? null : caller.context())
                    .param(caller == null ? null : caller.resourceLink())
                    .update();
            if (registration == null) {
                row.run();
            } else {
                clusters.at(registration, () -> {
                    row.run();
                    return reference;
                });
            }
        } catch (DataAccessException e) {
            // The person still gets their page; the log line above has the reference.
            LOG.warn("A refusal could not be kept: {}", e.getMessage());
        }
        return reference;
    }

    /** A reference to what is only in the log. */
    public String reference() {
        return Reference.next(random);
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT15M")
    void purge() {
        database.sql(PURGE)
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .param(MOST)
                .update();
    }

    /** A flood of one kind uses up its own allowance, and leaves the others something of what there is in all. */
    private static final class Allowances {

        private final Allowance inAll = new Allowance(100, 10);
        private final Map<String, Allowance> byCode = new HashMap<>();

        synchronized boolean take(String code, Instant now) {
            return byCode.computeIfAbsent(code, one -> new Allowance(50, 5)).take(now) && inAll.take(now);
        }
    }

    /** So many at once, and so many a second as a steady rate. */
    private static final class Allowance {

        private final int most;
        private final int perSecond;
        private double left;
        private Instant at = Instant.EPOCH;

        Allowance(int most, int perSecond) {
            this.most = most;
            this.perSecond = perSecond;
            this.left = most;
        }

        boolean take(Instant now) {
            double passed = Math.clamp(Duration.between(at, now).toMillis() / 1000.0, 0, most);
            left = Math.min(most, left + passed * perSecond);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL);
    }
}
