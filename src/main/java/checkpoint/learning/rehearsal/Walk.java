package checkpoint.learning.rehearsal;

import checkpoint.learning.page.Stage;
import checkpoint.tool.page.Tour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the stages of a learner's way, by somebody who is not a learner: every page of it has the stages to choose from,
 * and its own links stay within the walk.
 *
 * @param base the path below which its pages lie
 * @param at the stage that was chosen; {@code null} where it was left by going on
 * @param stages to choose from
 * @param kept whether what is done is kept for the next page; else each page begins anew at its stage
 * @param back where it began
 */
public record Walk(String slug, String base, @Nullable Stage at, List<Stage> stages, boolean kept, String back)
        implements Tour {

    /** One whose pages lie where the learner's do. */
    public Walk(String slug, @Nullable Stage at, List<Stage> stages, boolean kept, String back) {
        this(slug, "/checkpoints/" + slug, at, stages, kept, back);
    }

    @Override
    public Map<String, String> stops() {
        return stages.stream().collect(Collectors.toMap(Stage::hook, this::to, (one, same) -> one, LinkedHashMap::new));
    }

    @Override
    public @Nullable String here() {
        return at == null ? null : at.hook();
    }

    /** The address of a stage. */
    private String to(Stage stage) {
        return base + "/as/" + stage.hook();
    }

    /** The same address within the walk: what a page of the walk links to begins at its stage, and touches nobody's data. */
    @Override
    public String within(String path) {
        boolean ofCheckpoint = path.startsWith(checkpoint())
                && (path.length() == checkpoint().length()
                        || "/#".indexOf(path.charAt(checkpoint().length())) >= 0);
        return kept || at == null || !ofCheckpoint
                ? path
                : to(at) + "/page" + path.substring(checkpoint().length());
    }

    private String checkpoint() {
        return "/checkpoints/" + slug;
    }
}
