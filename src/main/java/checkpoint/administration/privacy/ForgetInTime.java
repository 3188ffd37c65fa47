package checkpoint.administration.privacy;

import checkpoint.content.authored.Drafts;
import checkpoint.tool.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The retention clock: each night one node erases the courses and names whose time has come, and records it, and throws imports
 * away that nobody kept. Launches are noted
 * within hours, long before they are forgotten.
 */
@Component
class ForgetInTime {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetInTime.class);
    private static final Duration A_NIGHT = Duration.ofHours(20);

    private final DueErasures due;
    private final EraseHoldings erase;
    private final Holdings holdings;
    private final Records records;
    private final Drafts drafts;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    ForgetInTime(
            DueErasures due,
            EraseHoldings erase,
            Holdings holdings,
            Records records,
            Drafts drafts,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.due = due;
        this.erase = erase;
        this.holdings = holdings;
        this.records = records;
        this.drafts = drafts;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void noteLaunches() {
        transaction.executeWithoutResult(status -> due.noteLaunches());
    }

    // Several times, so that a node that was down at the first one does not skip a day; the claim lets it happen once.
    @Scheduled(cron = "0 30 2-5 * * *", zone = "UTC")
    void night() {
        Instant now = clock.instant();
        if (!due.claim("retention", now, now.minus(A_NIGHT))) {
            return;
        }
        noteLaunches();
        for (DataScope.Course course : due.dueCourses(now)) {
            erase.erase(course, AuditLog.BY_ITSELF, () -> due.isDue(course, now));
        }
        eraseNames(now);
        LOG.info("Retention: {} imports that nobody kept were deleted", drafts.forgetImports());
        LOG.info(
                "Retention: the night's work is done; {} rows of launches during an erasure were deleted",
                transaction.<Integer>execute(status -> holdings.sweep()));
    }

    private void eraseNames(Instant now) {
        Map<Long, Integer> erased = Objects.requireNonNull(transaction.execute(status -> {
            Map<Long, Integer> counts = due.eraseNames(now);
            counts.forEach((registration, count) -> audit.record(
                    AuditLog.BY_ITSELF,
                    "erase-names",
                    records.subject(new DataScope.Platform(registration)),
                    "learner " + count));
            return counts;
        }));
        LOG.info("Retention: names erased on {} platforms", erased.size());
    }
}
