package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import checkpoint.content.markdown.Outline;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The texts of one question, from whatever its program wrote them in, as Markdown. */
public final class Texts {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser MARKDOWN =
            Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final int MOST_TAGS = 20_000;
    /** Without the images in it. */
    private static final int LONGEST = 200_000;

    private static final Pattern DATA = Pattern.compile("data:image/[a-z+]{1,20};base64,[A-Za-z0-9+/=\\s]*+");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)");

    private final Notes notes;
    private final Pictures pictures;
    private final Pictures.Source source;

    public Texts(Notes notes, Pictures pictures, Pictures.Source source) {
        this.notes = notes;
        this.pictures = pictures;
        this.source = source;
    }

    public Notes notes() {
        return notes;
    }

    /** HTML. */
    public String html(String html) {
        return told(markdownOf(html));
    }

    /** The Markdown as it came, with a note on each formula in it: such a formula is shown as its source. */
    private String told(String markdown) {
        if (markdown.indexOf('$') >= 0 || markdown.contains("\\(") || markdown.contains("\\[")) {
            Outline.of(markdown)
                    .formulas()
                    .forEach(formula -> notes.changed("loss.formula.shown", shortened(formula.words())));
        }
        return markdown;
    }

    private static String shortened(String formula) {
        String line = formula.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private String markdownOf(String html) {
        String clean = printable(html);
        if (clean.indexOf('<') < 0 && clean.indexOf('&') < 0) {
            return MarkdownEscape.lines(clean.strip().replaceAll("[ \\t\\r\\n\\f]+", " "));
        }
        if (clean.codePoints().filter(one -> one == '<').count() > MOST_TAGS) {
            notes.refused("loss.text.tags", MOST_TAGS);
            return "";
        }
        Document document = Jsoup.parseBodyFragment(AngleBrackets.onlyOfTags(clean, notes));
        VisibleHtml.make(document.body(), notes);
        return new HtmlToMarkdown(pictures, source, notes).blocks(document.body());
    }

    /** The same; {@code null} where there is nothing to read. */
    public @Nullable String feedback(String html) {
        String text = html(html);
        return text.isBlank() ? null : text;
    }

    /** HTML in which a line break shows as one. */
    public String broken(String html) {
        return html(html.strip().replaceAll("\\r\\n?", "\n").replace("\n", "<br>\n"));
    }

    /** Text that means what it says. */
    public String plain(String text) {
        return told(MarkdownEscape.lines(
                        printable(text).strip().replaceAll("\\r\\n?", "\n").replaceAll("[ \\t]*\\n[ \\t]*", "\n"))
                .replaceAll("(\\\\\\n){2,}", "\n\n"));
    }

    /** Markdown of a program that lets HTML through; as it is where there is none, and no image. */
    public String markdown(String markdown) {
        String clean = printable(markdown).strip();
        Node document = MARKDOWN.parse(clean);
        boolean[] foreign = {false};
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                foreign[0] = true;
            }

            @Override
            public void visit(HtmlBlock html) {
                foreign[0] = true;
            }

            @Override
            public void visit(Image image) {
                foreign[0] = true;
            }

            @Override
            public void visit(Link link) {
                foreign[0] |= !link.getDestination().startsWith("http");
                visitChildren(link);
            }
        });
        return foreign[0] ? html(HTML.render(document)) : told(MarkdownEscape.delimitedAll(clean));
    }

    /** An entry that is shown in a list to pick from, where no image can be. */
    public String label(String markdown) {
        Matcher image = IMAGE.matcher(markdown);
        if (image.find()) {
            notes.refused("loss.label.image");
        }
        return markdown;
    }

    /** Without the characters that no text shows. */
    private String printable(String written) {
        String text = written;
        if (text.length() > LONGEST && DATA.matcher(text).replaceAll("").length() > LONGEST) {
            notes.refused("loss.text.characters", LONGEST);
            text = "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(one -> {
            boolean shown = one == '\n'
                    || one == '\r'
                    || one == '\t'
                    || one >= ' '
                            && one != 0x7f
                            && !(one >= 0x80 && one < 0xa0)
                            && !(one >= 0xd800 && one <= 0xdfff)
                            && !(one >= 0xfdd0 && one <= 0xfdef)
                            && (one & 0xfffe) != 0xfffe
                            && one != 0xfeff;
            if (shown) {
                clean.appendCodePoint(one);
            } else {
                notes.changed("loss.text.hidden");
            }
        });
        return clean.toString();
    }
}
