package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.teaching.statistics.Correlation;
import checkpoint.teaching.statistics.Proportion;
import checkpoint.teaching.tally.AttemptTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flags what an instructor should look at, and nothing that chance explains. */
final class Flags {

    private static final double WEAK = 0.1;
    private static final double EASY = 0.95;
    private static final double OFTEN_BLANK = 0.2;
    private static final double JUMPS = 1 / 3.0;
    private static final double KNOWN = 0.25;

    private Flags() {}

    static List<Flag> of(
            Question question,
            Proportion right,
            long blank,
            @Nullable Correlation discrimination,
            List<AnswerCount> taken) {
        List<Flag> flags = new ArrayList<>();
        boolean oneRight =
                question.type() == Question.Type.SINGLE_CHOICE || question.type() == Question.Type.TRUE_FALSE;
        Optional<Flag> rival = oneRight ? rival(question, taken) : Optional.empty();
        rival.ifPresent(flags::add);
        boolean sure = right.of() >= QuestionFigures.SURE;
        if (rival.isEmpty() && discrimination != null) {
            if (discrimination.interval().high() < 0) {
                flags.add(Flag.of("negative"));
            } else if (sure && discrimination.value() < WEAK && right.share() > WEAK && right.share() < EASY) {
                flags.add(Flag.of("weak"));
            }
        }
        if (oneRight
                && right.wilson().high() < 1.0 / Math.max(2, question.entries().size())) {
            flags.add(Flag.of("below-chance", right.share()));
        }
        if (sure && right.share() >= EASY) {
            flags.add(Flag.of("easy", right.share()));
        }
        if ((double) blank / right.of() > OFTEN_BLANK) {
            flags.add(Flag.of("blank", blank, right.of()));
        }
        if (sure && question.type() == Question.Type.SINGLE_CHOICE) {
            taken.stream()
                    .filter(one -> one.times() == 0 && !one.isRight())
                    .forEach(one -> flags.add(Flag.of("unused", plain(one))));
        }
        return List.copyOf(flags);
    }

    /** Many jumps after keys were shown, and not on questions that are fresh, where there are some. */
    static @Nullable Flag harvest(AttemptTally.AfterKeys after) {
        if (after.learners() < Reliability.FEWEST || (double) after.jumped() / after.learners() < JUMPS) {
            return null;
        }
        if (after.again().isPresent() && after.fresh().isPresent()) {
            double again = after.again().get();
            double fresh = after.fresh().get();
            return again - fresh < KNOWN
                    ? null
                    : Flag.of("harvest.again", after.jumped(), after.learners(), again, fresh);
        }
        return Flag.of("harvest", after.jumped(), after.learners(), after.before(), after.after());
    }

    /** A wrong answer that more of the upper third gave than the right one. */
    private static Optional<Flag> rival(Question question, List<AnswerCount> taken) {
        double key = taken.stream()
                .filter(AnswerCount::isRight)
                .mapToDouble(AnswerCount::upper)
                .max()
                .orElse(0);
        return taken.stream()
                .filter(one -> !one.isRight() && one.upper() > key)
                .max(Comparator.comparingDouble(AnswerCount::upper))
                .map(one -> question.type() == Question.Type.TRUE_FALSE
                        ? Flag.of("rival.truth")
                        : Flag.of("rival", plain(one)));
    }

    private static String plain(AnswerCount one) {
        return one.label() == null ? "" : Html.plain(one.label());
    }
}
