package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.Map;

/**
 * A section that another room adds to a page of the desk.
 *
 * @param template without its ending; takes {@code page}, {@code launched} and {@code subject} (the checkpoint) beside its own model
 */
public record Part(String template, Map<String, Object> model) {

    private static final TemplateEngine TEMPLATES = CompiledTemplates.engine();

    /** The section, as the page's template includes it. */
    public Content on(Page page, PresentedLaunch launched, Checkpoint checkpoint) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", page);
        all.put(PresentedLaunch.MODEL, launched);
        all.put("subject", checkpoint);
        return output -> TEMPLATES.render(template + ".jte", all, output);
    }
}
