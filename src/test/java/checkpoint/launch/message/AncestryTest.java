package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.tool.json.Claims;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of copies that a platform's custom parameters tell. */
class AncestryTest {

    private static Ancestry of(Map<String, Object> custom) {
        return Ancestry.of(Claims.parse(JSONObjectUtils.toJSONString(custom).getBytes(StandardCharsets.UTF_8))
                .orElseThrow());
    }

    private static List<String> contexts(Object history) {
        return of(Map.of("context_history", history)).contexts();
    }

    @Test
    void at_most_twenty_ancestors_are_kept_the_newest_ones() {
        String history = IntStream.rangeClosed(1, 21).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        assertThat(contexts(history)).hasSize(20).startsWith("c1").endsWith("c20");
    }

    @Test
    void an_id_of_255_characters_is_kept_and_a_longer_one_is_not() {
        assertThat(contexts("c".repeat(255) + "," + "d".repeat(256))).containsExactly("c".repeat(255));
    }

    @Test
    void an_id_that_is_no_percent_encoding_is_kept_as_it_came() {
        assertThat(contexts(" %zz ")).containsExactly("%zz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "$Context.id.history", "a%00b", "%00b", ",,"})
    void a_text_that_names_no_id_is_no_history(String history) {
        assertThat(contexts(history)).isEmpty();
    }

    @Test
    void a_history_that_is_not_a_text_is_none() {
        assertThat(contexts(7)).isEmpty();
        assertThat(contexts(List.of("c-1"))).isEmpty();
    }

    @Test
    void it_is_empty_only_where_neither_course_nor_link_has_an_ancestor() {
        assertThat(of(Map.of()).isEmpty()).isTrue();
        assertThat(of(Map.of("context_history", "c-1")).isEmpty()).isFalse();
        assertThat(of(Map.of("link_history", "l-1")).isEmpty()).isFalse();
    }
}
