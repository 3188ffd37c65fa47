package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.desired.Memory;
import checkpoint.grading.result.Fraction;
import checkpoint.grading.sending.Due;
import checkpoint.platform.access.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** How many scores one platform is sent at once, while it is well. */
class PlatformPlacesTest {

    private static final Due SCORE = score();
    private static final IntFunction<Duration> STEADY = atOnce -> Duration.ofMillis(300);
    /** As a server with eight workers does: who comes ninth waits for one of them. */
    private static final IntFunction<Duration> EIGHT_WORKERS =
            atOnce -> Duration.ofMillis(300L * Math.max(8, atOnce) / 8);

    private final PlatformPlaces places = new PlatformPlaces();
    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private int mostAtOnce;

    @Test
    void a_platform_that_answers_to_more_at_once_as_soon_as_before_gets_more_places_up_to_a_limit() {
        answers(2_000, 1_000, STEADY);

        assertThat(mostAtOnce).isEqualTo(PlatformPlaces.MOST);
    }

    @Test
    void one_that_answers_later_the_more_it_is_sent_is_sent_as_many_as_usual() {
        answers(2_000, 1_000, EIGHT_WORKERS);

        assertThat(mostAtOnce).isLessThanOrEqualTo(12);
        assertThat(places.taken).isEqualTo(PlatformPlaces.EACH);
    }

    @Test
    void one_that_slows_down_later_is_back_at_the_usual_at_once() {
        answers(2_000, 1_000, STEADY);

        answers(60, 1_000, atOnce -> Duration.ofMillis(700));

        assertThat(places.taken).isEqualTo(PlatformPlaces.EACH);
    }

    @Test
    void one_that_answers_at_once_needs_no_more_than_usual() {
        answers(2_000, 1_000, atOnce -> Duration.ofMillis(20));

        assertThat(mostAtOnce).isEqualTo(PlatformPlaces.EACH);
    }

    @Test
    void places_that_nobody_waits_for_are_not_made() {
        answers(2_000, PlatformPlaces.EACH - 1, STEADY);

        answers(1, 1_000, STEADY);
        assertThat(mostAtOnce).isEqualTo(PlatformPlaces.EACH);
    }

    @Test
    void once_nothing_waits_it_begins_with_the_usual_again() {
        answers(2_000, 1_000, STEADY);

        while (places.taken > 0) {
            places.giveBack(SCORE);
        }
        fill(1_000);

        assertThat(places.taken).isEqualTo(PlatformPlaces.EACH);
    }

    @Test
    void one_that_says_that_it_will_soon_throttle_gets_no_more_than_usual_for_two_minutes() {
        answers(2_000, 1_000, STEADY);

        places.strained(now);
        empty();
        mostAtOnce = 0;
        answers(500, 1_000, STEADY);
        assertThat(mostAtOnce).isEqualTo(PlatformPlaces.EACH);

        now = now.plus(Duration.ofMinutes(2));
        answers(500, 1_000, STEADY);
        assertThat(mostAtOnce).isGreaterThan(PlatformPlaces.EACH);
    }

    @Test
    void trouble_takes_back_what_it_had_been_given() {
        answers(2_000, 1_000, STEADY);

        places.inTrouble(now, new Trouble("503", 503, true, null, false));
        empty();
        now = now.plusSeconds(5);
        fill(1_000);

        assertThat(places.taken).isEqualTo(PlatformPlaces.EACH / 2);
    }

    private void empty() {
        while (places.taken > 0) {
            places.giveBack(SCORE);
        }
    }

    /** So many answers, one after the other, while so many scores wait for a place. */
    private void answers(int count, int waiting, IntFunction<Duration> took) {
        for (int i = 0; i < count; i++) {
            fill(waiting);
            places.answered(took.apply(places.taken), now);
            places.giveBack(SCORE);
        }
        fill(waiting);
    }

    private void fill(int waiting) {
        while (places.isOpen(now) && places.taken < waiting) {
            places.take(SCORE);
        }
        mostAtOnce = Math.max(mostAtOnce, places.taken);
    }

    /** One that is held for a minute from then on. */
    static Due score() {
        Instant at = Instant.parse("2026-11-30T09:59:59Z");
        Fraction full = new Fraction(BigDecimal.ONE);
        return new Due(
                1,
                1,
                1,
                1,
                new UUID(0, 1),
                at.plusSeconds(60),
                false,
                "ada",
                1,
                "chapter-12",
                "https://moodle.example/items/1",
                List.of(),
                true,
                BigDecimal.ONE,
                BigDecimal.ONE,
                true,
                at,
                1,
                0,
                at,
                null,
                true,
                Set.of(),
                null,
                new Memory(full, List.of(), null, null, false, false, null, null, false, null, false, at, null, null));
    }
}
