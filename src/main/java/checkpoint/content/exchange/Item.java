package checkpoint.content.exchange;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was understood. Texts are Markdown.
 *
 * @param name what its program calls it; becomes the id
 * @param category the folder or bank that it was filed under; {@code null} if none
 * @param group key of the {@link Quiz.Group} that it is drawn from; {@code null} if none
 * @param points greater than 0
 * @param feedback for the question as a whole; {@code null} if none
 */
public record Item(
        String name,
        @Nullable String category,
        @Nullable String group,
        BigDecimal points,
        String stem,
        @Nullable String feedback,
        Answer answer) {}
