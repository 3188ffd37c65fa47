package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts added up, by version and by whether they are first ones. Not for several threads. */
final class Counting {

    /** A rise by so many hundredths of the points is a jump. */
    static final int JUMP = 40;

    /** The attempts that are added up together: those at one version, first ones or all. */
    record Key(String digest, boolean first) {}

    /** A question of a version. */
    record QuestionKey(Key key, String question) {}

    /** A text that was not accepted. */
    record TextKey(QuestionKey question, String text) {}

    /** Questions of a version by their place in it. */
    private record Bank(Map<String, Integer> places, List<Question> questions) {

        static Bank of(Quiz quiz) {
            Map<String, Integer> places = new HashMap<>();
            quiz.questions().forEach(question -> places.put(question.id(), places.size()));
            return new Bank(places, quiz.questions());
        }

        /** Where a question stands; {@code null} where it was marked by another key than that of this version, or put other choices. */
        @Nullable
        Integer place(Question question) {
            Integer place = places.get(question.id());
            return place == null || !asksTheSame(questions.get(place), question) ? null : place;
        }

        private static boolean asksTheSame(Question one, Question other) {
            return one.key().equals(other.key())
                    && one.entries().equals(other.entries())
                    && one.targets().equals(other.targets());
        }
    }

    /** The marks of one question, for counting. */
    private record Marks(MarkedAttempt.One one, int place, double points, double share, long credit) {

        boolean isRight() {
            return one.share().equals(Share.ALL);
        }
    }

    private final Checkpoints checkpoints;
    private final Map<String, Bank> banks = new HashMap<>();
    private final Map<Key, AttemptTally> attempts = new HashMap<>();
    private final Map<QuestionKey, QuestionTally> questions = new HashMap<>();
    private final Map<TextKey, Integer> texts = new HashMap<>();

    Counting(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    Map<Key, AttemptTally> attempts() {
        return attempts;
    }

    Map<QuestionKey, QuestionTally> questions() {
        return questions;
    }

    Map<TextKey, Integer> texts() {
        return texts;
    }

    void add(SubmittedAttempt seen) {
        Checkpoint version = seen.bank();
        Key key = new Key(version.digest(), seen.isFirst());
        List<Marks> all = earned(version, seen.marked());
        if (all.isEmpty()) {
            return;
        }
        attempt(key, seen, all);
        Map<String, Long> seconds =
                AnswerTimes.of(seen.sheet().attempt().startedAt(), seen.sheet().saved());
        double points = all.stream().mapToDouble(Marks::points).sum();
        double sum = all.stream().mapToDouble(one -> one.points() * one.share()).sum();
        for (Marks own : all) {
            Question question = own.one().question();
            QuestionTally tally = tally(new QuestionKey(key, question.id()), question, version.quiz());
            double rest = points - own.points();
            double share = rest <= 0 ? 0 : (sum - own.points() * own.share()) / rest;
            tally.add(
                    Options.of(question, own.one().response()),
                    Math.clamp(Math.round(share * 100), 0, QuestionTally.LEVELS - 1),
                    own.isRight(),
                    own.one().isBlank(),
                    seconds.getOrDefault(question.id(), -1L));
            for (Marks other : all) {
                tally.beside(other.place(), own.credit(), other.credit());
            }
            text(new QuestionKey(key, question.id()), own.one());
        }
    }

    private List<Marks> earned(Checkpoint version, MarkedAttempt marked) {
        Bank bank = banks.computeIfAbsent(version.digest(), digest -> Bank.of(version.quiz()));
        List<Marks> all = new ArrayList<>(marked.questions().size());
        for (MarkedAttempt.One one : marked.questions()) {
            Integer place = bank.place(one.question());
            if (place != null && one.counts()) {
                double share = one.share().doubleValue();
                all.add(new Marks(
                        one,
                        place,
                        one.question().points().doubleValue(),
                        share,
                        Math.round(share * QuestionTally.WHOLE)));
            }
        }
        return all;
    }

    private void attempt(Key key, SubmittedAttempt seen, List<Marks> all) {
        Attempt attempt = seen.sheet().attempt();
        Attempt.Result result = attempt.requireResult();
        double share = share(result.score().given(), result.score().maximum());
        AttemptTally tally = attempts.computeIfAbsent(key, one -> new AttemptTally());
        tally.add(
                attempt.number(),
                Math.round(share * QuestionTally.WHOLE),
                Math.round(error(all) * QuestionTally.WHOLE * QuestionTally.WHOLE),
                all.size(),
                result.score().passed());
        SubmittedAttempt.Before before = seen.before();
        Rules rules = seen.sheet().rules(checkpoints.version(attempt.digest()));
        if (before != null
                && !before.passed()
                && Disclosure.of(rules, false, false).keys()) {
            tally.afterKeys(
                    Math.round(before.share() * QuestionTally.WHOLE),
                    Math.round(share * QuestionTally.WHOLE),
                    (share - before.share()) * 100 >= JUMP);
            all.forEach(one ->
                    tally.afterKeys(before.put().contains(one.one().question().id()), one.credit()));
        }
    }

    /** The variance that drawing these questions and not others adds to the score. */
    private static double error(List<Marks> all) {
        int n = all.size();
        if (n < 2) {
            return 0;
        }
        double mean = all.stream().mapToDouble(Marks::share).sum() / n;
        double variance = all.stream()
                        .mapToDouble(one -> (one.share() - mean) * (one.share() - mean))
                        .sum()
                / (n - 1);
        double points = all.stream().mapToDouble(Marks::points).sum();
        double squares =
                all.stream().mapToDouble(one -> one.points() * one.points()).sum();
        return variance * squares / points / points;
    }

    static double share(BigDecimal given, BigDecimal maximum) {
        return given.doubleValue() / maximum.doubleValue();
    }

    private QuestionTally tally(QuestionKey key, Question question, Quiz quiz) {
        return questions.computeIfAbsent(
                key,
                one -> new QuestionTally(
                        Options.count(question), quiz.questions().size()));
    }

    private void text(QuestionKey key, MarkedAttempt.One one) {
        boolean isTyped = one.question().type() == Question.Type.SHORT_TEXT
                || one.question().type() == Question.Type.NUMERIC;
        if (isTyped
                && one.response() instanceof Response.Typed(String typed)
                && one.share().signum() <= 0) {
            TypedText.of(one.question(), typed).ifPresent(text -> texts.merge(new TextKey(key, text), 1, Integer::sum));
        }
    }
}
