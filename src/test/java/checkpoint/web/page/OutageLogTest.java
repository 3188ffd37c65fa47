package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The references that people are shown while no row can be written of what they met. */
class OutageLogTest {

    private final List<String> log = new ArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final OutageLog outages = new OutageLog(() -> "reference" + last.incrementAndGet(), log::add);

    @Test
    void all_who_meet_an_outage_see_a_reference_that_the_log_has() {
        List<String> seen = new ArrayList<>();
        for (String cause : List.of("away", "away", "full", "away")) {
            seen.add(outages.reference(new DataAccessResourceFailureException(cause), "/checkpoints/chapter-12"));
        }

        assertThat(log).hasSize(2);
        assertThat(seen).allMatch(reference -> log.stream().anyMatch(line -> line.endsWith("reference " + reference)));
    }
}
