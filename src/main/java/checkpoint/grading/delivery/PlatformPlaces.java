package checkpoint.grading.delivery;

import checkpoint.grading.sending.Due;
import checkpoint.platform.access.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of one platform, and what is known of its trouble and its speed; see {@link Places}, which guards it. */
final class PlatformPlaces {

    static final int EACH = 8;
    /** Never more than so many, however well it answers. */
    static final int MOST = 48;

    /** Of a platform that answers sooner, eight places are enough: more would only crowd our own database. */
    private static final Duration SLOW = Duration.ofMillis(50);
    /** So many answers tell how fast it is with so many places. */
    private static final int SAMPLE = 16;
    /** A platform that was slower with more places gets no more for this long; one that failed or asked us to slow down, for longer. */
    private static final Duration NO_MORE_WHEN_SLOWER = Duration.ofSeconds(15);

    private static final Duration NO_MORE_AFTER_TROUBLE = Duration.ofMinutes(2);
    private static final double HARDLY_LONGER = 1.2;
    private static final double TOO_MUCH_LONGER = 1.4;

    /** How many of them rows may take that have failed often: they may hang. */
    private static final int STUBBORN = 2;
    /** A row that has failed more often says nothing new about its platform. */
    static final int FRESH_TRIES = 3;

    private static final int ROWS_OF_A_COLUMN = 2;
    private static final int COLUMNS_OF_A_PLATFORM = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE_WHEN_THROTTLED = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(2);
    /** A platform that answers, if only with errors, is asked again soon. */
    private static final Duration MAX_PAUSE_WHEN_ANSWERING = Duration.ofSeconds(4);
    /** Trouble older than this no longer counts. */
    private static final Duration FORGOTTEN = Duration.ofHours(2);

    int taken;
    int troublesInARow;
    final Map<Long, Column> columns = new HashMap<>();
    private int stubborn;
    private int most = EACH;
    private int answeredSince;
    private boolean full;
    private final Lately usual = new Lately();
    private final Lately lately = new Lately();
    private Instant noMoreUntil = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    /** The columns whose scores failed since the last answer to any, and when. */
    private final Map<Long, Instant> failing = new HashMap<>();

    /** A column whose scores fail. */
    static final class Column {
        private final Set<Long> rows = new HashSet<>();
        private int troublesInARow;
        private Instant failedAt = Instant.EPOCH;
        private Instant restsUntil = Instant.EPOCH;
        private boolean asked;

        boolean isInTrouble() {
            return troublesInARow > 0;
        }
    }

    /** How long the last answers took. */
    private static final class Lately {
        private final Deque<Duration> last = new ArrayDeque<>();

        void add(Duration took) {
            last.addLast(took);
            if (last.size() > SAMPLE) {
                last.removeFirst();
            }
        }

        Duration median() {
            return last.stream().sorted().skip(last.size() / 2).findFirst().orElse(Duration.ZERO);
        }
    }

    boolean isOpen(Instant now) {
        return !now.isBefore(pausedUntil) && taken < most;
    }

    /** Whether it may have more for us to do than it has places now. */
    boolean isShort() {
        return taken >= most
                || most < EACH
                || stubborn >= STUBBORN
                || columns.values().stream().anyMatch(Column::isInTrouble);
    }

    Places.Offer offer(long registration, Instant now) {
        columns.values().removeIf(column -> column.failedAt.plus(FORGOTTEN).isBefore(now));
        int free = most - taken;
        Set<Long> apart = new HashSet<>();
        List<Places.Probe> probes = new ArrayList<>();
        columns.forEach((id, column) -> {
            if (column.isInTrouble()) {
                apart.add(id);
                if (!column.asked && !now.isBefore(column.restsUntil) && probes.size() < Math.min(STUBBORN, free)) {
                    probes.add(new Places.Probe(registration, id, probes.size() + 1));
                }
            }
        });
        return new Places.Offer(registration, free, Math.max(0, Math.min(free, STUBBORN - stubborn)), probes, apart);
    }

    void take(Due due) {
        taken++;
        if (!full && most >= EACH && taken >= most) {
            full = true;
            answeredSince = 0;
        }
        stubborn += isStubborn(due) ? 1 : 0;
        Column column = columns.get(due.lineItem());
        if (column != null && !due.taken()) {
            column.asked = true;
        }
    }

    void giveBack(Due due) {
        taken--;
        if (taken == 0) {
            most = Math.min(most, EACH);
            full = false;
        }
        stubborn -= isStubborn(due) ? 1 : 0;
        Column column = columns.get(due.lineItem());
        if (column != null && !due.taken()) {
            column.asked = false;
        }
    }

    /** Its tries count this one. */
    private static boolean isStubborn(Due due) {
        return !due.taken() && due.tries() > FRESH_TRIES;
    }

    /** It answers: after so many answers as it has places it gets twice as many. */
    void answered() {
        troublesInARow = 0;
        failing.clear();
        answeredSince++;
        if (most < EACH && answeredSince >= most) {
            most = Math.min(EACH, most * 2);
            answeredSince = 0;
        }
    }

    /**
     * It has answered to a score, after so long. While every place is wanted and it answers as soon as it does to the usual number, it gets
     * half as many more; once it takes much longer than that, it is back at the usual.
     */
    void answered(Duration took, Instant now) {
        answered();
        lately.add(took);
        if (most <= EACH) {
            usual.add(took);
        }
        double longer =
                (double) lately.median().toNanos() / Math.max(1, usual.median().toNanos());
        if (most > EACH && longer > TOO_MUCH_LONGER) {
            noMore(now.plus(NO_MORE_WHEN_SLOWER));
        } else if (isForMore(now) && longer <= HARDLY_LONGER) {
            most = Math.min(MOST, most + most / 2);
            answeredSince = 0;
            full = false;
        }
    }

    private boolean isForMore(Instant now) {
        return full
                && answeredSince >= Math.max(SAMPLE, most)
                && lately.median().compareTo(SLOW) > 0
                && !now.isBefore(noMoreUntil);
    }

    private void noMore(Instant until) {
        most = Math.min(most, EACH);
        answeredSince = 0;
        full = false;
        noMoreUntil = until;
    }

    /** It says that it will soon throttle. */
    void strained(Instant now) {
        most = Math.max(1, most / 2);
        noMore(now.plus(NO_MORE_AFTER_TROUBLE));
    }

    /**
     * One learner's row of a column.
     *
     * @param learner 0 where it is about the column as a whole
     */
    record Cell(long lineItem, long learner) {}

    /** Notes the failure; whether it is the platform's, since different columns fail and none answers. */
    boolean failsInDifferentColumns(Cell cell, int tries, Instant now) {
        Column column = columns.computeIfAbsent(cell.lineItem(), id -> new Column());
        column.failedAt = now;
        if (column.rows.size() < ROWS_OF_A_COLUMN) {
            column.rows.add(cell.learner());
        }
        if (column.rows.size() >= ROWS_OF_A_COLUMN && !now.isBefore(column.restsUntil)) {
            column.troublesInARow++;
            column.restsUntil = now.plus(pause(FIRST_PAUSE, column.troublesInARow, MAX_PAUSE));
        }
        if (tries >= FRESH_TRIES) {
            return false;
        }
        failing.values().removeIf(at -> at.plus(FORGOTTEN).isBefore(now));
        failing.put(cell.lineItem(), now);
        return failing.size() >= COLUMNS_OF_A_PLATFORM;
    }

    /** The platform throttles, fails or cannot be reached: its other deliveries slow down too. */
    void inTrouble(Instant now, Trouble trouble) {
        Duration asked = trouble.pause();
        // What was in flight together fails together: that is one trouble, and not eight.
        if (now.isBefore(pausedUntil)) {
            pauseUntil(now, asked);
            return;
        }
        troublesInARow++;
        noMore(now.plus(NO_MORE_AFTER_TROUBLE));
        boolean throttled = trouble.status() == 429 || trouble.status() == 403;
        most = throttled || troublesInARow > 1 ? 1 : Math.max(1, most / 2);
        Duration first = throttled ? FIRST_PAUSE_WHEN_THROTTLED : FIRST_PAUSE;
        Duration longest = trouble.status() >= 500 ? MAX_PAUSE_WHEN_ANSWERING : MAX_PAUSE;
        pauseUntil(now, pause(first, troublesInARow, longest));
        pauseUntil(now, asked);
    }

    private static Duration pause(Duration first, int troubles, Duration longest) {
        Duration own = first.multipliedBy(1L << Math.min(troubles - 1, 10));
        return own.compareTo(longest) > 0 ? longest : own;
    }

    private void pauseUntil(Instant now, @Nullable Duration pause) {
        if (pause != null && now.plus(pause).isAfter(pausedUntil)) {
            pausedUntil = now.plus(pause);
        }
    }

    /** Whether it is the platform's by its kind: it throttles, it cannot be reached, or it gives no access token. */
    static boolean isWhole(Trouble trouble) {
        int status = trouble.status();
        return status == 429
                || status == 403
                || trouble.pause() != null
                || trouble.tokenRefused()
                || (status == 0 && !trouble.perhapsReceived());
    }
}
