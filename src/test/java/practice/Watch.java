package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import practice.wire.Exchange;

/**
 * Sees what a tool must never do: two scores for one grade in flight at once, and a score that lowers a grade. A score is in
 * flight from the moment that it was read until it is answered, or its connection has closed.
 */
public final class Watch {

    private static final Pattern USER = Pattern.compile("\"userId\"\\s*:\\s*\"([^\"]*)\"");
    private static final Duration TO_NOTICE = Duration.ofMillis(500);

    private final Map<String, Flight> inFlight = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> overlaps = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lowerings = new ConcurrentLinkedQueue<>();

    private static final class Flight {
        final CountDownLatch over = new CountDownLatch(1);
        volatile boolean callerLeft;
    }

    /** What is done with the score. */
    interface Step {
        void run() throws IOException;
    }

    /** Each as "line item, user"; empty if all went well. */
    public List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    /** Each as "line item, user: from to"; a cleared grade counts as lowered. */
    public List<String> lowerings() {
        return List.copyOf(lowerings);
    }

    void forget() {
        overlaps.clear();
        lowerings.clear();
    }

    Object lock(long lineItem, String person) {
        return locks.computeIfAbsent(lineItem + " " + person, any -> new Object());
    }

    void during(String lineItem, Exchange exchange, Step step) throws IOException {
        Matcher user = USER.matcher(exchange.text());
        String key = lineItem + " " + (user.find() ? user.group(1) : "");
        Flight mine = new Flight();
        Flight other = inFlight.put(key, mine);
        if (other != null && !isOverByLeaving(other)) {
            overlaps.add(key);
        }
        exchange.beforeAnswer(() -> land(key, mine));
        try {
            step.run();
        } catch (IOException e) {
            mine.callerLeft = true;
            throw e;
        } finally {
            land(key, mine);
        }
    }

    private void land(String key, Flight flight) {
        inFlight.remove(key, flight);
        flight.over.countDown();
    }

    /** A caller that was killed has left, even if that is noticed a moment after the next one came. */
    private static boolean isOverByLeaving(Flight other) {
        try {
            return other.over.await(TO_NOTICE.toMillis(), TimeUnit.MILLISECONDS) && other.callerLeft;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void changed(long lineItem, String person, BigDecimal from, BigDecimal to) {
        if (from != null && (to == null || to.compareTo(from) < 0)) {
            lowerings.add(lineItem + " " + person + ": " + from + " " + to);
        }
    }
}
