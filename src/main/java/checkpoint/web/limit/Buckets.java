package checkpoint.web.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Token buckets for any number of addresses in a memory of fixed size, without locks. A bucket is one number: the moment at which
 * it will be full again. An address has one bucket in each of two tables, at places that a secret seed decides, and is
 * turned away only where both are empty. So nothing has to be thrown out to make room, an idle address costs nothing, and
 * somebody honest suffers from others' floods only where both of their buckets happen to be another's: at a thousand flooding
 * addresses once in four thousand.
 */
final class Buckets {

    private static final int PLACES = 1 << 16;

    private final long interval;
    private final long depth;
    private final long seed;
    private final AtomicLongArray first = new AtomicLongArray(PLACES);
    private final AtomicLongArray second = new AtomicLongArray(PLACES);

    /**
     * Full buckets.
     *
     * @param atOnce how many are served from a full bucket
     * @param interval after which a bucket has one more
     */
    Buckets(int atOnce, Duration interval, long seed) {
        this.interval = interval.toNanos();
        this.depth = Math.multiplyExact(this.interval, atOnce);
        this.seed = seed;
    }

    /**
     * Takes one for this address.
     *
     * @param share how many times the usual this address may take
     * @param now in nanoseconds
     * @return 0 if there was one; else the nanoseconds until there is
     */
    long take(long address, int share, long now) {
        long hash = mixed(address ^ seed);
        long interval = this.interval / share;
        long wait = take(first, (int) hash & (PLACES - 1), interval, now);
        long otherWait = take(second, (int) (hash >>> 32) & (PLACES - 1), interval, now);
        return Math.min(wait, otherWait);
    }

    private long take(AtomicLongArray table, int place, long interval, long now) {
        while (true) {
            long known = table.get(place);
            // A clock that was set back must not leave a bucket empty for as long.
            long full = Math.min(Math.max(known, now), now + depth);
            long wait = full + interval - now - depth;
            if (wait <= 0) {
                if (table.compareAndSet(place, known, full + interval)) {
                    return 0;
                }
            } else if (full == known || table.compareAndSet(place, known, full)) {
                return wait;
            }
        }
    }

    /** Every bit of the address changes every bit of the place (the finaliser of SplitMix64). */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
