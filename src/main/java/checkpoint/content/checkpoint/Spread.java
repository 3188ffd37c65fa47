package checkpoint.content.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Which questions of a bank an attempt puts: spread over the objectives, and of each first what the learner has met least. */
public final class Spread {

    private final Quiz quiz;
    private final Map<String, Integer> met;
    private final RandomGenerator random;

    private Spread(Quiz quiz, Map<String, Integer> met, RandomGenerator random) {
        this.quiz = quiz;
        this.met = met;
        this.random = random;
    }

    /**
     * The ids of the questions drawn.
     *
     * @param met how often earlier attempts put a question, by its id
     */
    public static Set<String> draw(Quiz quiz, Map<String, Integer> met, RandomGenerator random) {
        return new Spread(quiz, met, random).draw();
    }

    /** One question at a time, each from a pile that has given the fewest so far. */
    private Set<String> draw() {
        List<Pile> piles = piles();
        Set<String> drawn = new HashSet<>();
        while (drawn.size() < quiz.draw() && !piles.isEmpty()) {
            Pile pile = Collections.min(
                    piles,
                    Comparator.<Pile>comparingInt(one -> one.taken)
                            .thenComparingInt(one -> timesMet(one.questions.getFirst())));
            drawn.add(pile.take().id());
            piles.removeIf(one -> one.questions.isEmpty());
        }
        return drawn;
    }

    /** The bank by objective, all in random order, but in each pile what was met least on top. */
    private List<Pile> piles() {
        List<Question> bank = new ArrayList<>(quiz.questions());
        Collections.shuffle(bank, random);
        bank.sort(Comparator.comparingInt(this::timesMet));
        List<Pile> piles = bank.stream().collect(Collectors.groupingBy(Question::objective)).values().stream()
                .map(Pile::new)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(piles, random);
        return piles;
    }

    private int timesMet(Question question) {
        return met.getOrDefault(question.id(), 0);
    }

    /** The questions of one objective that are not drawn yet. */
    private static final class Pile {

        private final Deque<Question> questions;
        private int taken;

        Pile(List<Question> questions) {
            this.questions = new ArrayDeque<>(questions);
        }

        Question take() {
            taken++;
            return questions.removeFirst();
        }
    }
}
