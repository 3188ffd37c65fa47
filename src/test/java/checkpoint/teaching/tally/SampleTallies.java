package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Response;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.rules.Adjustments;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** What a made-up class has answered: the better somebody is, the more is right; the same for each seed. */
public final class SampleTallies implements Checkpoints {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int SECONDS = 20;

    private final Checkpoint checkpoint;
    private final Random random;
    private final Counting counting;

    public SampleTallies(Checkpoint checkpoint, long seed) {
        this.checkpoint = checkpoint;
        this.random = new Random(seed);
        this.counting = new Counting(this);
    }

    @Override
    public Collection<Checkpoint> all() {
        return List.of(checkpoint);
    }

    @Override
    public Optional<Checkpoint> current(String slug) {
        return Optional.of(checkpoint);
    }

    @Override
    public Checkpoint version(String digest) {
        return checkpoint;
    }

    /**
     * So many learners submit.
     *
     * @param fooled a question that the better ones get wrong; an empty one: none
     */
    public SampleTallies submit(int learners, int number, String fooled) {
        for (int i = 0; i < learners; i++) {
            double ability = (i + 1.0) / (learners + 1);
            attempt(i, number, ability, fooled);
        }
        return this;
    }

    private void attempt(int learner, int number, double ability, String fooled) {
        Layout layout = new Draw(checkpoint.quiz(), List.of(), random).layout();
        Map<String, SavedAnswers.One> saved = new HashMap<>();
        int revision = 0;
        for (Layout.Put put : layout.questions()) {
            revision++;
            Question question = checkpoint.quiz().question(put.question());
            boolean knows = random.nextDouble() < ability * 0.8 + 0.1;
            boolean right = question.id().equals(fooled) ? !knows : knows;
            Instant at = NOON.plusSeconds((long) revision * SECONDS + random.nextInt(SECONDS));
            saved.put(
                    question.id(),
                    new SavedAnswers.One(right ? right(question.key()) : wrong(question.key()), at, revision, null));
        }
        Attempt open = new Attempt(
                learner + 1L,
                new Place(1, learner, 1, checkpoint.slug()),
                number,
                checkpoint.digest(),
                NOON,
                null,
                null,
                null);
        MarkedAttempt marked = new Sheet(open, layout, new SavedAnswers(saved), Adjustments.NONE).marked(checkpoint);
        Attempt ended = new Attempt(
                open.id(),
                open.place(),
                number,
                open.digest(),
                NOON,
                null,
                null,
                new Attempt.Result(
                        NOON.plusSeconds(600), marked.score(checkpoint.quiz().passMark())));
        counting.add(new SubmittedAttempt(
                new Sheet(ended, layout, new SavedAnswers(saved), Adjustments.NONE),
                new SubmittedAttempt.Person("s-" + learner, "Learner " + learner),
                marked,
                checkpoint,
                number == 1 ? null : new SubmittedAttempt.Before(0.2, false, Set.of())));
    }

    private static Response right(AnswerKey key) {
        return switch (key) {
            case AnswerKey.OneChoice one -> new Response.Chosen(Set.of(one.right()));
            case AnswerKey.SomeChoices some -> new Response.Chosen(some.right());
            case AnswerKey.Truth truth -> new Response.TrueOrFalse(truth.value());
            case AnswerKey.Quantity quantity ->
                new Response.Typed(quantity.best().value().toPlainString());
            case AnswerKey.Words words -> new Response.Typed(words.accepted().getFirst());
            case AnswerKey.Order order ->
                new Response.Placed(IntStream.range(0, order.entries()).boxed().toList());
            case AnswerKey.Pairs pairs -> new Response.Placed(pairs.rightOfLeft());
        };
    }

    private Response wrong(AnswerKey key) {
        return switch (key) {
            case AnswerKey.OneChoice one -> new Response.Chosen(Set.of(one.right() == 0 ? 1 : 0));
            case AnswerKey.SomeChoices some ->
                new Response.Chosen(Set.of(some.right().iterator().next()));
            case AnswerKey.Truth truth -> new Response.TrueOrFalse(!truth.value());
            case AnswerKey.Quantity quantity ->
                new Response.Typed(
                        String.valueOf(Math.round(quantity.best().value().doubleValue()
                                + quantity.best().tolerance().doubleValue() * (random.nextInt(9) + 1.5))));
            case AnswerKey.Words ignored ->
                random.nextBoolean() ? new Response.Blank() : new Response.Typed("dedupe key");
            case AnswerKey.Order order ->
                new Response.Placed(IntStream.range(0, order.entries())
                        .mapToObj(i -> order.entries() - 1 - i)
                        .toList());
            case AnswerKey.Pairs pairs ->
                new Response.Placed(pairs.rightOfLeft().reversed());
        };
    }

    public AttemptTally attempts(boolean later) {
        AttemptTally all = new AttemptTally();
        counting.attempts().forEach((key, tally) -> {
            if (later || key.first()) {
                all.plus(tally);
            }
        });
        return all;
    }

    public Map<String, QuestionTally> questions(boolean later) {
        Map<String, QuestionTally> all = new HashMap<>();
        int bank = checkpoint.quiz().questions().size();
        for (Question question : checkpoint.quiz().questions()) {
            QuestionTally sum = new QuestionTally(Options.count(question), bank);
            counting.questions().forEach((key, tally) -> {
                if (key.question().equals(question.id()) && (later || key.key().first())) {
                    sum.plus(tally);
                }
            });
            all.put(question.id(), sum);
        }
        return all;
    }
}
