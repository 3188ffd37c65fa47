package checkpoint.grading.delivery;

import checkpoint.grading.desired.DecideByHand;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.tool.setup.OnceAMinute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * Turns the crank: when a score was decided on this node or another said so, when a place is given back that something may wait for, and when
 * the database says that something is due. A graceful stop waits for what is in flight.
 */
@Component
@ConditionalOnProperty(name = "checkpoint.delivery", havingValue = "true", matchIfMissing = true)
class DeliveryLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

    private final DeliverScores deliver;
    private final Semaphore signals = new Semaphore(0);
    private final OnceAMinute outage = new OnceAMinute();
    private final Pace pace = new Pace();
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
     * One whose stop has its own limit.
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

    /** Something may be due of which this node knows nothing. */
    void wake() {
        signals.release();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (running) {
            boolean told = awaitWork(pause);
            try {
                pause = turn(told);
            } catch (DataAccessException | TransactionException e) {
                // The database is unavailable; what is due stays in it and waits.
                outage.tell("wait", times -> LOG.warn("Deliveries wait for the database: {}", e.getMessage()));
                pause = Pace.BUSY;
            } catch (RuntimeException e) {
                // Broad on purpose: whatever it is, no fault ends deliveries until the next start.
                outage.tell("fault", times -> LOG.error("Deliveries failed on our side; the next look tries again", e));
                pause = Pace.BUSY;
            }
        }
    }

    /** Begins what is due; says when to look again. After a notice it does not ask first. */
    private Duration turn(boolean told) {
        Optional<Duration> untilDue = told ? Optional.of(Duration.ZERO) : deliver.untilDue();
        if (untilDue.filter(left -> !left.isPositive()).isPresent()) {
            pace.begins();
            List<CompletableFuture<Void>> started = deliver.start();
            started.forEach(this::follow);
        }
        if (told || inFlight.getRegisteredParties() > 1) {
            pace.worked();
        }
        return pace.pause(untilDue);
    }

    private void follow(CompletableFuture<Void> delivery) {
        inFlight.register();
        CompletableFuture<Void> followed = delivery.whenComplete((nothing, failure) -> {
            inFlight.arriveAndDeregister();
            if (failure != null) {
                tell(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
            if (deliver.isShortOfPlaces()) {
                signals.release();
            }
        });
        LOG.trace("Following {}", followed);
    }

    private void tell(@Nullable Throwable failure) {
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            outage.tell(
                    "lost",
                    times -> LOG.warn(
                            "{} deliveries lost the database; their leases will end and they go again: {}",
                            times,
                            failure.getMessage()));
        } else {
            LOG.error("A delivery failed on our side; it is sent again when its lease ends", failure);
        }
    }

    /** Whether a notice has arrived. */
    private boolean awaitWork(Duration pause) {
        try {
            if (signals.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                TimeUnit.NANOSECONDS.sleep(pace.rest().toNanos());
                signals.drainPermits();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
        return false;
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
                loop.join(Pace.BUSY.multipliedBy(2));
            }
            inFlight.awaitAdvanceInterruptibly(inFlight.arrive(), lastAnswers.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("Deliveries were still in flight at the stop; they are sent again when their leases end");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
