package checkpoint.launch.record;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Takes what is asked for in the same moment to the database in one statement. Nobody waits for company: while no statement is under
 * way who asks goes at once, and who comes meanwhile goes with the next one, together with the others that wait. One at a time, since
 * the database has less to do for one statement of ten than for two of five.
 *
 * @param <A> what is asked
 * @param <R> what is answered
 */
final class Together<A, R> {

    /** More would be long enough for others to notice. */
    private static final int MOST = 64;
    /** Then the statement that is under way hangs, and whoever waits goes ahead with the others. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Function<List<A>, List<R>> statement;
    private final Comparator<Waiting<A, R>> order;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting<A, R>> waiting = new ArrayDeque<>();
    private @Nullable Waiting<A, R> leader;

    /**
     * @param order in which what is asked stands in a statement: the same on every node, so that no two of them wait for each other
     * @param statement does all of it, with answers in the order of what is asked, or, by an exception, nothing of it
     */
    Together(Comparator<A> order, Function<List<A>, List<R>> statement) {
        this.statement = statement;
        this.order = Comparator.comparing(one -> one.asked, order);
    }

    /** One who asked: is answered, or told to go ahead with all who wait. What is said to who goes ahead already is not heard. */
    private static final class Waiting<A, R> {

        private final A asked;
        private final CompletableFuture<Turn<R>> turn = new CompletableFuture<>();

        Waiting(A asked) {
            this.asked = asked;
        }
    }

    private sealed interface Turn<R> {}

    private record Answered<R>(Optional<R> answer) implements Turn<R> {}

    private record Lead<R>() implements Turn<R> {}

    /**
     * The answer; empty where the statement could not do all that was asked of it: then each has to be asked by itself.
     *
     * @throws DataAccessException if the database is away, for which nothing that was asked is to blame
     */
    Optional<R> ask(A asked) {
        Waiting<A, R> self = new Waiting<>(asked);
        lock.lock();
        try {
            if (leader == null) {
                leader = self;
                self.turn.complete(new Lead<>());
            } else {
                waiting.add(self);
            }
        } finally {
            lock.unlock();
        }
        return switch (turn(self)) {
            case Answered<R>(Optional<R> answer) -> answer;
            case Lead<R>() -> lead(self);
        };
    }

    private Turn<R> turn(Waiting<A, R> self) {
        try {
            return self.turn.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            takeOver(self);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            takeOver(self);
        } catch (ExecutionException e) {
            // Said below.
        }
        return outcome(self);
    }

    /** Unless it is part of a statement already, whose outcome is its own. */
    private void takeOver(Waiting<A, R> self) {
        lock.lock();
        try {
            if (waiting.remove(self)) {
                leader = self;
                self.turn.complete(new Lead<>());
            }
        } finally {
            lock.unlock();
        }
    }

    private static <R> Turn<R> outcome(Waiting<?, R> self) {
        try {
            return self.turn.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DataAccessException away ? away : e;
        }
    }

    private Optional<R> lead(Waiting<A, R> self) {
        List<Waiting<A, R>> all = gather(self);
        try {
            List<R> answers = statement.apply(all.stream().map(one -> one.asked).toList());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).turn.complete(new Answered<>(Optional.of(answers.get(i))));
            }
            return Optional.of(answers.get(all.indexOf(self)));
        } catch (DataAccessResourceFailureException | TransientDataAccessResourceException away) {
            all.forEach(one -> one.turn.completeExceptionally(away));
            throw away;
        } catch (DataAccessException one) {
            all.forEach(each -> each.turn.complete(new Answered<>(Optional.empty())));
            return Optional.empty();
        } catch (RuntimeException | Error broken) {
            // Broad on purpose: whatever it is, the others wait for an outcome and would wait for ever.
            all.forEach(one -> one.turn.completeExceptionally(broken));
            throw broken;
        } finally {
            passOn(self);
        }
    }

    private List<Waiting<A, R>> gather(Waiting<A, R> self) {
        List<Waiting<A, R>> all = new ArrayList<>();
        all.add(self);
        lock.lock();
        try {
            while (all.size() < MOST && !waiting.isEmpty()) {
                all.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        all.sort(order);
        return all;
    }

    /** The first who waits leads the next statement, unless somebody has taken over. */
    private void passOn(Waiting<A, R> self) {
        lock.lock();
        try {
            if (leader == self) {
                leader = waiting.poll();
                if (leader != null) {
                    leader.turn.complete(new Lead<>());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many wait at this moment. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
