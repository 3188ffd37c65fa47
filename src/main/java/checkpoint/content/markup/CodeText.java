package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The text of code, in which nothing can be raised: {@code 2<sup>8</sup>} is {@code 2^8}, and never {@code 28}. */
final class CodeText {

    private static final String BREAK = "\uFDD8";

    private CodeText() {}

    /** As it stands, with its line breaks. */
    static String whole(Element element, Notes notes) {
        return marked(element, notes).replace(BREAK, "\n");
    }

    /** The parts between its line breaks; what only divides the lines of the file divides none of them. */
    static List<String> lines(Element element, Notes notes) {
        return List.of(marked(element, notes).split(BREAK, -1));
    }

    private static String marked(Element element, Notes notes) {
        Element code = element.clone();
        code.select("br").forEach(one -> one.replaceWith(new TextNode(BREAK)));
        for (Element shifted : code.select("sup, sub")) {
            boolean up = shifted.normalName().equals("sup");
            notes.changed(up ? "loss.shifted.up" : "loss.shifted.down", shifted.text());
            shifted.prependText(up ? "^" : "_");
        }
        return code.wholeText();
    }
}
