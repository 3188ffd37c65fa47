package checkpoint.grading.delivery;

import checkpoint.grading.lineitem.FindLineItem;
import checkpoint.grading.lineitem.LineItemLookup;
import checkpoint.grading.lineitem.LineItems;
import checkpoint.grading.lineitem.MissingLineItem;
import checkpoint.grading.sending.Backoff;
import checkpoint.grading.sending.Judgement;
import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.registration.Registration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Finds the line item that scores wait for, and tells these what it came to. */
@Component
class FindLineItems {

    private static final Logger LOG = LoggerFactory.getLogger(FindLineItems.class);
    private static final Duration NO_LINE_ITEM = Duration.ofHours(6);

    private static final String WAIT = """
            update desired_score set last_answer = :words, cause = :cause
            where registration_id = :registration and line_item_id = :id and due_at is not null""";

    private static final String PARK = """
            update desired_score set state = 'FAILED', due_at = null, last_answer = :words, cause = :cause
            where registration_id = :registration and line_item_id = :id and due_at is not null""";

    private final FindLineItem findLineItem;
    private final LineItems lineItems;
    private final Places places;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final SecureRandom random;

    FindLineItems(
            FindLineItem findLineItem,
            LineItems lineItems,
            Places places,
            JdbcClient database,
            TransactionOperations transaction,
            Clock clock,
            SecureRandom random) {
        this.findLineItem = findLineItem;
        this.lineItems = lineItems;
        this.places = places;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    void find(Registration registration, MissingLineItem sought) {
        switch (searched(registration, sought)) {
            case LineItemLookup.At(String url) -> {
                places.answered(registration.id());
                LOG.info("Line item {} of registration {} found", sought.id(), registration.id());
                lineItems.found(sought, url);
            }
            case LineItemLookup.None(String words, int refused) -> {
                places.answered(registration.id());
                Instant due = clock.instant().plus(NO_LINE_ITEM);
                if (sought.gone() != null) {
                    tell(sought, PARK, Cause.LINE_ITEM_GONE, due, words);
                } else {
                    tell(sought, WAIT, Judgement.cause(refused, Cause.NO_LINE_ITEM), due, words);
                }
            }
            case LineItemLookup.NotNow(Trouble trouble) -> {
                places.notFound(registration.id(), sought.id(), sought.tries(), trouble);
                tell(sought, WAIT, Judgement.cause(trouble), again(sought, trouble), trouble.words());
            }
        }
    }

    private LineItemLookup searched(Registration registration, MissingLineItem sought) {
        try {
            return findLineItem.find(registration, sought);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // Broad on purpose: a fault of ours over one line item waits as the platform's would, and stops no other's.
            LOG.error("Line item {} of registration {} not found", sought.id(), registration.id(), e);
            return new LineItemLookup.NotNow(
                    new Trouble("a fault of this tool; its log says more", 0, false, null, false));
        }
    }

    private Instant again(MissingLineItem sought, Trouble trouble) {
        Duration own = Backoff.USUAL.after(Math.max(1, sought.tries()), random);
        Duration asked = trouble.pause();
        return clock.instant().plus(asked != null && asked.compareTo(own) > 0 ? asked : own);
    }

    private void tell(MissingLineItem sought, String scores, Cause cause, Instant due, String words) {
        transaction.executeWithoutResult(status -> {
            lineItems.later(sought, due, words);
            database.sql(scores)
                    .param("words", words)
                    .param("cause", cause.name())
                    .param("registration", sought.registration())
                    .param("id", sought.id())
                    .update();
        });
    }
}
