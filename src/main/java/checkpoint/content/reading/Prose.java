package checkpoint.content.reading;

import checkpoint.content.checkpoint.Images;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.markdown.Markdown;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what authors write in Markdown: that pictures and links lead somewhere, and that everybody can read it. */
final class Prose {

    private static final Pattern WEB = Pattern.compile("https?://[^\\s/]+\\S*");

    private static final Pattern SOURCE = Pattern.compile("(?i)\\s(?:src|data)\\s*=\\s*[\"']?(https?://[^\\s\"'>]+)");

    private final ContentFiles files;
    private final Lines lines;

    /**
     * The texts of one {@code checkpoint.yaml}, checked and made into HTML.
     *
     * @param headings the ids of those of the page
     * @param path of the file
     */
    record Texts(Prose prose, Markdown markdown, Set<String> headings, String path) {

        /** A stem, or feedback. */
        String blocks(Yaml value) {
            prose.text(value, headings, path);
            return markdown.blocks(value.text());
        }

        @Nullable
        String blocksOrNone(@Nullable Yaml value) {
            return value == null ? null : blocks(value);
        }

        Question.Entry entry(Yaml value) {
            return entry(value, value.text(), null);
        }

        /**
         * A choice, or something to order or to match.
         *
         * @param at where its faults go
         */
        Question.Entry entry(Yaml at, String text, @Nullable Yaml feedback) {
            prose.text(at, text, headings, path);
            if (feedback != null) {
                prose.text(feedback, headings, path);
            }
            Question.Entry entry = markdown.entry(text, feedback == null ? null : feedback.text());
            if (!text.isBlank() && entry.text().isBlank()) {
                at.fault("\"" + text.strip() + "\" shows nothing that can be read: write words");
            }
            return entry;
        }
    }

    Prose(ContentFiles files, Lines lines) {
        this.files = files;
        this.lines = lines;
    }

    static boolean isWeb(String address) {
        return WEB.matcher(address).matches();
    }

    /** A whole page. */
    void page(Markdown.Outline outline, Faults here, String path) {
        check(outline, outline.headings().keySet(), here, path, "", 0);
    }

    /**
     * A text of {@code checkpoint.yaml}.
     *
     * @param headings the ids of those of the page
     */
    private void text(Yaml value, Set<String> headings, String path) {
        text(value, value.text(), headings, path);
    }

    private void text(Yaml value, String source, Set<String> headings, String path) {
        // Most texts have nothing in them that could be wrong.
        if (source.matches("[^\\[\\]<>$\\\\]*")) {
            return;
        }
        check(Markdown.outline(source), headings, value.faults(), path, value.key() + ": ", value.firstTextLine() - 1);
    }

    private void check(
            Markdown.Outline outline, Set<String> headings, Faults here, String path, String key, int offset) {
        for (Markdown.Target picture : outline.pictures()) {
            picture(picture, here, key, offset);
        }
        for (Markdown.Target link : outline.links()) {
            String wrong = link(link, headings);
            if (!wrong.isEmpty()) {
                here.add(link.line() + offset, key + wrong);
            }
        }
        for (Markdown.Target html : outline.html()) {
            lines.note(path, html.line() + offset, key + insteadOf(html.destination()));
        }
        outline.formulas()
                .forEach(
                        formula -> lines.note(
                                path,
                                formula.line() + offset,
                                key + "the formula " + formula.words().replaceAll("\\s+", " ")
                                        + " cannot be converted and is shown as typed: use plain LaTeX maths, or write \\$ for a dollar"));
    }

    private void picture(Markdown.Target picture, Faults here, String key, int offset) {
        String path = picture.destination();
        int line = picture.line() + offset;
        if (Markdown.isElsewhere(path) || path.startsWith("/") || !files.has(path)) {
            here.add(line, key + "the image \"" + path + "\" does not exist in this folder: name it by its path here");
        } else if (!Images.isImage(path)) {
            here.add(line, key + "\"" + path + "\" is no image: use svg, png, jpg, webp, gif or avif");
        }
        if (picture.words().isBlank()) {
            here.add(
                    line,
                    key + "the image \"" + path + "\" has no alternative text: write ![what it shows](" + path + ")");
        }
    }

    private static String link(Markdown.Target link, Set<String> headings) {
        String to = link.destination();
        if (to.isBlank()) {
            return "the link \"" + link.words() + "\" has no address: write [" + link.words() + "](https://…)";
        }
        if (link.words().isBlank()) {
            return "the link to \"" + to + "\" has no words: write [where it leads](" + to + ")";
        }
        if (to.startsWith("#")) {
            return headings.contains(to.substring(1))
                    ? ""
                    : "no heading of this page has the id \"" + to.substring(1) + "\"";
        }
        return isWeb(to) || to.startsWith("mailto:")
                ? ""
                : "the link \"" + to + "\" leads nowhere: write https://… or #id-of-a-heading";
    }

    /** The address that the tag shows, for it is what the link has to lead to. */
    private static String address(String html) {
        Matcher source = SOURCE.matcher(html);
        return source.find() ? source.group(1) : "https://…";
    }

    private static String insteadOf(String html) {
        String tag = html.replaceAll("(?s)^</?([A-Za-z0-9]*).*", "$1").toLowerCase(Locale.ROOT);
        String instead = switch (tag) {
            case "iframe", "video", "audio", "embed", "object" ->
                "write a link that says what it is, as a paragraph by itself: [Video: how a join works (4 minutes)]("
                        + address(html) + "); where the operator allows its host, the video is shown with it";
            case "img" -> "write ![what it shows](picture.png)";
            case "a" -> "write [where it leads](https://…)";
            case "b", "strong" -> "write **bold**";
            case "i", "em" -> "write *emphasis*";
            case "table" -> "write a Markdown table";
            case "br" -> "end the line with a backslash";
            case "code", "pre" -> "write `code`, or a block between ```";
            default -> "write it in Markdown; a tag to be shown stands between backticks, as in `<" + tag + ">`";
        };
        return "HTML is shown as text, \"" + (html.length() > 40 ? html.substring(0, 40) + "…" : html) + "\" too: "
                + instead;
    }
}
