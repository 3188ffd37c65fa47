package checkpoint.tool.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tour of a learner's pages, by an author or an instructor: each page of it shows its stops above the content, and the links of
 * that page stay within the tour.
 */
public interface Tour {

    /** Its name in a page's model. */
    String MODEL = "tour";

    /** The address to link to instead of {@code path}, which is one of the tool's; the same where the tour does not go there. */
    String within(String path);

    /** The addresses of the stops by their names, in order. */
    Map<String, String> stops();

    /** The name of the stop where this page is; {@code null} where the visitor has gone on from there. */
    @Nullable
    String here();

    /** Whether what the visitor does is kept for the next page of the tour. */
    boolean kept();

    /** The address of the page on which the tour began. */
    String back();
}
