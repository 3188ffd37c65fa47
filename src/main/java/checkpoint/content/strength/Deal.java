package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Draws as {@link checkpoint.content.checkpoint.Spread} does, for one learner after another, and fast enough for a hundred thousand
 * attempts a second: questions are numbers, and each objective keeps its own in the order in which they come up.
 */
final class Deal {

    /** Above every number of an attempt: what was right comes after what was missed. */
    private static final int RIGHT = 1 << 20;

    private final RandomGenerator random;
    private final List<Part> parts = new ArrayList<>();
    private final Pile[] pileOf;
    private final int[] ranks;
    private final int[] drawn;

    /** A part that is drawn from: the bank, or one group. */
    private record Part(Pile[] piles, int draw) {}

    /** The questions of one objective: unmet or missed ones, which come first, and those that were right. */
    private static final class Pile {

        private final int[] questions;
        private final Queue open;
        private final Queue right;
        private int taken;

        Pile(List<Integer> questions) {
            this.questions = questions.stream().mapToInt(Integer::intValue).toArray();
            this.open = new Queue(questions.size());
            this.right = new Queue(questions.size());
        }

        boolean isEmpty() {
            return open.size + right.size == 0;
        }

        int top() {
            return (open.size > 0 ? open : right).first();
        }

        int take() {
            taken++;
            return (open.size > 0 ? open : right).take();
        }
    }

    /** First in, first out. */
    private static final class Queue {

        private final int[] ring;
        private int from;
        private int size;

        Queue(int most) {
            this.ring = new int[most];
        }

        int first() {
            return ring[from];
        }

        int take() {
            int first = ring[from];
            from = from + 1 == ring.length ? 0 : from + 1;
            size--;
            return first;
        }

        void add(int one) {
            int to = from + size;
            ring[to < ring.length ? to : to - ring.length] = one;
            size++;
        }
    }

    Deal(Quiz quiz, RandomGenerator random) {
        this.random = random;
        this.pileOf = new Pile[quiz.questions().size()];
        this.ranks = new int[quiz.questions().size()];
        this.drawn = new int[quiz.draw()];
        Map<String, Integer> numbers = new HashMap<>();
        quiz.questions().forEach(question -> numbers.put(question.id(), numbers.size()));
        if (quiz.groups().isEmpty()) {
            parts.add(new Part(piles(quiz.questions(), numbers), quiz.draw()));
        }
        for (Quiz.Group group : quiz.groups()) {
            List<Question> own = group.questions().stream().map(quiz::question).toList();
            parts.add(new Part(piles(own, numbers), group.draw()));
        }
    }

    private Pile[] piles(Collection<Question> questions, Map<String, Integer> numbers) {
        Map<String, List<Integer>> byObjective = new LinkedHashMap<>();
        for (Question question : questions) {
            byObjective
                    .computeIfAbsent(Objects.requireNonNullElse(question.objective(), ""), key -> new ArrayList<>())
                    .add(Objects.requireNonNull(numbers.get(question.id())));
        }
        return byObjective.values().stream().map(this::pile).toArray(Pile[]::new);
    }

    private Pile pile(List<Integer> questions) {
        Pile pile = new Pile(questions);
        questions.forEach(question -> pileOf[question] = pile);
        return pile;
    }

    /** Somebody comes who has met nothing. */
    void begin() {
        for (Part part : parts) {
            for (Pile pile : part.piles()) {
                pile.open.size = 0;
                pile.right.size = 0;
                shuffle(pile.questions);
                for (int question : pile.questions) {
                    pile.open.add(question);
                    ranks[question] = 0;
                }
            }
        }
    }

    /** The questions of the next attempt, in random order; the caller puts each back before the next draw. */
    int[] draw() {
        int at = 0;
        for (Part part : parts) {
            Collections.shuffle(Arrays.asList(part.piles()), random);
            for (Pile pile : part.piles()) {
                pile.taken = 0;
            }
            for (int i = 0; i < part.draw(); i++) {
                drawn[at++] = next(part.piles()).take();
            }
        }
        shuffle(drawn);
        return drawn;
    }

    /** The pile that has given the fewest; of several the one whose next question comes first. */
    private Pile next(Pile[] piles) {
        Pile best = piles[0];
        for (Pile pile : piles) {
            boolean better = best.isEmpty()
                    || pile.taken < best.taken
                    || (pile.taken == best.taken && ranks[pile.top()] < ranks[best.top()]);
            best = !pile.isEmpty() && better ? pile : best;
        }
        return best;
    }

    /** @param attempt counted from 0 */
    void putBack(int question, int attempt, boolean right) {
        ranks[question] = attempt + 1 + (right ? RIGHT : 0);
        (right ? pileOf[question].right : pileOf[question].open).add(question);
    }

    private void shuffle(int[] all) {
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = all[j];
            all[j] = all[i];
            all[i] = other;
        }
    }
}
