package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Written without a look at the meter: a learner who takes attempts by the real draw and the real marking, gives real responses, and
 * strikes out those that a failed attempt's page rules out.
 */
final class HarvestingLearner {

    private final Quiz quiz;
    private final Map<String, Question> questions;
    private final Map<String, List<Response>> possible;
    private final Random random;
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<Response>> open = new HashMap<>();
    private final List<Map<String, Boolean>> history = new ArrayList<>();

    private HarvestingLearner(
            Quiz quiz,
            Map<String, Question> questions,
            Map<String, List<Response>> possible,
            int known,
            Random random) {
        this.quiz = quiz;
        this.questions = questions;
        this.possible = possible;
        this.random = random;
        List<Question> all = new ArrayList<>(quiz.questions());
        Collections.shuffle(all, random);
        all.subList(0, known).forEach(question -> this.known.add(question.id()));
    }

    /** The share of so many such learners who have passed, by the number of attempts less one. */
    static double[] passed(Quiz quiz, int known, int attempts, int learners, long seed) {
        Random random = new Random(seed);
        Map<String, Question> questions = new HashMap<>();
        Map<String, List<Response>> possible = new HashMap<>();
        quiz.questions().forEach(question -> {
            questions.put(question.id(), question);
            possible.put(question.id(), possible(question));
        });
        int[] passed = new int[attempts];
        for (int i = 0; i < learners; i++) {
            int at = new HarvestingLearner(quiz, questions, possible, known, random).passesAt(attempts);
            for (int attempt = at; attempt < attempts; attempt++) {
                passed[attempt]++;
            }
        }
        return IntStream.of(passed).mapToDouble(one -> (double) one / learners).toArray();
    }

    private int passesAt(int attempts) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            Map<String, Response> given = new HashMap<>();
            List<Marking.Marked> marked = new ArrayList<>();
            Map<String, Boolean> right = new HashMap<>();
            for (String id : Spread.draw(quiz, Spread.ranks(history), random)) {
                Question question = questions.get(id);
                Response response = known.contains(id) ? new Response.Blank() : answer(question);
                Share share = known.contains(id) ? Share.ALL : Marking.share(question.key(), response);
                given.put(id, response);
                marked.add(new Marking.Marked(question.points(), share));
                right.put(id, share.equals(Share.ALL));
            }
            if (Marking.score(marked, quiz.passMark()).passed()) {
                return attempt;
            }
            history.add(right);
            given.forEach((id, response) -> learn(questions.get(id), response));
        }
        return attempts;
    }

    private Response answer(Question question) {
        List<Response> left = open.computeIfAbsent(question.id(), possible::get);
        return left.isEmpty() ? new Response.Blank() : left.get(random.nextInt(left.size()));
    }

    private void learn(Question question, Response given) {
        if (quiz.feedback() == Quiz.FeedbackTime.NEVER || known.contains(question.id())) {
            return;
        }
        if (quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT) {
            known.add(question.id());
        } else if (quiz.feedback() == Quiz.FeedbackTime.AFTER_SUBMIT) {
            if (Marking.share(question.key(), given).equals(Share.ALL)) {
                known.add(question.id());
            }
            open.computeIfPresent(
                    question.id(),
                    (id, left) -> left.stream()
                            .filter(Predicate.not(ruledOut(question.key(), given)))
                            .toList());
        }
    }

    /** Which responses the mark of this one rules out. */
    private static Predicate<Response> ruledOut(AnswerKey key, Response given) {
        return switch (key) {
            case AnswerKey.SomeChoices some -> {
                Set<Integer> chosen = ((Response.Chosen) given).choices();
                yield one -> chosen.stream()
                        .anyMatch(choice -> some.right().contains(choice)
                                != ((Response.Chosen) one).choices().contains(choice));
            }
            case AnswerKey.Order order ->
                otherHits(
                        given,
                        places(IntStream.range(0, order.entries()).boxed().toList()));
            case AnswerKey.Pairs pairs -> otherHits(given, places(pairs.rightOfLeft()));
            default -> given::equals;
        };
    }

    /** Those that agree with it in more or fewer places than the right one does. */
    private static Predicate<Response> otherHits(Response given, Response right) {
        long told = hits(given, right);
        return one -> hits(given, one) != told;
    }

    private static Response places(List<Integer> places) {
        return new Response.Placed(List.copyOf(places));
    }

    private static long hits(Response a, Response b) {
        List<Integer> some = ((Response.Placed) a).places();
        List<Integer> others = ((Response.Placed) b).places();
        int hits = 0;
        for (int i = 0; i < some.size(); i++) {
            if (Objects.equals(some.get(i), others.get(i))) {
                hits++;
            }
        }
        return hits;
    }

    /** What somebody would answer who knows nothing; none where there is nothing to pick from. */
    private static List<Response> possible(Question question) {
        return switch (question.key()) {
            case AnswerKey.OneChoice ignored ->
                IntStream.range(0, question.entries().size())
                        .<Response>mapToObj(i -> new Response.Chosen(Set.of(i)))
                        .toList();
            case AnswerKey.Truth ignored -> List.of(new Response.TrueOrFalse(true), new Response.TrueOrFalse(false));
            case AnswerKey.SomeChoices some ->
                tuples(some.choices(), 2).stream()
                        .filter(tuple -> tuple.contains(1))
                        .<Response>map(tuple -> new Response.Chosen(Set.copyOf(IntStream.range(0, tuple.size())
                                .filter(i -> tuple.get(i) == 1)
                                .boxed()
                                .toList())))
                        .toList();
            case AnswerKey.Order order -> placed(order.entries(), order.entries(), true);
            case AnswerKey.Pairs pairs -> {
                int lefts = pairs.rightOfLeft().size();
                int rights = question.targets().size();
                yield placed(
                        lefts,
                        rights,
                        lefts == rights && Set.copyOf(pairs.rightOfLeft()).size() == rights);
            }
            case AnswerKey.Quantity ignored -> List.of();
            case AnswerKey.Words ignored -> List.of();
        };
    }

    private static List<Response> placed(int places, int targets, boolean once) {
        return tuples(places, targets).stream()
                .filter(tuple -> !once || Set.copyOf(tuple).size() == places)
                .map(HarvestingLearner::places)
                .toList();
    }

    private static List<List<Integer>> tuples(int length, int values) {
        List<List<Integer>> all = new ArrayList<>();
        for (long number = 0; number < Math.pow(values, length); number++) {
            List<Integer> tuple = new ArrayList<>();
            for (long rest = number; tuple.size() < length; rest /= values) {
                tuple.add((int) (rest % values));
            }
            all.add(tuple);
        }
        return all;
    }
}
