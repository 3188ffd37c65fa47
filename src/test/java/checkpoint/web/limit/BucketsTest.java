package checkpoint.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is left in whose bucket. Moments are in nanoseconds. */
class BucketsTest {

    private static final long SECOND = 1_000_000_000;
    private static final long NOON = 1_800_000_000L * SECOND;
    private static final long SCHOOL = 0xC0000201L;

    private static Buckets buckets(int atOnce, int perSecond) {
        return new Buckets(atOnce, Duration.ofSeconds(1).dividedBy(perSecond), 42);
    }

    private static long served(Buckets buckets, long address, int share, int asked, long now) {
        return IntStream.range(0, asked)
                .filter(i -> buckets.take(address, share, now) == 0)
                .count();
    }

    @Test
    void a_full_bucket_serves_as_many_as_are_allowed_at_once_and_no_more() {
        assertThat(served(buckets(600, 60), SCHOOL, 1, 5_000, NOON)).isEqualTo(600);
    }

    @Test
    void a_bucket_fills_by_so_many_a_second() {
        Buckets buckets = buckets(600, 60);
        served(buckets, SCHOOL, 1, 5_000, NOON);

        assertThat(served(buckets, SCHOOL, 1, 5_000, NOON + SECOND)).isEqualTo(60);
        assertThat(served(buckets, SCHOOL, 1, 5_000, NOON + 3 * SECOND)).isEqualTo(120);
        assertThat(served(buckets, SCHOOL, 1, 5_000, NOON + 3_600 * SECOND)).isEqualTo(600);
    }

    @Test
    void who_is_turned_away_is_told_when_there_is_one() {
        Buckets buckets = buckets(10, 2);
        served(buckets, SCHOOL, 1, 10, NOON);

        long wait = buckets.take(SCHOOL, 1, NOON);

        assertThat(wait).isEqualTo(SECOND / 2);
        assertThat(buckets.take(SCHOOL, 1, NOON + wait - 1)).isEqualTo(1);
        assertThat(buckets.take(SCHOOL, 1, NOON + wait)).isZero();
    }

    @Test
    void being_turned_away_costs_nothing_further() {
        Buckets buckets = buckets(10, 1);
        served(buckets, SCHOOL, 1, 100_000, NOON);

        assertThat(buckets.take(SCHOOL, 1, NOON + SECOND)).isZero();
    }

    @Test
    void a_larger_share_takes_so_many_times_as_often() {
        Buckets buckets = buckets(600, 60);

        assertThat(served(buckets, SCHOOL, 10, 20_000, NOON)).isEqualTo(6_000);
        assertThat(served(buckets, SCHOOL, 10, 20_000, NOON + SECOND)).isEqualTo(600);
    }

    @Test
    void one_address_takes_nothing_from_another() {
        Buckets buckets = buckets(600, 60);
        served(buckets, SCHOOL, 1, 5_000, NOON);

        assertThat(served(buckets, SCHOOL + 1, 1, 5_000, NOON)).isEqualTo(600);
    }

    @Test
    void hardly_anybody_honest_suffers_from_a_thousand_floods() {
        Buckets buckets = buckets(600, 60);
        LongStream.range(0, 1_000).forEach(flood -> served(buckets, flood << 16, 1, 700, NOON));

        long served = new Random(7)
                .longs(10_000)
                .filter(honest -> buckets.take(honest, 1, NOON) == 0)
                .count();

        assertThat(served).isGreaterThanOrEqualTo(9_990);
    }

    @Test
    void a_hundred_thousand_addresses_that_ask_once_leave_everybody_served() {
        Buckets buckets = buckets(20, 1);
        Random random = new Random(8);

        assertThat(random.longs(100_000)
                        .filter(address -> buckets.take(address, 1, NOON) == 0)
                        .count())
                .isEqualTo(100_000);
    }

    @Test
    void a_clock_that_is_set_back_keeps_nobody_out() {
        Buckets buckets = buckets(10, 1);
        served(buckets, SCHOOL, 1, 10, NOON);
        long before = NOON - 3_600 * SECOND;

        assertThat(buckets.take(SCHOOL, 1, before)).isEqualTo(SECOND);
        assertThat(served(buckets, SCHOOL, 1, 100, before + 5 * SECOND)).isEqualTo(5);
    }

    @Test
    void many_threads_together_get_what_one_would_get() {
        Buckets buckets = buckets(5_000, 1);
        AtomicInteger served = new AtomicInteger();

        CompletableFuture<?>[] threads = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> served.addAndGet((int) served(buckets, SCHOOL, 1, 2_000, NOON))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();

        // Of two tables one may refuse a moment before the other; nobody gets less.
        assertThat(served.get()).isBetween(5_000, 5_016);
    }
}
