package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.NumberReading;
import checkpoint.content.score.Quantities;
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
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short texts and numbers of the built-in checkpoint, held against what people type for them. */
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

    /** Those with this sign, each with its question, of which this holds. */
    private List<String> marked(String sign, BiPredicate<AnswerKey, String> holds) {
        List<String> found = new ArrayList<>();
        phrasings.forEach((id, lines) -> lines.stream()
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(2))
                .filter(text -> holds.test(chapter.quiz().question(id).key(), text))
                .forEach(text -> found.add(id + ": " + text)));
        return found;
    }

    private static boolean isTaken(AnswerKey key, String text) {
        return !isAskedAbout(key, text)
                && Marking.share(key, new Response.Typed(text)).equals(Share.ALL);
    }

    /** The learner is asked to write it differently, and nothing is marked. */
    private static boolean isAskedAbout(AnswerKey key, String text) {
        return key instanceof AnswerKey.Quantity quantity
                && !(Quantities.read(quantity, text) instanceof NumberReading.Read);
    }

    @ParameterizedTest
    @CsvSource({"SHORT_TEXT, 14, 5, 8", "NUMERIC, 2, 0, 1"})
    void every_item_whose_answer_is_typed_has_its_phrasings(Question.Type type, int right, int slips, int wrong) {
        assertThat(chapter.quiz().questions())
                .filteredOn(question -> question.type() == type)
                .allSatisfy(question -> {
                    List<String> lines = phrasings.getOrDefault(question.id(), List.of());
                    assertThat(lines)
                            .as(question.id())
                            .filteredOn(line -> line.startsWith("="))
                            .hasSizeGreaterThanOrEqualTo(right);
                    assertThat(lines)
                            .as(question.id())
                            .filteredOn(line -> line.startsWith("~"))
                            .hasSizeGreaterThanOrEqualTo(slips);
                    assertThat(lines)
                            .as(question.id())
                            .filteredOn(line -> line.startsWith("!"))
                            .hasSizeGreaterThanOrEqualTo(wrong);
                });
    }

    @Test
    void right_phrasings_are_taken() {
        assertThat(marked("=", (key, text) -> !isTaken(key, text))).isEmpty();
    }

    @Test
    void phrasings_with_a_slip_are_taken() {
        assertThat(marked("~", (key, text) -> !isTaken(key, text))).isEmpty();
    }

    @Test
    void wrong_ones_are_not_and_are_marked_so() {
        assertThat(marked("!", (key, text) -> isTaken(key, text) || isAskedAbout(key, text)))
                .isEmpty();
    }

    @Test
    void what_can_be_read_in_two_ways_or_in_none_is_asked_about() {
        assertThat(marked("?", (key, text) -> !isAskedAbout(key, text))).isEmpty();
    }
}
