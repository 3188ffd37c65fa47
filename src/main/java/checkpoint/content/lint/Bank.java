package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.Sentence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The bank as a whole: enough for each objective, and no pattern in where or how long the keys are. */
final class Bank {

    /** With fewer, attempts at a drawn quiz put the same few questions again. */
    private static final int FEWEST_OF_AN_OBJECTIVE = 6;

    /** Below this many, a pattern is chance. */
    private static final int ENOUGH_FOR_A_PATTERN = 6;

    private Bank() {}

    static void check(Quiz quiz, Map<String, String> objectives, Warnings warnings) {
        if (quiz.draw() < quiz.questions().size()) {
            objectives.keySet().forEach(key -> enough(quiz, key, warnings));
        }
        List<Question> single = quiz.questions().stream()
                .filter(question -> question.key() instanceof AnswerKey.OneChoice)
                .toList();
        if (single.size() >= ENOUGH_FOR_A_PATTERN) {
            if (!quiz.shuffleChoices()) {
                positions(single, warnings);
            }
            lengths(single, warnings);
        }
    }

    private static void enough(Quiz quiz, String objective, Warnings warnings) {
        long count = quiz.questions().stream()
                .filter(question -> objective.equals(question.objective()))
                .count();
        if (count < FEWEST_OF_AN_OBJECTIVE) {
            warnings.atObjective(
                    objective, Sentence.of("warning.objective.few", objective, count, FEWEST_OF_AN_OBJECTIVE));
        }
    }

    private static void positions(List<Question> single, Warnings warnings) {
        Map<Integer, Long> byPosition =
                single.stream().collect(Collectors.groupingBy(Bank::right, TreeMap::new, Collectors.counting()));
        byPosition.forEach((position, count) -> {
            if (count * 2 > single.size()) {
                warnings.at(
                        single.getFirst(),
                        "choices",
                        Sentence.of("warning.key.position", String.valueOf(position + 1), count, single.size()));
            }
        });
    }

    private static void lengths(List<Question> single, Warnings warnings) {
        long longest = single.stream().filter(Bank::keyIsLongest).count();
        if (longest * 2 > single.size()) {
            warnings.at(single.getFirst(), "choices", Sentence.of("warning.key.longest", longest, single.size()));
        }
    }

    private static boolean keyIsLongest(Question question) {
        ToIntFunction<Question.Entry> length = entry -> entry.text().length();
        int key = length.applyAsInt(question.entries().get(right(question)));
        return question.entries().stream()
                        .mapToInt(length)
                        .filter(one -> one >= key)
                        .count()
                == 1;
    }

    private static int right(Question question) {
        return question.key() instanceof AnswerKey.OneChoice one ? one.right() : 0;
    }
}
