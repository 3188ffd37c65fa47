package checkpoint.learning.answer;

import checkpoint.learning.attempt.Place;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sheets as this node saw them last, so that a save need not read what the one before it wrote. Never the truth: another node or a person
 * may have changed it since, and so only {@link SaveResponses} decides by one, and writes on the condition that it is still so.
 */
@Component
class SheetCache {

    private static final int MOST = 2000;

    /** Longer sheets are not cached: each would evict several others. */
    private static final int LONGEST = 50;

    private final Cache<Key, Sheet> sheets =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Key(Place place, int number) {}

    Optional<Sheet> of(Place place, int number) {
        return Optional.ofNullable(sheets.getIfPresent(new Key(place, number)));
    }

    void saw(Sheet sheet) {
        if (sheet.layout().questions().size() <= LONGEST) {
            sheets.put(new Key(sheet.attempt().place(), sheet.attempt().number()), sheet);
        }
    }
}
