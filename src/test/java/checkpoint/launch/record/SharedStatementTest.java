package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

/** How launches of the same moment share a statement. */
class SharedStatementTest {

    /** What each statement was asked to do. */
    private final List<List<String>> statements = new CopyOnWriteArrayList<>();

    private final CountDownLatch firstUnderWay = new CountDownLatch(1);
    private final CompletableFuture<Void> firstMayEnd = new CompletableFuture<>();
    private final SharedStatement<String, String> together =
            new SharedStatement<>(Comparator.naturalOrder(), this::statement);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private List<String> statement(List<String> asked) {
        statements.add(asked);
        if (asked.contains("first")) {
            firstUnderWay.countDown();
            firstMayEnd.join();
        }
        if (asked.contains("twice")) {
            throw new DuplicateKeyException("twice");
        }
        if (asked.contains("away")) {
            throw new DataAccessResourceFailureException("away");
        }
        if (asked.contains("broken")) {
            throw new IllegalStateException("broken");
        }
        return asked.stream().map(one -> one + "!").toList();
    }

    @AfterEach
    void end() {
        firstMayEnd.complete(null);
        threads.close();
    }

    /** Asks while the first statement is under way; ends that one when all of them wait. */
    private List<Future<Optional<String>>> meanwhile(String... all) throws InterruptedException {
        Future<Optional<String>> first = threads.submit(() -> together.ask("first"));
        assertThat(firstUnderWay.await(1, TimeUnit.MINUTES)).isTrue();
        List<Future<Optional<String>>> answers = new ArrayList<>();
        for (String one : all) {
            answers.add(threads.submit(() -> together.ask(one)));
        }
        while (together.waiting() < all.length) {
            Thread.onSpinWait();
        }
        firstMayEnd.complete(null);
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(Optional.of("first!"));
        return answers;
    }

    @Test
    void who_asks_alone_goes_at_once() {
        assertThat(together.ask("a")).contains("a!");
        assertThat(together.ask("b")).contains("b!");

        assertThat(statements).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void who_asks_meanwhile_goes_together_and_gets_the_own_answer() throws Exception {
        List<Future<Optional<String>>> answers = meanwhile("c", "a", "b");

        assertThat(answers.get(0).get()).contains("c!");
        assertThat(answers.get(1).get()).contains("a!");
        assertThat(answers.get(2).get()).contains("b!");
        assertThat(statements).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void where_one_cannot_be_done_each_is_told_to_go_alone() throws Exception {
        for (Future<Optional<String>> answer : meanwhile("a", "twice", "b")) {
            assertThat(answer.get()).isEmpty();
        }
        assertThat(together.ask("c")).contains("c!");
    }

    @Test
    void when_the_database_is_away_nobody_is_sent_there_again() throws Exception {
        for (Future<Optional<String>> answer : meanwhile("a", "away", "b")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(answer::get)
                    .withCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(together.ask("c")).contains("c!");
    }

    @Test
    void a_fault_of_ours_reaches_everyone_and_the_next_goes_on() throws Exception {
        for (Future<Optional<String>> answer : meanwhile("a", "broken")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(answer::get)
                    .withMessageContaining("broken");
        }
        assertThat(together.ask("c")).contains("c!");
    }

    @Test
    void behind_a_statement_that_hangs_nobody_waits_for_long() throws Exception {
        Future<Optional<String>> first = threads.submit(() -> together.ask("first"));
        assertThat(firstUnderWay.await(1, TimeUnit.MINUTES)).isTrue();

        Future<Optional<String>> a = threads.submit(() -> together.ask("a"));
        Future<Optional<String>> b = threads.submit(() -> together.ask("b"));

        assertThat(a).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(Optional.of("a!"));
        assertThat(b).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(Optional.of("b!"));
        assertThat(together.ask("c")).contains("c!");
        assertThat(first.isDone()).isFalse();
        firstMayEnd.complete(null);
        assertThat(first.get()).contains("first!");
        assertThat(together.ask("d")).contains("d!");
    }

    @Test
    void of_very_many_no_statement_takes_more_than_64() throws Exception {
        // Few enough to gather before their patience ends.
        String[] all = new String[70];
        for (int i = 0; i < all.length; i++) {
            all[i] = "n" + i;
        }
        for (Future<Optional<String>> answer : meanwhile(all)) {
            assertThat(answer.get()).isPresent();
        }
        assertThat(statements).extracting(List::size).containsExactly(1, 64, 6);
    }
}
