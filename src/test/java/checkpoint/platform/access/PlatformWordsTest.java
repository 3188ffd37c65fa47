package checkpoint.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.outbound.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform's own words, wherever they are. */
class PlatformWordsTest {

    private static String words(String reason, String body) {
        return PlatformWords.of(new Reply.Answered(400, reason, Map.of(), body.getBytes(StandardCharsets.UTF_8)), "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"scoreMaximum\":[\"A score needs its maximum.\"]};A score needs its maximum.",
                "{\"errors\":[{\"message\":\"This person takes no part\"}]};This person takes no part",
                "{\"errors\":{\"type\":\"x\",\"message\":\"User not found\"}};User not found",
                "{\"a\":{\"b\":{\"c\":\"The column is closed\"}}};The column is closed",
                "[{\"detail\":\"The column is closed\"}];The column is closed",
                "[\"The column is closed\"];The column is closed",
                "\"The column is closed\";The column is closed",
                "{\"title\":\"Bad Request\",\"detail\":\"The column is closed\"};The column is closed",
                "{\"error\":\"invalid_request\",\"reason\":{\"text\":\"The column is closed\"}};The column is closed",
                "{\"timestamp\":[\"Score already exists\"]};Score already exists",
                "<error><message>The column is closed</message></error>;The column is closed",
                "<e:Fault xmlns:e=\"x\"><faultstring>Closed and gone</faultstring></e:Fault>;Closed",
                "<error><![CDATA[The column is closed]]></error>;The column is closed",
                "<!doctype html><title>The column is closed</title><script>var a = 1</script>;The column is closed",
                "The column is closed;The column is closed"
            })
    void they_are_found_in_every_shape(String body, String said) {
        assertThat(words("Bad Request", body)).startsWith("400 ").contains(said).doesNotContain("var a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{}", "[]", "{\"a\":1}", "{broken", "<html></html>", "''"})
    void where_there_are_none_the_reason_stands(String body) {
        assertThat(words("Grade item 6 doesn't exist", body)).isEqualTo("400 Grade item 6 doesn't exist");
    }

    @Test
    void the_learner_and_addresses_of_people_are_taken_out() {
        assertThat(words("", "user 5 (ada@school.example) of 15 is unknown"))
                .isEqualTo("400 user … … of 15 is unknown");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(words("", "x ".repeat(2_000))).hasSize(300);
    }
}
