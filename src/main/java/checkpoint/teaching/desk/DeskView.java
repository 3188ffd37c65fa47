package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page of the desk. Public for its template.
 *
 * @param tabs in their order
 * @param current the path of the tab that the page belongs to
 * @param notice what was just done; {@code null} where nothing was
 */
public record DeskView(
        Checkpoint checkpoint,
        List<DeskTab> tabs,
        String current,
        @Nullable Notice notice) {}
