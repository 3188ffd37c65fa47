package checkpoint.content.checkpoint;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** HTML that is made once and written into many pages: encoded once too, since a recap is most of what a launch answers. */
public final class Html implements Content {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private final String text;
    private final byte[] encoded;

    public Html(String text) {
        this.text = text;
        this.encoded = text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text with the four signs escaped that mean something in markup. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** HTML of an author's Markdown as plain text; its entities are those that our own renderer writes. */
    public static String plain(String html) {
        return TAG.matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeBinaryContent(encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html html && text.equals(html.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
