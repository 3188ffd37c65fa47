package checkpoint.content.checkpoint;

import java.util.Collection;
import java.util.Optional;

/** The checkpoints that this node serves, and every version that an attempt was ever started on. */
public interface Checkpoints {

    /** The newest version of each, in the order of their slugs. */
    Collection<Checkpoint> all();

    /** The newest version. */
    Optional<Checkpoint> current(String slug);

    /** The version that an attempt is bound to, from memory or from the database; it exists, as the attempt's row refers to it. */
    Checkpoint version(String digest);
}
