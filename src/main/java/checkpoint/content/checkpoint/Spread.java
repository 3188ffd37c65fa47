package checkpoint.content.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The draw of an attempt's questions from a bank: so many of each group, or spread over the objectives, and of each first what the learner has not
 * met.
 */
public final class Spread {

    private static final int MISSED_BEFORE_RIGHT = 1_000_000;

    private final Quiz quiz;
    private final Map<String, Integer> ranks;
    private final RandomGenerator random;

    private Spread(Quiz quiz, Map<String, Integer> ranks, RandomGenerator random) {
        this.quiz = quiz;
        this.ranks = ranks;
        this.random = random;
    }

    /**
     * The ids of the questions drawn.
     *
     * @param ranks by a question's id: of those that can be drawn, the lowest come first; 0 where there is none
     */
    public static Set<String> draw(Quiz quiz, Map<String, Integer> ranks, RandomGenerator random) {
        return new Spread(quiz, ranks, random).draw();
    }

    /**
     * Ranks that put first what was never met, then what was missed longest ago, then what was right longest ago.
     *
     * @param attempts oldest first; of each, the questions put and whether the answer earned everything
     */
    public static Map<String, Integer> ranks(List<Map<String, Boolean>> attempts) {
        Map<String, Integer> ranks = new HashMap<>();
        for (int attempt = 0; attempt < attempts.size(); attempt++) {
            int since = attempt + 1;
            attempts.get(attempt).forEach((id, right) -> ranks.put(id, right ? MISSED_BEFORE_RIGHT + since : since));
        }
        return ranks;
    }

    private Set<String> draw() {
        Set<String> drawn = new HashSet<>();
        if (quiz.groups().isEmpty()) {
            spread(quiz.questions(), quiz.draw(), drawn);
        }
        for (Quiz.Group group : quiz.groups()) {
            List<Question> own = quiz.questions().stream()
                    .filter(question -> group.questions().contains(question.id()))
                    .toList();
            spread(own, group.draw(), drawn);
        }
        return drawn;
    }

    /** One question at a time, each from a pile that has given the fewest so far. */
    private void spread(List<Question> bank, int draw, Set<String> drawn) {
        List<Pile> piles = piles(bank);
        for (int left = draw; left > 0 && !piles.isEmpty(); left--) {
            Pile pile = Collections.min(
                    piles,
                    Comparator.<Pile>comparingInt(one -> one.taken)
                            .thenComparingInt(one -> rank(one.questions.getFirst())));
            drawn.add(pile.take().id());
            piles.removeIf(one -> one.questions.isEmpty());
        }
    }

    /** The bank by objective, all in random order, but in each pile the lowest rank on top. */
    private List<Pile> piles(List<Question> questions) {
        List<Question> bank = new ArrayList<>(questions);
        Collections.shuffle(bank, random);
        bank.sort(Comparator.comparingInt(this::rank));
        List<Pile> piles = bank.stream()
                .collect(Collectors.groupingBy(question -> Objects.requireNonNullElse(question.objective(), "")))
                .values()
                .stream()
                .map(Pile::new)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(piles, random);
        return piles;
    }

    private int rank(Question question) {
        return ranks.getOrDefault(question.id(), 0);
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
