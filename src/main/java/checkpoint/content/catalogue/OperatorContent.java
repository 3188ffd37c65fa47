package checkpoint.content.catalogue;

import checkpoint.tool.language.Sentence;
import java.util.List;

/** The checkpoints in the operator's folders, as this node serves them; for the console. */
public interface OperatorContent {

    /** In the order of their slugs. */
    List<Served> served();

    /** The faults found when the folders were last read, each with its place. */
    List<Sentence> faults();

    /**
     * A checkpoint that is served.
     *
     * @param root the folder or location that it comes from
     * @param digest of the version
     * @param stale whether what is on disk now has faults, so that this older version stays
     */
    record Served(String slug, String title, String root, String digest, int questions, boolean stale) {}
}
