package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The credit of a learner who does not know a question, guesses, and remembers what was shown: the first time they meet it, the second time, and so
 * on. They never give an answer again that the marks have ruled out.
 */
final class Recall {

    /** Trials of one kind of question; each learner gets one of them. */
    private static final int TRIALS = 600;

    /** With more answers to rule out than this, nobody remembers them. */
    private static final int MOST_ANSWERS = 4096;

    private static final int MOST_CHOICES = 16;

    /** Whether a failed attempt shows each question's mark, and explains what was chosen. */
    private final boolean marks;

    /** Whether it shows what is right. */
    private final boolean keys;

    private final int meetings;
    private final RandomGenerator random;
    private final double[] nothing;
    private final Map<String, double[][]> trials = new HashMap<>();

    /**
     * A memory of what failed attempts at this quiz show.
     *
     * @param meetings how often a question is met at most
     */
    Recall(Quiz quiz, int meetings, RandomGenerator random) {
        this.keys = quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT && quiz.feedback() != Quiz.FeedbackTime.NEVER;
        this.marks = keys || quiz.feedback() == Quiz.FeedbackTime.AFTER_SUBMIT;
        this.meetings = meetings;
        this.random = random;
        this.nothing = new double[meetings];
    }

    /** The credit of one learner, by how often they met the question before; each call is another learner. */
    Supplier<double[]> of(Question question) {
        return switch (question.key()) {
            case AnswerKey.Quantity ignored -> this::typed;
            case AnswerKey.Words ignored -> this::typed;
            case AnswerKey.Truth ignored -> () -> picked(new double[] {1, 0});
            case AnswerKey.OneChoice one -> {
                double[] credits = IntStream.range(0, question.entries().size())
                        .mapToDouble(choice -> one.credit(choice).doubleValue())
                        .toArray();
                yield () -> picked(credits);
            }
            case AnswerKey.SomeChoices some -> {
                int right = IntStream.range(0, Math.min(some.choices(), MOST_CHOICES))
                        .filter(some.right()::contains)
                        .map(choice -> 1 << choice)
                        .sum();
                yield () -> tried(some, right);
            }
            case AnswerKey.Order order -> placed(order.entries(), order.entries(), true);
            case AnswerKey.Pairs pairs ->
                placed(pairs.rightOfLeft().size(), question.targets().size(), isOneToOne(question, pairs));
        };
    }

    /** As many right sides as left ones, each for one: the page shows that much. */
    private static boolean isOneToOne(Question question, AnswerKey.Pairs pairs) {
        int targets = question.targets().size();
        return pairs.rightOfLeft().size() == targets
                && pairs.rightOfLeft().stream().distinct().count() == targets;
    }

    /** Nothing to pick from: 0, until the key is shown. */
    private double[] typed() {
        if (!keys) {
            return nothing;
        }
        double[] shares = new double[meetings];
        Arrays.fill(shares, 1, meetings, 1);
        return shares;
    }

    /** One of several, each with its credit. */
    private double[] picked(double[] credits) {
        double[] earned = new double[meetings];
        int[] open = IntStream.range(0, credits.length).toArray();
        int left = open.length;
        for (int meeting = 0; meeting < meetings; meeting++) {
            int at = random.nextInt(left);
            earned[meeting] = credits[open[at]];
            if (keys || (marks && earned[meeting] == 1)) {
                Arrays.fill(earned, meeting + 1, meetings, 1);
                break;
            }
            if (marks && left > 1) {
                open[at] = open[--left];
            }
        }
        return earned;
    }

    /** Several of several: the explanation of what was chosen tells which of it is right. */
    private double[] tried(AnswerKey.SomeChoices key, int right) {
        int choices = Math.min(key.choices(), MOST_CHOICES);
        double[] earned = new double[meetings];
        int seen = 0;
        for (int meeting = 0; meeting < meetings; meeting++) {
            int chosen = 0;
            while (chosen == 0) {
                chosen = (seen & right) | (random.nextInt(1 << choices) & ~seen);
                if ((seen & right) == 0 && seen == everything(choices)) {
                    break;
                }
            }
            earned[meeting] = share(key, right, chosen);
            // Choices left out of an answer that earned everything are wrong.
            if (keys || (marks && earned[meeting] == 1)) {
                Arrays.fill(earned, meeting + 1, meetings, 1);
                break;
            }
            if (marks) {
                seen |= chosen;
            }
        }
        return earned;
    }

    private static int everything(int choices) {
        return (1 << choices) - 1;
    }

    private static double share(AnswerKey.SomeChoices key, int right, int chosen) {
        if (key.credits().isEmpty()) {
            int hits = Integer.bitCount(chosen & right);
            return Math.max(0, (double) (2 * hits - Integer.bitCount(chosen)) / Integer.bitCount(right));
        }
        double sum = 0;
        for (int choice = 0; choice < key.credits().size(); choice++) {
            Share credit = key.credits().get(choice);
            sum += (chosen & (1 << choice)) == 0 ? 0 : credit.doubleValue();
        }
        return Math.clamp(sum, 0, 1);
    }

    /** Entries in places: only how many are right is told, and every arrangement is as likely at first. */
    private Supplier<double[]> placed(int places, int targets, boolean once) {
        double[][] all =
                trials.computeIfAbsent(places + " " + targets + " " + once, key -> trials(places, targets, once));
        return () -> all[random.nextInt(all.length)];
    }

    private double[][] trials(int places, int targets, boolean once) {
        List<int[]> arrangements = arrangements(places, targets, once);
        double[][] all = new double[TRIALS][];
        for (int i = 0; i < TRIALS; i++) {
            all[i] = arrangements.isEmpty() ? unremembered(places, targets) : trial(arrangements);
        }
        return all;
    }

    private double[] trial(List<int[]> arrangements) {
        double[] earned = new double[meetings];
        int[] right = arrangements.get(random.nextInt(arrangements.size()));
        List<int[]> open = arrangements;
        for (int meeting = 0; meeting < meetings; meeting++) {
            int[] given = open.get(random.nextInt(open.size()));
            int hits = hits(right, given);
            earned[meeting] = (double) hits / right.length;
            if (keys || (marks && hits == right.length)) {
                Arrays.fill(earned, meeting + 1, meetings, 1);
                break;
            }
            if (marks) {
                open = open.stream().filter(one -> hits(one, given) == hits).toList();
            }
        }
        return earned;
    }

    /** Too many arrangements to rule any out. */
    private double[] unremembered(int places, int targets) {
        double[] earned = new double[meetings];
        for (int meeting = 0; meeting < meetings; meeting++) {
            for (int place = 0; place < places; place++) {
                earned[meeting] += random.nextInt(targets) == 0 ? 1.0 / places : 0;
            }
            if (keys) {
                Arrays.fill(earned, meeting + 1, meetings, 1);
                break;
            }
        }
        return earned;
    }

    private static int hits(int[] right, int[] given) {
        int hits = 0;
        for (int place = 0; place < right.length; place++) {
            hits += right[place] == given[place] ? 1 : 0;
        }
        return hits;
    }

    /** All arrangements; none where there are too many. */
    private static List<int[]> arrangements(int places, int targets, boolean once) {
        List<int[]> all = new ArrayList<>();
        all.add(new int[0]);
        for (int place = 0; place < places; place++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] begun : all) {
                for (int target = 0; target < targets; target++) {
                    int next = target;
                    if (!once || Arrays.stream(begun).noneMatch(taken -> taken == next)) {
                        int[] more = Arrays.copyOf(begun, place + 1);
                        more[place] = target;
                        longer.add(more);
                    }
                }
            }
            if (longer.size() > MOST_ANSWERS) {
                return List.of();
            }
            all = longer;
        }
        return all;
    }
}
