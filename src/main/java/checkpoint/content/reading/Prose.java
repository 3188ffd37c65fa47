package checkpoint.content.reading;

import checkpoint.content.checkpoint.Images;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.markdown.Markdown;
import checkpoint.content.markdown.Outline;
import checkpoint.tool.language.Sentence;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what authors write in Markdown: that pictures and links lead somewhere, and that everybody can read it. */
final class Prose {

    /** Commands that strike a part of a formula through: no browser draws that without help, and a stroke says nothing to a listener. */
    private static final Pattern STRUCK = Pattern.compile("\\\\(?:[bx]?cancel|cancelto|sout)(?![A-Za-z])");

    private static final Pattern WEB = Pattern.compile("https?://[^\\s/]+\\S*");

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
                at.fault("fault.text.unseen", text.strip());
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
    void page(Outline outline, Faults here, String path) {
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
        check(Outline.of(source), headings, value.faults(), path, value.key(), value.firstTextLine() - 1);
    }

    private void check(Outline outline, Set<String> headings, Faults here, String path, String key, int offset) {
        for (Outline.Target picture : outline.pictures()) {
            picture(picture, here, key, offset);
        }
        for (Outline.Target link : outline.links()) {
            Sentence wrong = link(link, headings);
            if (wrong != null) {
                here.add(link.line() + offset, Fault.about(key, wrong));
            }
        }
        for (Outline.Target html : outline.html()) {
            lines.note(path, html.line() + offset, Fault.about(key, HtmlAdvice.on(html.destination())));
        }
        for (Outline.Target formula : outline.formulas()) {
            String words = formula.words().replaceAll("\\s+", " ");
            Sentence shown =
                    Sentence.of(STRUCK.matcher(words).find() ? "warning.formula.struck" : "warning.formula", words);
            lines.note(path, formula.line() + offset, Fault.about(key, shown));
        }
    }

    private void picture(Outline.Target picture, Faults here, String key, int offset) {
        String path = picture.destination();
        int line = picture.line() + offset;
        if (Markdown.isElsewhere(path) || path.startsWith("/") || !files.has(path)) {
            here.add(line, Fault.about(key, Sentence.of("fault.image.missing", path)));
        } else if (!Images.isImage(path)) {
            here.add(line, Fault.about(key, Sentence.of("fault.image.type", path)));
        }
        if (picture.words().isBlank()) {
            here.add(line, Fault.about(key, Sentence.of("fault.image.words", path)));
        }
    }

    /** The fault of a link; {@code null} if it has none. */
    private static @Nullable Sentence link(Outline.Target link, Set<String> headings) {
        String to = link.destination();
        if (to.isBlank()) {
            return Sentence.of("fault.link.address", link.words());
        }
        if (link.words().isBlank()) {
            return Sentence.of("fault.link.words", to);
        }
        if (to.startsWith("#")) {
            return headings.contains(to.substring(1)) ? null : Sentence.of("fault.link.heading", to.substring(1));
        }
        return isWeb(to) || to.startsWith("mailto:") ? null : Sentence.of("fault.link.nowhere", to);
    }
}
