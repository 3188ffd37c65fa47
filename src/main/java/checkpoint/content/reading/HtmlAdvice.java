package checkpoint.content.reading;

import checkpoint.tool.language.Sentence;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Advice on HTML in an author's Markdown, which is shown as text: how to write in Markdown what its tag means. */
final class HtmlAdvice {

    private static final Pattern SOURCE = Pattern.compile("(?i)\\s(?:src|data)\\s*=\\s*[\"']?(https?://[^\\s\"'>]+)");

    private HtmlAdvice() {}

    static Sentence on(String html) {
        String tag = html.replaceAll("(?s)^</?([A-Za-z0-9]*).*", "$1").toLowerCase(Locale.ROOT);
        Sentence instead = switch (tag) {
            case "iframe", "video", "audio", "embed", "object" -> Sentence.of("warning.html.media", address(html));
            case "img" -> Sentence.of("warning.html.image");
            case "a" -> Sentence.of("warning.html.link");
            case "b", "strong" -> Sentence.of("warning.html.bold");
            case "i", "em" -> Sentence.of("warning.html.emphasis");
            case "table" -> Sentence.of("warning.html.table");
            case "br" -> Sentence.of("warning.html.line");
            case "code", "pre" -> Sentence.of("warning.html.code");
            default -> Sentence.of("warning.html.other", tag);
        };
        return Sentence.of("warning.html", html.length() > 40 ? html.substring(0, 40) + "…" : html, instead);
    }

    /** The address that the tag shows, for it is what the link has to lead to. */
    private static String address(String html) {
        Matcher source = SOURCE.matcher(html);
        return source.find() ? source.group(1) : "https://…";
    }
}
