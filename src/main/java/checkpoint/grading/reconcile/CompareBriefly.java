package checkpoint.grading.reconcile;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Compares a class with its gradebook for a page, which waits only for so long; the comparison goes on without it. */
@Component
public class CompareBriefly {

    private final CompareClass compare;

    CompareBriefly(CompareClass compare) {
        this.compare = compare;
    }

    /** The outcome of the comparison; as if another were at it, where it takes longer than this. */
    public CompareClass.Outcome compare(long registration, long resourceLink, Duration patience) {
        CompletableFuture<CompareClass.Outcome> comparison = CompletableFuture.supplyAsync(
                () -> compare.compare(registration, resourceLink),
                task -> Thread.ofVirtual().name("comparison").start(task));
        try {
            return comparison.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return CompareClass.Outcome.BUSY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompareClass.Outcome.BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the comparison failed", e);
        }
    }
}
