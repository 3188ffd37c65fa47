package checkpoint.learning.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredResponsesTest {

    private static final Instant AT = Instant.parse("2026-11-03T09:00:00.123Z");
    private static final Layout LAYOUT =
            layout("blank", "one", "some", "true", "false", "number", "text", "order", "match");
    private static final Map<String, Response> RESPONSES = Map.of(
            "blank", new Response.Blank(),
            "one", new Response.Chosen(Set.of(3)),
            "some", new Response.Chosen(Set.of(0, 2, 17)),
            "true", new Response.TrueOrFalse(true),
            "false", new Response.TrueOrFalse(false),
            "number", new Response.Typed("-6,000.25e7"),
            "text", new Response.Typed("Größe \"x\" — 日本 🙂\u0000"),
            "order", new Response.Placed(List.of(2, 0, 1)),
            "match", new Response.Placed(Arrays.asList(1, null, 12)));

    private static Layout layout(String... questions) {
        return new Layout(Arrays.stream(questions)
                .map(question -> new Layout.Put(question, List.of(), List.of()))
                .toList());
    }

    /** Each saved by itself, by turns from two pages and from none. */
    private static SavedAnswers saved(Map<String, Response> responses) {
        SavedAnswers saved = SavedAnswers.NONE;
        Instant at = AT;
        for (Map.Entry<String, Response> one : responses.entrySet()) {
            String page =
                    List.of("4ee2e7d89a4f9b53", "", "Not hex").get(saved.all().size() % 3);
            saved = saved.with(Map.of(one.getKey(), one.getValue()), page.isEmpty() ? null : page, at);
            at = at.plusMillis(77_777);
        }
        return saved;
    }

    private static byte[] stored() {
        return StoredResponses.of(saved(RESPONSES), LAYOUT);
    }

    @Test
    void every_kind_of_response_is_read_as_it_was_written() {
        SavedAnswers saved = saved(RESPONSES);

        assertThat(StoredResponses.saved(stored(), LAYOUT)).isEqualTo(saved);
        assertThat(StoredResponses.count(stored())).isEqualTo(9);
    }

    @Test
    void an_attempt_without_answers_is_read_as_one() {
        assertThat(StoredResponses.saved(StoredResponses.of(SavedAnswers.NONE, LAYOUT), LAYOUT))
                .isEqualTo(SavedAnswers.NONE);
        assertThat(StoredResponses.saved(null, LAYOUT)).isEqualTo(SavedAnswers.NONE);
    }

    @Test
    void what_was_written_by_name_is_still_read() {
        byte[] text = """
                {"at":1793836800000,"pages":["x7f"],"of":{"one":[{"chosen":[2]},40000,3,0],"gone":[{"typed":"é"},0,4]}}""".getBytes(StandardCharsets.UTF_8);

        SavedAnswers saved = StoredResponses.saved(text, LAYOUT);

        assertThat(saved.all())
                .isEqualTo(Map.of(
                        "one",
                        new SavedAnswers.One(
                                new Response.Chosen(Set.of(2)), Instant.ofEpochMilli(1793836760000L), 3, "x7f"),
                        "gone",
                        new SavedAnswers.One(new Response.Typed("é"), Instant.ofEpochMilli(1793836800000L), 4, null)));
        assertThat(StoredResponses.count(text)).isEqualTo(2);
        assertThat(StoredResponses.saved(StoredResponses.of(saved, LAYOUT), LAYOUT))
                .as("with a question that the layout has not")
                .isEqualTo(saved);
    }

    @Test
    void answers_are_refused_beside_another_layout() {
        List<Layout.Put> turned = new ArrayList<>(LAYOUT.questions());
        Collections.reverse(turned);

        assertThatThrownBy(() -> StoredResponses.saved(stored(), new Layout(turned)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void bytes_that_were_changed_or_lost_are_refused_and_never_read_as_something_else() {
        byte[] stored = stored();

        for (int bit = 0; bit < 8 * stored.length; bit++) {
            byte[] changed = stored.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> StoredResponses.saved(changed, LAYOUT))
                    .as("bit " + bit)
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> StoredResponses.saved(cut, LAYOUT))
                    .as("the first " + length)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatever_is_saved_is_read_again() {
        Random random = new Random(18);
        for (int round = 0; round < 500; round++) {
            String[] questions = IntStream.range(0, 1 + random.nextInt(90))
                    .mapToObj(i -> "question-" + i)
                    .toArray(String[]::new);
            Map<String, Response> responses = new HashMap<>();
            for (String question : questions) {
                responses.put(question, response(random));
            }
            SavedAnswers saved = saved(responses);
            Layout layout = layout(questions);

            assertThat(StoredResponses.saved(StoredResponses.of(saved, layout), layout))
                    .isEqualTo(saved);
        }
    }

    private static Response response(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Response.Blank();
            case 1 ->
                new Response.Chosen(
                        Set.copyOf(random.ints(random.nextInt(6), 0, 40).boxed().toList()));
            case 2 -> new Response.TrueOrFalse(random.nextBoolean());
            case 3 ->
                new Response.Typed(random.ints(random.nextInt(300), 0, 0xd800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            default ->
                new Response.Placed(random.ints(random.nextInt(12), -1, 20)
                        .mapToObj(place -> place < 0 ? null : place)
                        .toList());
        };
    }

    /** Fifteen answers as learners give them, some minutes apart: a row and a fifth of its size must find room beside forty others on a page. */
    @Test
    void fifteen_answers_take_less_than_180_bytes() {
        Layout layout = layout(IntStream.range(0, 15)
                .mapToObj(i -> "a-question-with-a-name-" + i)
                .toArray(String[]::new));
        SavedAnswers saved = SavedAnswers.NONE;
        for (int i = 0; i < 15; i++) {
            Response response = switch (i % 5) {
                case 0 -> new Response.Typed("12500");
                case 1 -> new Response.TrueOrFalse(true);
                case 2 -> new Response.Placed(List.of(0, 1, 2, 3));
                default -> new Response.Chosen(Set.of(i % 4));
            };
            saved = saved.with(
                    Map.of("a-question-with-a-name-" + i, response), "4ee2e7d89a4f9b53", AT.plusSeconds(80L * i));
        }

        assertThat(StoredResponses.of(saved, layout)).hasSizeLessThan(180);
    }
}
