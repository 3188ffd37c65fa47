package checkpoint.attempt;

import checkpoint.content.Question;
import checkpoint.content.Quiz;
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
import java.util.stream.IntStream;

/** Draws the questions of an attempt: spread over the objectives, and of each first what the learner has met least. */
final class Draw {

    private final Quiz quiz;
    private final Map<String, Integer> met;
    private final RandomGenerator random;

    /**
     * @param met how often earlier attempts put a question, by its id
     */
    Draw(Quiz quiz, Map<String, Integer> met, RandomGenerator random) {
        this.quiz = quiz;
        this.met = met;
        this.random = random;
    }

    Layout layout() {
        Set<String> drawn = draw();
        List<Question> questions = new ArrayList<>(quiz.questions().stream()
                .filter(question -> drawn.contains(question.id()))
                .toList());
        if (quiz.shuffleQuestions()) {
            Collections.shuffle(questions, random);
        }
        return new Layout(questions.stream().map(this::put).toList());
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

    private int timesMet(Question question) {
        return met.getOrDefault(question.id(), 0);
    }

    private Layout.Put put(Question question) {
        List<Integer> entries = indices(question.entries().size());
        List<Integer> targets = indices(question.targets().size());
        switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> {
                if (quiz.shuffleChoices()) {
                    Collections.shuffle(entries, random);
                }
            }
            // In the authored order these would show their own key.
            case ORDERING -> disarrange(entries);
            case MATCHING -> Collections.shuffle(targets, random);
            case TRUE_FALSE, NUMERIC, SHORT_TEXT -> {}
        }
        return new Layout.Put(question.id(), List.copyOf(entries), List.copyOf(targets));
    }

    private void disarrange(List<Integer> entries) {
        List<Integer> authored = List.copyOf(entries);
        while (entries.size() > 1 && entries.equals(authored)) {
            Collections.shuffle(entries, random);
        }
    }

    private static List<Integer> indices(int size) {
        return IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
    }
}
