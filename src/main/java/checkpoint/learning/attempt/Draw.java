package checkpoint.learning.attempt;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the questions of an attempt, and puts them and their entries in an order. */
public final class Draw {

    private final Quiz quiz;
    private final Map<String, Integer> met;
    private final RandomGenerator random;

    /**
     * @param met how often earlier attempts put a question, by its id
     */
    public Draw(Quiz quiz, Map<String, Integer> met, RandomGenerator random) {
        this.quiz = quiz;
        this.met = met;
        this.random = random;
    }

    public Layout layout() {
        Set<String> drawn = Spread.draw(quiz, met, random);
        List<Question> questions = new ArrayList<>(quiz.questions().stream()
                .filter(question -> drawn.contains(question.id()))
                .toList());
        if (quiz.shuffleQuestions()) {
            Collections.shuffle(questions, random);
        }
        return new Layout(questions.stream().map(this::put).toList());
    }

    private Layout.Put put(Question question) {
        List<Integer> entries = indices(question.entries().size());
        List<Integer> targets = indices(question.targets().size());
        switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> {
                if (quiz.shuffleChoices()) {
                    shuffleLoose(entries, question);
                }
            }
            // In the authored order these would show their own key.
            case ORDERING -> disarrange(entries);
            case MATCHING -> Collections.shuffle(targets, random);
            case TRUE_FALSE, NUMERIC, SHORT_TEXT -> {}
        }
        return new Layout.Put(question.id(), List.copyOf(entries), List.copyOf(targets));
    }

    /** Those that the author fixed keep their place; the others change theirs. */
    private void shuffleLoose(List<Integer> entries, Question question) {
        List<Integer> loose = new ArrayList<>(entries.stream()
                .filter(entry -> !question.entries().get(entry).fixed())
                .toList());
        Collections.shuffle(loose, random);
        Iterator<Integer> next = loose.iterator();
        entries.replaceAll(entry -> question.entries().get(entry).fixed() ? entry : next.next());
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
