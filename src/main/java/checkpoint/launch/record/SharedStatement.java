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
 * Takes requests of the same moment to the database in one statement. Nobody waits for company: while no statement is under
 * way, a request goes at once; those that come meanwhile go with the next one. One statement at a time, since the database has less to do
 * for one of ten than for two of five. {@link Line} knows whose turn it is, {@link Request} waits for it, and this class runs the
 * statement.
 *
 * @param <A> what is asked
 * @param <R> what is answered
 */
final class SharedStatement<A, R> {

    /** A larger batch would keep the others waiting noticeably. */
    private static final int MAX_BATCH = 64;
    /** After this long the running statement is taken to hang, and a waiting request goes ahead with the others. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Function<List<A>, List<R>> statement;
    private final Comparator<Request<A, R>> order;
    private final Line<A, R> line = new Line<>();

    /**
     * @param order of the requests in a statement: the same on every node, so that no two of them wait for each other
     * @param statement does all of it, with answers in the order of what is asked, or, by an exception, nothing of it
     */
    SharedStatement(Comparator<A> order, Function<List<A>, List<R>> statement) {
        this.statement = statement;
        this.order = Comparator.comparing(request -> request.asked, order);
    }

    /**
     * The answer; empty where the statement could not do all that was asked of it: then each has to be asked by itself.
     *
     * @throws DataAccessException if the database is away, for which nothing that was asked is to blame
     */
    Optional<R> ask(A asked) {
        Request<A, R> request = new Request<>(asked);
        line.enter(request);
        if (!request.isCalledWithin(PATIENCE)) {
            line.goAhead(request);
        }
        return switch (request.turn()) {
            case Turn.Answered<R>(Optional<R> answer) -> answer;
            case Turn.Lead<R>() -> lead(request);
        };
    }

    private Optional<R> lead(Request<A, R> own) {
        List<Request<A, R>> batch = line.batch(own);
        batch.sort(order);
        try {
            List<R> answers =
                    statement.apply(batch.stream().map(request -> request.asked).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(Optional.of(answers.get(i)));
            }
            return Optional.of(answers.get(batch.indexOf(own)));
        } catch (DataAccessResourceFailureException | TransientDataAccessResourceException away) {
            batch.forEach(request -> request.fail(away));
            throw away;
        } catch (DataAccessException oneOfThem) {
            batch.forEach(request -> request.answer(Optional.empty()));
            return Optional.empty();
        } catch (RuntimeException | Error broken) {
            // Broad on purpose: whatever it is, the others wait for an outcome.
            batch.forEach(request -> request.fail(broken));
            throw broken;
        } finally {
            line.leave(own);
        }
    }

    /** How many wait at this moment. */
    int waiting() {
        return line.waiting();
    }

    /** The turn that a request waits for: to lead the next statement, or to be answered by another one's. */
    private sealed interface Turn<R> {

        record Lead<R>() implements Turn<R> {}

        record Answered<R>(Optional<R> answer) implements Turn<R> {}
    }

    /** One request. The first that it hears counts; a leader does not hear what a statement before its own made of it. */
    private static final class Request<A, R> {

        private final A asked;
        private final CompletableFuture<Turn<R>> turn = new CompletableFuture<>();

        Request(A asked) {
            this.asked = asked;
        }

        void lead() {
            turn.complete(new Turn.Lead<>());
        }

        void answer(Optional<R> answer) {
            turn.complete(new Turn.Answered<>(answer));
        }

        void fail(Throwable why) {
            turn.completeExceptionally(why);
        }

        boolean isCalledWithin(Duration patience) {
            try {
                turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        Turn<R> turn() {
            try {
                return turn.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof DataAccessException away ? away : e;
            }
        }
    }

    /** The queue: one request leads, the others wait. */
    private static final class Line<A, R> {

        private final ReentrantLock lock = new ReentrantLock();
        private final ArrayDeque<Request<A, R>> waiting = new ArrayDeque<>();
        private @Nullable Request<A, R> leader;

        void enter(Request<A, R> request) {
            locked(() -> {
                if (leader == null) {
                    appoint(request);
                } else {
                    waiting.add(request);
                }
            });
        }

        /** Past a leader whose statement hangs; unless the request is part of that statement, whose outcome is then its own. */
        void goAhead(Request<A, R> request) {
            locked(() -> {
                if (waiting.remove(request)) {
                    appoint(request);
                }
            });
        }

        /** The leader's own request and those that wait, as many as one statement takes. */
        List<Request<A, R>> batch(Request<A, R> own) {
            List<Request<A, R>> batch = new ArrayList<>();
            batch.add(own);
            locked(() -> {
                while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
            });
            return batch;
        }

        /** The first that waits leads next, unless somebody has gone ahead of this leader. */
        void leave(Request<A, R> request) {
            locked(() -> {
                if (leader == request) {
                    leader = null;
                    Request<A, R> next = waiting.poll();
                    if (next != null) {
                        appoint(next);
                    }
                }
            });
        }

        int waiting() {
            int[] size = new int[1];
            locked(() -> size[0] = waiting.size());
            return size[0];
        }

        private void appoint(Request<A, R> request) {
            leader = request;
            request.lead();
        }

        private void locked(Runnable step) {
            lock.lock();
            try {
                step.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
