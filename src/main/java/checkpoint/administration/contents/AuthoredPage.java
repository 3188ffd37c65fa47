package checkpoint.administration.contents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Some of the checkpoints that were written in courses. Public for its template.
 *
 * @param sought the words that were looked for; empty for all
 * @param page from 1
 * @param pages at least 1
 */
record AuthoredPage(List<AuthoredRow> rows, String sought, int page, int pages) {

    /** The query that asks for another page of the same search. */
    public String query(int other) {
        return "?page=" + other + "&q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8) + "#authored";
    }
}
