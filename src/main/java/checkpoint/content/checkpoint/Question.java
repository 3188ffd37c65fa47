package checkpoint.content.checkpoint;

import checkpoint.content.score.AnswerKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as authored; the field calls it an item. Texts are HTML, made once from the author's Markdown, with nothing in it
 * that an author could not have written as Markdown.
 *
 * @param id unique in its quiz
 * @param objective key of {@link Checkpoint#objectives()}; {@code null} where the checkpoint names none
 * @param passage id of the heading that teaches it; {@code null} if the author named none
 * @param type decides the controls and the marking
 * @param points what it is worth (of a group, where the author gave points there), greater than 0, up to two decimals
 * @param stem what is asked, as HTML
 * @param entries choices; entries to order in their right order; left sides to match; empty for the other types
 * @param targets right sides to match, without repetition, and last those that match nothing; empty for the other types
 * @param feedback why, for the question as a whole, as HTML; {@code null} if the author gave none (choices have their own, and
 *     typed answers theirs in the key)
 * @param key what is right; never leaves the server before the policy allows it
 */
public record Question(
        String id,
        @Nullable String objective,
        @Nullable String passage,
        Type type,
        BigDecimal points,
        String stem,
        List<Entry> entries,
        List<Entry> targets,
        @Nullable String feedback,
        AnswerKey key) {

    /** The same question with these points. */
    public Question worth(BigDecimal worth) {
        return new Question(id, objective, passage, type, worth, stem, entries, targets, feedback, key);
    }

    /** As named in the content format. */
    public enum Type {
        SINGLE_CHOICE,
        MULTIPLE_CHOICE,
        TRUE_FALSE,
        NUMERIC,
        SHORT_TEXT,
        ORDERING,
        MATCHING
    }

    /**
     * A choice, an entry to order, or a side to match.
     *
     * @param html its text as inline HTML
     * @param text the same without markup, for labels of controls that take none ({@code option})
     * @param feedback why it is right or wrong, as HTML; {@code null} if the author gave none
     * @param fixed whether a choice keeps its place when the others are shuffled
     */
    public record Entry(String html, String text, @Nullable String feedback, boolean fixed) {

        public Entry(String html, String text, @Nullable String feedback) {
            this(html, text, feedback, false);
        }
    }
}
