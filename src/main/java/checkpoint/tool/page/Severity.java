package checkpoint.tool.page;

import java.util.Locale;

/** How much a message asks of its reader. Pages show it by a sign and by colour, and screen readers by when they say it. */
public enum Severity {
    /** Nothing was done, and nothing is wrong. */
    INFORMATION("", "status"),
    /** Done as asked. */
    SUCCESS("notice-good", "status"),
    /** Not as asked, or not finished: the reader should look. */
    WARNING("notice-wait", "status"),
    /** Not done, because something has to be put right first: said at once. */
    ERROR("notice-bad", "alert");

    private final String style;
    private final String role;

    Severity(String style, String role) {
        this.style = style;
        this.role = role;
    }

    /** Its classes in the stylesheet. */
    public String style() {
        return style.isEmpty() ? "notice" : "notice " + style;
    }

    /** Its ARIA role. */
    public String role() {
        return role;
    }

    /** As pages name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
