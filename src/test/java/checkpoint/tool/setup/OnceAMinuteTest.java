package checkpoint.tool.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OnceAMinuteTest {

    private final AtomicLong nanos = new AtomicLong();
    private final OnceAMinute log = new OnceAMinute(nanos::get);
    private final List<String> lines = new ArrayList<>();

    @Test
    void a_cause_is_reported_at_once_and_then_once_a_minute_with_its_number() {
        for (int i = 0; i < 100; i++) {
            tell("away");
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        tell("away");
        tell("away");

        assertThat(lines).containsExactly("away 1", "away 100");
    }

    @Test
    void each_cause_is_told_for_itself() {
        tell("away");
        tell("refused");

        assertThat(lines).containsExactly("away 1", "refused 1");
    }

    private void tell(String cause) {
        log.tell(cause, times -> lines.add(cause + " " + times));
    }
}
