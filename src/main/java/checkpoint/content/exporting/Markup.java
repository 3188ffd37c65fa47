package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A checkpoint's HTML for other programs: without our page's attributes, its images under the address that the format uses. */
final class Markup {

    static final String IMAGES = "/content/";
    private static final Pattern OURS =
            Pattern.compile(" (loading|width|height|target|rel|tabindex|role|aria-label)=\"[^\"]*\"");

    private final Pattern address;
    private final String prefix;
    private final Set<String> images = new LinkedHashSet<>();

    /**
     * For a format.
     *
     * @param prefix what stands before an image's path there
     */
    Markup(Checkpoint checkpoint, String prefix) {
        this.address = Pattern.compile("src=\"" + Pattern.quote(IMAGES + checkpoint.digest() + "/") + "([^\"]+)\"");
        this.prefix = prefix;
    }

    String html(String html) {
        String plain = OURS.matcher(html)
                .replaceAll("")
                .replace("<div class=\"table\"><table>", "<table>")
                .replace("</table></div>", "</table>");
        Matcher matcher = address.matcher(plain);
        StringBuilder other = new StringBuilder();
        while (matcher.find()) {
            images.add(matcher.group(1));
            matcher.appendReplacement(other, Matcher.quoteReplacement("src=\"" + prefix + matcher.group(1) + "\""));
        }
        return matcher.appendTail(other).toString().strip();
    }

    /** The same as XML. */
    String xhtml(String html) {
        Document document = Jsoup.parseBodyFragment(html(html));
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        Element body = document.body();
        boolean blocks = body.children().stream().anyMatch(Element::isBlock);
        return blocks && body.textNodes().stream().allMatch(text -> text.isBlank())
                ? body.html()
                : "<p>" + body.html() + "</p>";
    }

    /** Without the paragraph around it. */
    String inline(String html) {
        Document document = Jsoup.parseBodyFragment(html(html));
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        return document.body().html();
    }

    /** The paths of the images met so far; begins again. */
    Set<String> takeImages() {
        Set<String> taken = new LinkedHashSet<>(images);
        images.clear();
        return taken;
    }
}
