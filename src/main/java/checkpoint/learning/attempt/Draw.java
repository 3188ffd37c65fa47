package checkpoint.learning.attempt;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the questions of an attempt, and puts them and their entries in an order. */
public final class Draw {

    private final Quiz quiz;
    private final Map<String, Integer> ranks;
    private final RandomGenerator random;

    /**
     * @param met what earlier attempts put; first comes what is not there, then what was missed longest ago, then what was right
     *     longest ago
     */
    public Draw(Quiz quiz, List<MetQuestion> met, RandomGenerator random) {
        this.quiz = quiz;
        this.ranks = ranks(quiz, met);
        this.random = random;
    }

    /** Marked by the newest version: what an older one asked otherwise comes again soon, as missed. */
    private static Map<String, Integer> ranks(Quiz quiz, List<MetQuestion> met) {
        Map<String, Question> bank = new HashMap<>();
        quiz.questions().forEach(question -> bank.put(question.id(), question));
        Map<Integer, Map<String, Boolean>> attempts = new TreeMap<>();
        for (MetQuestion one : met) {
            Question question = bank.get(one.question());
            if (question != null) {
                boolean right = Marking.share(question.key(), one.response()).equals(Share.ALL);
                attempts.computeIfAbsent(one.attempt(), number -> new HashMap<>())
                        .put(one.question(), right);
            }
        }
        return Spread.ranks(List.copyOf(attempts.values()));
    }

    public Layout layout() {
        Set<String> drawn = Spread.draw(quiz, ranks, random);
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

    /** Choices that the author fixed keep their place; the others are shuffled. */
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
