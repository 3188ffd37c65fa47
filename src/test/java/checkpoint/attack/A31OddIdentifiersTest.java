package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** identifiers of odd length, case and alphabet (framework 5.1.2; LTI 1.3, 5.3). */
@HostileApp
class A31OddIdentifiersTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static Stream<String> unusable() {
        return Stream.of(
                "",
                "x".repeat(256),
                "x".repeat(10_000),
                "ad\u00e1",
                "\u0430da",
                "ada\u0000",
                "ada\n",
                "ada\u007f",
                "ada\u200b",
                "ada\u202e",
                "\ud83d\ude00");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_required_identifier_that_is_not_1_to_255_ascii_characters_is_refused(String id) {
        visitor.assertRefused(400, "LTI-147", () -> visitor.launch(claims -> claims.put("sub", id)));
        visitor.assertRefused(
                400, "LTI-142", () -> visitor.launch(claims -> claims.put(Platform.LTI + "deployment_id", id)));
        visitor.assertRefused(
                400,
                "LTI-145",
                () -> visitor.launch(claims -> claims.put(Platform.LTI + "resource_link", Map.of("id", id))));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_context_without_a_usable_id_is_none(String id) {
        assertThat(visitor.launch(claims -> claims.put(Platform.LTI + "context", Map.of("id", id))))
                .hasStatusOk();
    }

    @Test
    void identifiers_that_differ_in_case_or_by_a_space_are_different_people() {
        long before = visitor.rows().get("learner");

        for (String subject : List.of("a-31", "A-31", "a-31 ", " a-31", "a-31.", "a_31", "a%2d31")) {
            assertThat(visitor.launch(claims -> claims.put("sub", subject))).hasStatusOk();
        }

        assertThat(visitor.rows().get("learner") - before).isEqualTo(7);
    }

    @Test
    void identifiers_that_would_be_statements_or_paths_are_only_texts() {
        for (String id :
                List.of("'; drop table learner; --", "../../x", "$1", "{x}", "%00", "\\", "\"", "a'b", "null", "0")) {
            assertThat(visitor.launch(claims -> {
                        claims.put("sub", id);
                        claims.put(Platform.LTI + "deployment_id", id);
                        claims.put(Platform.LTI + "resource_link", Map.of("id", id));
                        claims.put(Platform.LTI + "context", Map.of("id", id));
                    }))
                    .hasStatusOk();
        }
        assertThat(visitor.tablesWith("drop table learner")).contains("learner");
    }

    @Test
    void the_longest_identifiers_are_taken() {
        String id = "x".repeat(255);

        assertThat(visitor.launch(claims -> {
                    claims.put("sub", id);
                    claims.put(Platform.LTI + "deployment_id", id);
                    claims.put(Platform.LTI + "resource_link", Map.of("id", id));
                    claims.put(Platform.LTI + "context", Map.of("id", id));
                }))
                .hasStatusOk();
    }
}
