package checkpoint.tool.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/**
 * The templates of all pages, which are compiled with the application: each is a class in the package of the room in whose folder it
 * lies, so that a room shows what is public nowhere else.
 */
public final class CompiledTemplates {

    /** As in {@code pom.xml}, where the templates are compiled. */
    private static final String ROOT = "checkpoint";

    private CompiledTemplates() {}

    /** An engine that finds a template by its path below the root, such as {@code learning/view/quiz.jte}. */
    public static TemplateEngine engine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, ROOT);
    }
}
