package checkpoint.content.checkpoint;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;

/** HTML that is made once and written into many pages: encoded once too, since a recap is most of what a launch answers. */
public final class Html implements Content {

    private final String text;
    private final byte[] encoded;

    public Html(String text) {
        this.text = text;
        this.encoded = text.getBytes(StandardCharsets.UTF_8);
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
