package checkpoint.teaching.regrade;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.SpokenName;
import checkpoint.learning.correction.QuestionMatch;
import checkpoint.learning.correction.RemarkedScore;
import checkpoint.learning.view.LearnerView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effect that a regrade would have. Public for its template.
 *
 * @param attempts submitted by now
 * @param learners how many have an attempt that changes so
 * @param passNow how many learners have an attempt that passes then and does not now
 * @param rows attempts whose score would change, at most {@link #SHOWN}
 * @param changed how many attempts' scores would change
 * @param asked the questions that attempts were asked
 * @param kept questions that would stay as they were marked
 * @param reworded ids of questions that the corrected version asks in other words
 * @param nothingLeft names of those of whose attempt nothing would be left to mark
 * @param needless whether it would change nothing, not even of attempts that are still open
 */
record Preview(
        int attempts,
        Map<RemarkedScore.Change, Integer> learners,
        int passNow,
        List<Row> rows,
        int changed,
        List<Asked> asked,
        List<Kept> kept,
        List<String> reworded,
        List<String> nothingLeft,
        boolean needless) {

    /** So many rows a page shows. */
    public static final int SHOWN = 300;

    /** How many names are in one line. */
    public static final int NAMES = 20;

    /**
     * An attempt whose score would change.
     *
     * @param name {@code null} where the platform sent none
     */
    record Row(long learner, @Nullable String name, int attempt, RemarkedScore remarked) {

        /** The most important change first, then by name. */
        static final Comparator<Row> BY_CHANGE = Comparator.comparing(
                        (Row row) -> row.remarked().change())
                .thenComparing(Row::name, Comparator.nullsLast(Comparator.naturalOrder()));

        Row called(@Nullable String newName) {
            return new Row(learner, newName, attempt, remarked);
        }

        public BigDecimal before() {
            return LearnerView.percent(
                    remarked.before().given(), remarked.before().maximum());
        }

        public BigDecimal after() {
            return LearnerView.percent(
                    remarked.after().given(), remarked.after().maximum());
        }
    }

    /**
     * A question, and how many attempts were asked it.
     *
     * @param stem as plain text, with its formulas in one line; cut where it is long
     */
    record Asked(String id, String stem, int attempts) {

        private static final int LONGEST_STEM = 120;

        static Asked once(Question question) {
            String plain = SpokenName.text(question.stem());
            return new Asked(
                    question.id(),
                    plain.length() <= LONGEST_STEM ? plain : plain.substring(0, LONGEST_STEM - 1) + "…",
                    1);
        }

        Asked onceMore() {
            return new Asked(id, stem, attempts + 1);
        }
    }

    /** A question that stays as it was marked, for these learners. */
    record Kept(String question, QuestionMatch.Why why, List<String> learners) {

        /** The first names, for one line. */
        public String names() {
            return String.join(", ", learners.subList(0, Math.min(NAMES, learners.size())));
        }
    }

    public boolean isEmpty() {
        return changed == 0;
    }

    public int raised() {
        return learners.getOrDefault(RemarkedScore.Change.RISES, 0);
    }

    public int lowered() {
        return learners.getOrDefault(RemarkedScore.Change.FALLS, 0);
    }

    public int passesLowered() {
        return learners.getOrDefault(RemarkedScore.Change.PASS_FALLS, 0);
    }
}
