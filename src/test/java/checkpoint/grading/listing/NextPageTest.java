package checkpoint.grading.listing;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.outbound.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Link headers as platforms print them (RFC 8288). */
class NextPageTest {

    private static final URI PAGE = URI.create("https://lms.example/list?page=1");

    private static Reply.Answered with(String... links) {
        return new Reply.Answered(200, "OK", Map.of("link", List.of(links)), new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example/list?page=2>; rel=\"next\"",
                "<https://lms.example/list?page=2>;rel=next",
                "<https://lms.example/list?page=2>; REL = \"Next\"",
                "</list?page=2>; rel=\"next\"",
                "<?page=2>; title=\"more\"; rel='next'",
                // Canvas: all in one header, without spaces.
                "<https://lms.example/list?page=1>; rel=\"current\",<https://lms.example/list?page=2>; rel=\"next\","
                        + "<https://lms.example/list?page=9>; rel=\"last\"",
                // Moodle's line items: as it is, read as Latin, and with what is no ASCII replaced.
                "<https://lms.example/list?page=2>; rel=\u201cnext\u201d",
                "<https://lms.example/list?page=2>; rel=\u00e2\u0080\u009cnext\u00e2\u0080\u009d",
                "<https://lms.example/list?page=2>; rel=\u00e2??next\u00e2??"
            })
    void the_next_page_is_found_however_the_header_is_spelled(String link) {
        assertThat(NextPage.of(with(link), PAGE)).contains(URI.create("https://lms.example/list?page=2"));
        assertThat(NextPage.isNamed(with(link))).isTrue();
    }

    @Test
    void an_ampersand_that_was_escaped_for_html_is_one() {
        assertThat(NextPage.of(with("<https://lms.example/list?limit=2&amp;from=2>; rel=\"next\""), PAGE))
                .contains(URI.create("https://lms.example/list?limit=2&from=2"));
    }

    @Test
    void each_of_several_headers_is_looked_at() {
        assertThat(NextPage.of(with("</d>; rel=\"differences\"", "</list?page=2>; rel=\"next\""), PAGE))
                .contains(URI.create("https://lms.example/list?page=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example/list?page=2>; rel=\"differences\"",
                "<https://lms.example/list?page=2>; rel=\"last\"",
                "<https://lms.example/list?page=2>; rel=\"next-archive\"; x=next",
                "<https://lms.example/list?page=2>; myrel=\"next\"",
                "https://lms.example/list?page=2; rel=\"next\"",
                ""
            })
    void other_relations_are_not_the_next_page(String link) {
        assertThat(NextPage.isNamed(with(link))).isFalse();
        assertThat(NextPage.of(with(link), PAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://other.example/list?page=2>; rel=\"next\"",
                "<http://lms.example/list?page=2>; rel=\"next\"",
                "<https://lms.example:8443/list?page=2>; rel=\"next\"",
                "<https://lms.example@other.example/list>; rel=\"next\"",
                "<https://user@lms.example/list?page=2>; rel=\"next\"",
                "<//other.example/list>; rel=\"next\"",
                "<https://lms.example.other.example/list>; rel=\"next\"",
                "<https:\\\\other.example/list>; rel=\"next\"",
                "<https://lms.example/list?page=1>; rel=\"next\"",
                "<javascript:alert(1)>; rel=\"next\""
            })
    void a_page_on_another_host_or_the_same_page_again_is_named_and_not_followed(String link) {
        assertThat(NextPage.isNamed(with(link))).isTrue();
        assertThat(NextPage.of(with(link), PAGE)).isEmpty();
    }
}
