package checkpoint.content.markdown;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The ids of a document's headings: lower case, spaces to hyphens, punctuation dropped; a number where one comes again. */
final class HeadingIds {

    private final Set<String> used = new HashSet<>();

    String next(String heading) {
        String id = heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
        String free = id;
        for (int i = 1; !used.add(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
