package checkpoint.grading.delivery;

import checkpoint.grading.desired.DecideByHand;
import checkpoint.learning.policy.ScoreDecided;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Turns the crank: when a score was decided on this node, when a delivery ended, and once a second. A graceful stop waits for
 * what is in flight.
 */
@Component
@ConditionalOnProperty(name = "checkpoint.delivery", havingValue = "true", matchIfMissing = true)
class DeliveryLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

    private final DeliverScores deliver;
    private final Semaphore signals = new Semaphore(0);
    private final Phaser inFlight = new Phaser(1);
    private volatile boolean running;
    private @Nullable Thread thread;
    private final Duration lastAnswers;

    /** The one that the container takes; of two it must be told. */
    @Autowired
    DeliveryLoop(DeliverScores deliver) {
        this(deliver, LAST_ANSWERS);
    }

    /**
     * One whose stop has a limit of its own.
     *
     * @param lastAnswers so long a stop waits for what is in flight
     */
    DeliveryLoop(DeliverScores deliver, Duration lastAnswers) {
        this.deliver = deliver;
        this.lastAnswers = lastAnswers;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void decided(ScoreDecided decided) {
        signals.release();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void decided(DecideByHand.Decided decided) {
        signals.release();
    }

    private void run() {
        while (running) {
            try {
                deliver.start().forEach(this::follow);
            } catch (DataAccessException | TransactionException e) {
                // The database is away; what is due stands in it and waits.
                LOG.warn("Deliveries wait for the database: {}", e.getMessage());
            }
            awaitWork();
        }
    }

    private void follow(CompletableFuture<Void> delivery) {
        inFlight.register();
        CompletableFuture<Void> followed = delivery.whenComplete((nothing, failure) -> {
            inFlight.arriveAndDeregister();
            if (failure != null) {
                tell(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
            signals.release();
        });
        LOG.trace("Following {}", followed);
    }

    private static void tell(@Nullable Throwable failure) {
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            LOG.warn("A delivery lost the database; its lease will end and it goes again: {}", failure.getMessage());
        } else {
            LOG.error("A delivery ended in a fault; its lease will end and it goes again", failure);
        }
    }

    private void awaitWork() {
        try {
            if (signals.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("delivery-loop").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        signals.release();
        try {
            Thread loop = thread;
            if (loop != null) {
                loop.join(PACE.multipliedBy(2));
            }
            inFlight.awaitAdvanceInterruptibly(inFlight.arrive(), lastAnswers.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("Deliveries were still in flight at the stop; their leases will end and they go again");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
