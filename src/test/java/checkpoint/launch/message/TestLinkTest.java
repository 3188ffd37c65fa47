package checkpoint.launch.message;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses below ours that a resource link may name: a checkpoint, or a test launch by its code. */
class TestLinkTest {

    private static final String CODE = "abcdefghij23456789ab";
    private static final String OURS = "https://checkpoint.example";

    private final Bench bench = new Bench();

    private Message.Kind kind(String target, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.student("n-1", Bench.NOON);
        claims.put(LTI + "target_link_uri", target);
        change.accept(claims);
        return bench.judge(bench.seal.seal(bench.stateFor(target)), bench.platform.sign(claims))
                .kind();
    }

    private Message.Kind kind(String target) {
        return kind(target, claims -> {});
    }

    private String checkpoint(String target) {
        return ((Message.ResourceLink) kind(target)).checkpoint();
    }

    @Test
    void a_code_in_the_address_opens_a_test_launch_with_all_that_was_said() {
        assertThat(kind(OURS + "/lti/test/" + CODE)).isInstanceOfSatisfying(Message.TestLink.class, test -> {
            assertThat(test.code()).isEqualTo(CODE);
            assertThat(test.link().id()).isEqualTo("link-1");
            assertThat(test.claims().string("sub")).hasValue("ada");
        });
    }

    @Test
    void a_code_as_a_custom_parameter_counts_before_the_address_does() {
        String other = "bbbbbbbbbbbbbbbbbbbb";

        assertThat(kind(
                        OURS + "/lti/test/" + CODE,
                        claims -> claims.put(LTI + "custom", Map.of("checkpoint_test", other))))
                .isInstanceOfSatisfying(
                        Message.TestLink.class, test -> assertThat(test.code()).isEqualTo(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abcdefghij23456789a", "abcdefghij23456789abc", "ABCDEFGHIJ23456789AB", "$Checkpoint.test"})
    void what_is_no_code_opens_the_checkpoint(String code) {
        assertThat(kind(TestPlatform.TARGET, claims -> claims.put(LTI + "custom", Map.of("checkpoint_test", code))))
                .isInstanceOf(Message.ResourceLink.class);
        assertThat(kind(OURS + "/lti/test/" + code.replace("$", ""))).isInstanceOf(Message.ResourceLink.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/checkpoints/chapter-12,   chapter-12",
                "/checkpoints/chapter-12/,  chapter-12",
                "/checkpoints/chapter-12/x, -",
                "/checkpoints/Chapter,      -",
                "/x/checkpoints/chapter-12, -",
                "/lti/launch,               -",
                "'',                        -"
            })
    void an_address_of_ours_names_a_checkpoint_by_its_slug(String path, String slug) {
        assertThat(checkpoint(OURS + path)).isEqualTo(slug);
    }

    @Test
    void a_slug_of_64_characters_is_one_and_a_longer_one_is_none() {
        assertThat(checkpoint(OURS + "/checkpoints/" + "s".repeat(64))).hasSize(64);
        assertThat(checkpoint(OURS + "/checkpoints/" + "s".repeat(65))).isNull();
    }

    @Test
    void below_a_path_of_the_public_address_only_what_begins_with_it_names_a_checkpoint() {
        bench.with(TestPlatform.registration(7), OURS + "/tool");

        assertThat(checkpoint(OURS + "/tool/checkpoints/chapter-12")).isEqualTo("chapter-12");
        assertThat(checkpoint(OURS + "/home/checkpoints/chapter-12")).isNull();
    }

    @Test
    void a_custom_checkpoint_that_is_neither_a_text_nor_a_whole_number_names_nothing() {
        Message.Kind kind = kind(OURS + "/lti/launch", claims -> claims.put(LTI + "custom", Map.of("checkpoint", 1.5)));

        assertThat(((Message.ResourceLink) kind).checkpoint()).isNull();
    }
}
