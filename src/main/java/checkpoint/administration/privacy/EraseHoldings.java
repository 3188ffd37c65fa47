package checkpoint.administration.privacy;

import checkpoint.tool.audit.AuditLog;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases everything of somebody, in one transaction with the record of it. Work at the same moment is waited
 * for, or finds nothing afterwards; a launch in flight may leave rows of ids alone, which the night's sweep removes.
 */
@Component
class EraseHoldings {

    private static final Logger LOG = LoggerFactory.getLogger(EraseHoldings.class);
    private static final int TRIES = 5;

    private final Holdings holdings;
    private final Records records;
    private final AuditLog audit;
    private final TransactionOperations transaction;

    EraseHoldings(Holdings holdings, Records records, AuditLog audit, TransactionOperations transaction) {
        this.holdings = holdings;
        this.records = records;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** How many rows of each table there were. */
    Map<PersonalTable, Long> erase(DataScope whose, String administrator) {
        return erase(whose, administrator, () -> true);
    }

    /**
     * The same, if a condition still holds once nobody else can change what is to be erased.
     *
     * @return nothing where it does not
     */
    Map<PersonalTable, Long> erase(DataScope whose, String administrator, BooleanSupplier condition) {
        for (int i = 1; ; i++) {
            try {
                return Objects.requireNonNull(transaction.execute(
                        status -> condition.getAsBoolean() ? once(whose, administrator) : Map.of()));
            } catch (PessimisticLockingFailureException | DataIntegrityViolationException e) {
                // Two who waited for each other, of whom the database ended one; or a row that came between. It can
                // begin again.
                if (i == TRIES) {
                    throw e;
                }
                LOG.info("An erasure of registration {} starts again: {}", whose.registration(), e.getMessage());
            }
        }
    }

    private Map<PersonalTable, Long> once(DataScope whose, String administrator) {
        String subject = records.subject(whose);
        Map<PersonalTable, Long> counts = holdings.delete(whose);
        audit.record(administrator, "erase-" + Records.kind(whose), subject, Records.counts(counts));
        return counts;
    }
}
