package checkpoint.tool;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The log of refusals: what an administrator finds by the reference that the refused person reads out. One row each, without
 * personal data; capped in number and age, and limited in rate, so that a flood fills neither table nor disk.
 */
@Component
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final String INSERT = """
            insert into refusal (reference, at, code, registration_id, path, detail, browser)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String PURGE = """
            delete from refusal
            where at < ? or at < (select at from refusal order by at desc offset ? limit 1)""";

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final int LONGEST_DETAIL = 300;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;
    private static final int BURST = 100;
    private static final int PER_SECOND = 10;

    private final JdbcClient database;
    private final SecureRandom random;
    private final Clock clock;
    private double allowance = BURST;
    private Instant allowedAt = Instant.EPOCH;

    Refusals(JdbcClient database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
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
        if (!isAllowed()) {
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
        try {
            database.sql(INSERT)
                    .param(reference)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .param(refusal.reason().code())
                    .param(refusal.registration())
                    .param(cut(path))
                    .param(detail)
                    .param(browser)
                    .update();
        } catch (DataAccessException e) {
            // The person still gets their page; the log line above has the reference.
            LOG.warn("A refusal could not be kept: {}", e.getMessage());
        }
        return reference;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT15M")
    void purge() {
        database.sql(PURGE)
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .param(MOST)
                .update();
    }

    /** A reference for what stands in the log alone. */
    public String reference() {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return reference.toString();
    }

    private synchronized boolean isAllowed() {
        Instant now = clock.instant();
        double passed = Math.clamp(Duration.between(allowedAt, now).toMillis() / 1000.0, 0, BURST);
        allowance = Math.min(BURST, allowance + passed * PER_SECOND);
        allowedAt = now;
        if (allowance < 1) {
            return false;
        }
        allowance--;
        return true;
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL);
    }
}
