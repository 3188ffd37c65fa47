package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A checkpoint's HTML for other programs: without our page's attributes, its images under the address that the format uses. */
final class Markup {

    static final String IMAGES = "/content/";
    private static final Pattern OURS =
            Pattern.compile(" (loading|width|height|target|rel|tabindex|role|aria-label)=\"[^\"]*\"");

    private static final Pattern MATH = Pattern.compile("<math.*?</math>", Pattern.DOTALL);

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

    /**
     * A text for a field that holds no markup, such as a right side to match. A formula stands between round brackets with
     * backslashes, by which other programs know it again.
     */
    static String plain(Question.Entry entry) {
        List<String> around = Arrays.stream(MATH.split(entry.html(), -1))
                .map(part -> Jsoup.parseBodyFragment(part).body().wholeText())
                .toList();
        Matcher formulas = Pattern.compile(
                        around.stream().map(Pattern::quote).collect(Collectors.joining("(.+?)")), Pattern.DOTALL)
                .matcher(entry.text());
        if (around.size() == 1 || !formulas.matches()) {
            return entry.text();
        }
        StringBuilder text = new StringBuilder(around.getFirst());
        for (int i = 1; i < around.size(); i++) {
            text.append("\\(").append(formulas.group(i)).append("\\)").append(around.get(i));
        }
        return text.toString();
    }

    /** Whether {@link #plain} leaves out more than the markup of formulas: emphasis, code, a link, a line break or an image. */
    static boolean isFormatted(Question.Entry entry) {
        return MATH.matcher(entry.html()).replaceAll("").contains("<");
    }

    /** The paths of the images met so far; begins again. */
    Set<String> takeImages() {
        Set<String> taken = new LinkedHashSet<>(images);
        images.clear();
        return taken;
    }
}
