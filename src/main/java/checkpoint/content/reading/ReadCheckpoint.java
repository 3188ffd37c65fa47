package checkpoint.content.reading;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.ImageSize;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.markdown.Markdown;
import checkpoint.content.markdown.Outline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a checkpoint from its files (contract, section 4), and says all that is wrong with it. */
public final class ReadCheckpoint {

    public static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");
    public static final String SOURCE = "checkpoint.yaml";
    /** The file of its recap, in its folder. */
    public static final String RECAP = "page.md";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final String slug;
    private final ContentFiles files;
    private final Faults faults;
    private final Markdown markdown;
    private final Lines lines;
    private final Prose prose;
    private final Map<String, Outline> outlines = new LinkedHashMap<>();

    private ReadCheckpoint(
            String slug, ContentFiles files, String imageBase, Embeds embeds, Faults faults, Lines lines) {
        this.slug = slug;
        this.files = files;
        this.faults = faults;
        this.lines = lines;
        this.prose = new Prose(files, lines);
        String base = imageBase + files.digest() + "/";
        this.markdown = new Markdown(path -> base + path, this::size, embeds);
    }

    private Optional<ImageSize> size(String path) {
        byte[] image = files.files().get(path);
        return image == null ? Optional.empty() : ImageSize.of(path, image);
    }

    /**
     * The checkpoint; {@code null} where anything is wrong, which then stands in the faults.
     *
     * @param imageBase what comes before digest and path in an image's address, such as {@code /content/}
     */
    public static @Nullable Checkpoint read(String slug, ContentFiles files, String imageBase, Faults found) {
        return read(slug, files, imageBase, found, new Lines());
    }

    /** The same, and where its author wrote what. */
    public static @Nullable Checkpoint read(
            String slug, ContentFiles files, String imageBase, Faults found, Lines lines) {
        return read(slug, files, imageBase, Embeds.NONE, found, lines);
    }

    /**
     * The same, with videos shown in its pages.
     *
     * @param embeds whose
     */
    public static @Nullable Checkpoint read(
            String slug, ContentFiles files, String imageBase, Embeds embeds, Faults found, Lines lines) {
        Faults own = Faults.of(slug + "/" + SOURCE);
        Checkpoint checkpoint = new ReadCheckpoint(slug, files, imageBase, embeds, own, lines).read();
        own.sorted().forEach(fault -> found.in(fault.path()).add(fault.line(), fault.says()));
        return own.isEmpty() ? checkpoint : null;
    }

    /** A version that was served before, whatever would be a fault in it by now. */
    public static @Nullable Checkpoint readAgain(
            String slug, ContentFiles files, String imageBase, Embeds embeds, Faults found) {
        return new ReadCheckpoint(slug, files, imageBase, embeds, found.in(slug + "/" + SOURCE), new Lines()).read();
    }

    private @Nullable Checkpoint read() {
        if (!SLUG.matcher(slug).matches()) {
            faults.add(1, "fault.slug", slug);
        }
        Map<String, Checkpoint.Page> pages = pages();
        String source = files.text(SOURCE, faults);
        Yaml root = source == null ? null : Yaml.parse(source, faults);
        if (root == null) {
            return null;
        }
        Members members = root.members(Set.of("title", "next", "quiz"), Set.of("lang", "objectives"));
        Yaml listed = members.find("objectives");
        Map<String, String> objectives = listed == null ? Map.of() : objectives(listed);
        Outline outline = outlines.get(RECAP);
        Set<String> passages = outline == null ? Set.of() : outline.headings().keySet();
        Prose.Texts texts = new Prose.Texts(prose, markdown, passages, slug + "/" + SOURCE);
        String lang = lang(members.find("lang"));
        String title = members.text("title");
        Yaml asked = members.find("quiz");
        lines.quiz(asked == null ? 1 : asked.line());
        Quiz quiz = asked == null
                ? null
                : new ReadQuiz(texts, lines, title, lang, objectives.keySet(), passages).read(asked);
        if (listed != null && quiz != null) {
            unserved(listed, quiz);
        }
        Checkpoint.Page recap = pages.remove(RECAP);
        Yaml after = members.find("next");
        Checkpoint.Next next = after == null ? null : next(after, pages);
        if (recap == null || quiz == null || next == null) {
            return null;
        }
        Map<String, Checkpoint.Page> further = new LinkedHashMap<>();
        pages.forEach((path, page) -> further.put(path.substring(0, path.length() - 3), page));
        return new Checkpoint(slug, files.digest(), title, lang, next, objectives, quiz, recap, further);
    }

    private static void unserved(Yaml listed, Quiz quiz) {
        listed.members().forEach((key, objective) -> {
            if (quiz.questions().stream().noneMatch(question -> key.equals(question.objective()))) {
                objective.fault("fault.objective.unserved");
            }
        });
    }

    private Map<String, Checkpoint.Page> pages() {
        Map<String, Checkpoint.Page> pages = new LinkedHashMap<>();
        if (!files.has(RECAP)) {
            faults.in(slug + "/" + RECAP).add(1, "fault.page.missing");
        }
        for (String path : files.files().keySet()) {
            if (path.endsWith(".md") && !path.contains("/")) {
                Faults here = faults.in(slug + "/" + path);
                String text = files.text(path, here);
                if (text != null) {
                    Outline outline = Outline.of(text);
                    outlines.put(path, outline);
                    prose.page(outline, here, slug + "/" + path);
                    pages.put(path, markdown.page(text));
                }
            }
        }
        return pages;
    }

    private String lang(@Nullable Yaml value) {
        if (value == null) {
            return "en";
        }
        if (!LANGUAGE.matcher(value.text()).matches()) {
            value.fault("fault.lang", value.text());
        }
        return value.text();
    }

    private Checkpoint.Next next(Yaml value, Map<String, Checkpoint.Page> pages) {
        Members members = value.members(Set.of("title"), Set.of("page", "url"));
        Yaml page = members.find("page");
        Yaml url = members.find("url");
        if ((page == null) == (url == null)) {
            value.fault("fault.next.one");
        }
        if (page != null && (page.text().equals("page") || !pages.containsKey(page.text() + ".md"))) {
            page.fault("fault.next.page", page.text());
        }
        if (url != null && !Prose.isWeb(url.text())) {
            url.fault("fault.next.url", url.text());
        }
        return new Checkpoint.Next(
                members.text("title"), page == null ? null : page.text(), url == null ? null : url.text());
    }

    private Map<String, String> objectives(Yaml value) {
        Map<String, String> objectives = new LinkedHashMap<>();
        value.members().forEach((key, title) -> {
            objectives.put(key, title.text());
            lines.objective(key, title.line());
        });
        if (objectives.isEmpty()) {
            value.fault("fault.objectives.none");
        }
        return objectives;
    }
}
