package checkpoint.passback;

import checkpoint.passback.DesiredScores.Settled;
import checkpoint.passback.LineItemRows.Sought;
import checkpoint.registration.Registration;
import checkpoint.registration.Registrations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due. 1. Line items whose address is not known are looked for. 2. Due scores are claimed, in one short
 * statement, as many for each platform as it has free places. 3. Each is sent on a thread of its own, outside any transaction.
 * 4. The answer is recorded, if the row is still the one that was sent. A worker that dies in between loses its leases by time,
 * and the rows are sent again, with the same hand-in moment.
 */
@Component
class DeliverScores {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverScores.class);
    /** Longer than two token requests and two score requests can take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int LOOKUPS_AT_ONCE = 16;
    private static final Duration NO_LINE_ITEM = Duration.ofHours(6);

    private final DesiredScores scores;
    private final LineItemRows lineItems;
    private final FindLineItem findLineItem;
    private final SendScore sendScore;
    private final Places places;
    private final Registrations registrations;
    private final Clock clock;
    private final Judgement judgement;
    private final Executor threads;
    private final SecureRandom random;

    DeliverScores(
            DesiredScores scores,
            LineItemRows lineItems,
            FindLineItem findLineItem,
            SendScore sendScore,
            Places places,
            Registrations registrations,
            Clock clock,
            SecureRandom random) {
        this.scores = scores;
        this.lineItems = lineItems;
        this.findLineItem = findLineItem;
        this.sendScore = sendScore;
        this.places = places;
        this.registrations = registrations;
        this.clock = clock;
        this.random = random;
        this.judgement = new Judgement(random);
        this.threads = task -> Thread.ofVirtual().name("delivery").start(task);
    }

    /** Claims what is due now and starts to deliver it; each future ends when its answer is recorded. */
    List<CompletableFuture<Void>> start() {
        List<CompletableFuture<Void>> started = new ArrayList<>();
        for (Sought sought : lineItems.claim(clock.instant(), LEASE, LOOKUPS_AT_ONCE)) {
            started.add(CompletableFuture.runAsync(() -> find(sought), threads));
        }
        for (Due due : scores.claim(places.free(), clock.instant(), LEASE)) {
            places.take(due.registration());
            started.add(CompletableFuture.runAsync(() -> deliver(due), threads)
                    .whenComplete((nothing, failure) -> places.giveBack(due.registration())));
        }
        return started;
    }

    /** Delivers what is due now, until nothing is; returns when all of it was answered. For tests, and for a person who asks. */
    void deliverDue() {
        List<CompletableFuture<Void>> started = start();
        while (!started.isEmpty()) {
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();
            started = start();
        }
    }

    private void find(Sought sought) {
        Optional<Registration> registration = registrations.byId(sought.registration());
        if (registration.isEmpty()) {
            return;
        }
        switch (findLineItem.find(registration.get(), sought)) {
            case FindLineItem.Found.At(String url) -> {
                LOG.info("Line item {} of registration {} found", sought.id(), sought.registration());
                lineItems.found(sought, url);
            }
            case FindLineItem.Found.None(String words) when sought.wasThere() ->
                lineItems.park(sought, clock.instant().plus(NO_LINE_ITEM), words);
            case FindLineItem.Found.None(String words) ->
                lineItems.later(sought, clock.instant().plus(NO_LINE_ITEM), words);
            case FindLineItem.Found.NotNow(String words) ->
                lineItems.later(
                        sought, clock.instant().plus(Backoff.USUAL.after(Math.max(1, sought.tries()), random)), words);
        }
    }

    private void deliver(Due due) {
        Optional<Registration> registration = registrations.byId(due.registration());
        if (registration.isEmpty()) {
            return;
        }
        Instant sentAt = clock.instant();
        SendScore.Sent sent = sendScore.send(registration.get(), due);
        Instant now = clock.instant();
        slowDown(due.registration(), sent.answer());
        Settled settled = judgement.settle(due, sent.answer(), sent.status(), now);
        if (sent.answer() instanceof Answer.LineItemGone(String words) && lineItems.gone(due, words, now)) {
            settled = new Settled("PENDING", now, sent.status(), settled.outcome(), words, due.newSubmission());
        }
        scores.settle(due, settled, sentAt, now);
        LOG.info(
                "Score of learner {} for line item {} of registration {}, try {}: {} ({})",
                due.learner(),
                due.lineItem(),
                due.registration(),
                due.tries(),
                settled.outcome(),
                sent.status());
    }

    private void slowDown(long registration, Answer answer) {
        if (answer instanceof Answer.NotNow notNow) {
            if (notNow.slowDown()) {
                places.inTrouble(registration, notNow.pause());
            }
        } else {
            places.answered(registration);
        }
    }
}
