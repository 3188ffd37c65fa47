package checkpoint.content.writing;

import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.tool.language.Sentence;
import checkpoint.tool.language.SpokenLanguages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that a checkpoint begins with until its author has written one. */
public final class Placeholder {

    /** The page that students read first. */
    static final String PAGE = "page.md";

    static final String IMPORTED = "Read this page again before you start. Its author has yet to write it.";

    private static final Set<String> LINES = Stream.concat(
                    Stream.of(IMPORTED),
                    SpokenLanguages.ALL.stream()
                            .map(Sentence.of("authoring.blank.page")::in)
                            .flatMap(page -> page.lines().skip(1).map(String::strip)))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private Placeholder() {}

    /** A warning, without the word that it is one, where the page still has a line of the placeholder, in whatever language. */
    public static List<Fault> warnings(ContentFiles files) {
        String page = new String(files.files().getOrDefault(PAGE, new byte[0]), StandardCharsets.UTF_8);
        return page.lines().map(String::strip).anyMatch(LINES::contains)
                ? List.of(new Fault(PAGE, 1, Sentence.of("warning.page.placeholder")))
                : List.of();
    }
}
