package checkpoint.learning.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredLayoutTest {

    private static final List<String> NAMES = List.of("apples", "match", "order", "typed", "é-unused");
    private static final Layout LAYOUT = new Layout(List.of(
            new Layout.Put("order", List.of(2, 0, 1), List.of()),
            new Layout.Put("match", List.of(0, 1), List.of(11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
            new Layout.Put("typed", List.of(), List.of())));

    @Test
    void a_layout_is_read_as_it_was_written() {
        assertThat(StoredLayout.layout(StoredLayout.of(LAYOUT, NAMES), NAMES)).isEqualTo(LAYOUT);
    }

    @Test
    void a_question_that_its_version_has_not_is_kept_by_name() {
        byte[] stored = StoredLayout.of(LAYOUT, List.of("match", "order"));

        assertThat(new String(stored, StandardCharsets.UTF_8))
                .isEqualTo("[[\"order\",[2,0,1]],[\"match\",[0,1],[11,0,1,2,3,4,5,6,7,8,9,10]],[\"typed\",[]]]");
        assertThat(StoredLayout.layout(stored, List.of())).isEqualTo(LAYOUT);
    }

    @Test
    void a_layout_is_refused_beside_other_names_or_none() {
        byte[] stored = StoredLayout.of(LAYOUT, NAMES);

        for (List<String> others : List.of(List.<String>of(), NAMES.subList(0, 4), NAMES.reversed())) {
            assertThatThrownBy(() -> StoredLayout.layout(stored, others))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void bytes_that_were_changed_or_lost_are_refused() {
        byte[] stored = StoredLayout.of(LAYOUT, NAMES);

        for (int bit = 0; bit < 8 * stored.length; bit++) {
            byte[] changed = stored.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> StoredLayout.layout(changed, NAMES))
                    .as("bit " + bit)
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> StoredLayout.layout(cut, NAMES))
                    .as("the first " + length)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void fifteen_questions_of_four_choices_take_less_than_80_bytes() {
        List<String> names =
                IntStream.range(100, 140).mapToObj(i -> "question-" + i).toList();
        Layout layout = new Layout(names.stream()
                .limit(15)
                .map(name -> new Layout.Put(name, List.of(3, 1, 0, 2), List.of()))
                .toList());

        assertThat(StoredLayout.of(layout, names)).hasSizeLessThan(80);
    }
}
