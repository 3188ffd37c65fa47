package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The short texts of the built-in checkpoint, held against what people type for them. */
class ChapterTwelvePhrasingsTest {

    private static final String LIST = "/checkpoint/content/chapter-12-phrasings.txt";

    /** Lines by the id of their question. */
    private final Map<String, List<String>> phrasings = phrasings();

    private final Checkpoint chapter = Objects.requireNonNull(ReadCheckpoint.read(
            "chapter-12", ContentRoot.classPath("checkpoints/").get("chapter-12"), "/content/", Faults.of("")));

    private static Map<String, List<String>> phrasings() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try (InputStream in = ChapterTwelvePhrasingsTest.class.getResourceAsStream(LIST)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    current = new ArrayList<>();
                    all.put(line.substring(1, line.length() - 1), current);
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    current.add(line);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    /** Those with this sign that are taken (or refused), each with its question. */
    private List<String> marked(String sign, boolean taken) {
        List<String> found = new ArrayList<>();
        phrasings.forEach((id, lines) -> lines.stream()
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(2))
                .filter(text -> Marking.share(chapter.quiz().question(id).key(), new Response.Typed(text))
                                .equals(Share.ALL)
                        == taken)
                .forEach(text -> found.add(id + ": " + text)));
        return found;
    }

    @Test
    void every_short_text_of_the_chapter_has_its_phrasings() {
        assertThat(chapter.quiz().questions().stream()
                        .filter(question -> question.type() == Question.Type.SHORT_TEXT)
                        .map(Question::id))
                .hasSameElementsAs(phrasings.keySet());
    }

    @Test
    void right_phrasings_are_taken() {
        assertThat(marked("=", false)).isEmpty();
    }

    @Test
    void phrasings_with_a_slip_are_taken() {
        assertThat(marked("~", false)).isEmpty();
    }

    @Test
    void wrong_ones_are_not() {
        assertThat(marked("!", true)).isEmpty();
    }
}
