package checkpoint.teaching.desk;

import checkpoint.learning.rehearsal.Rehearsal.Shown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a page into the desk's frame. */
public interface Framed {

    /** The page of a template, below the tab of that name. */
    Shown page(String tab, String template, @Nullable Notice notice, Map<String, Object> model);
}
