package checkpoint.tool.refusal;

import java.util.Map;

/**
 * A way on from a page that can go no further itself: a form with one button, which may lead to another site.
 *
 * @param action where it posts to
 * @param fields its hidden fields
 * @param newWindow whether it goes on in a new window, where a first-party cookie works
 */
public record WayOn(String action, Map<String, String> fields, boolean newWindow) {}
