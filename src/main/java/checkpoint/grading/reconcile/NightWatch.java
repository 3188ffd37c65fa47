package checkpoint.grading.reconcile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares what is due, one class after another: each once a night, at a minute of its own. */
@Component
class NightWatch {

    private static final Logger LOG = LoggerFactory.getLogger(NightWatch.class);
    private static final int MOST_IN_A_ROW = 50;

    private final CompareClass compare;

    NightWatch(CompareClass compare) {
        this.compare = compare;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void plan() {
        compare.plan();
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1M")
    void watch() {
        try {
            int compared = 0;
            while (compared < MOST_IN_A_ROW && compare.compareDue()) {
                compared++;
            }
        } catch (DataAccessException e) {
            LOG.warn("Gradebooks are compared later: {}", e.getMessage());
        }
    }
}
