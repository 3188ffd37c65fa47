package checkpoint.content.checkpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints that this node serves, and every version that an attempt was ever started on. */
public interface Checkpoints {

    /** The newest version of each of the operator's, in the order of their slugs. */
    Collection<Checkpoint> all();

    /** The newest version of one of the operator's. */
    Optional<Checkpoint> current(String slug);

    /** The version that an attempt is bound to, from memory or from the database; it exists, as the attempt's row refers to it. */
    Checkpoint version(String digest);

    /**
     * The checkpoint that a link of this platform opens by a slug: the newest version, the operator's or one that a course published; empty where
     * there is none, it was withdrawn, or it is another platform's and not shared with all.
     */
    default Optional<Checkpoint> open(long registration, String slug) {
        return current(slug);
    }

    /** The same, even if it has been withdrawn or is no longer shared with all: for learners who are in the middle of it, and for their grades. */
    default Optional<Checkpoint> known(long registration, String slug) {
        return current(slug);
    }

    /** The checkpoints that may be picked for a course; where there is none, what may be picked for any. */
    default Choice choice(long registration, @Nullable Long course) {
        return new Choice(List.of(), List.of(), List.copyOf(all()));
    }

    /**
     * The checkpoints that may be picked for a course.
     *
     * @param own written in this course
     * @param library shared by other courses of its platform
     * @param everywhere shared with all, and the operator's
     */
    record Choice(List<Checkpoint> own, List<Checkpoint> library, List<Checkpoint> everywhere) {

        public Choice {
            own = List.copyOf(own);
            library = List.copyOf(library);
            everywhere = List.copyOf(everywhere);
        }

        public List<Checkpoint> all() {
            List<Checkpoint> all = new ArrayList<>(own);
            all.addAll(library);
            all.addAll(everywhere);
            return all;
        }

        /** The kinds that hold something, by their names in the pages' texts. */
        public Map<String, List<Checkpoint>> shelves() {
            Map<String, List<Checkpoint>> shelves = new LinkedHashMap<>();
            shelves.put("own", own);
            shelves.put("library", library);
            shelves.put("everywhere", everywhere);
            shelves.values().removeIf(List::isEmpty);
            return shelves;
        }

        public Optional<Checkpoint> find(String slug) {
            return all().stream().filter(one -> one.slug().equals(slug)).findFirst();
        }
    }
}
