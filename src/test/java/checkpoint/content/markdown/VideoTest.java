package checkpoint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Embeds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos are links, and shown in the page where the operator allows their host. */
class VideoTest {

    private static final Embeds ALLOWED =
            new Embeds(List.of("www.youtube-nocookie.com", "player.vimeo.com", "Videos.school.example"));

    private static Markdown markdown(Embeds embeds) {
        return new Markdown(path -> path, path -> Optional.empty(), embeds);
    }

    private static String page(String source) {
        return markdown(ALLOWED).page(source).html();
    }

    @ParameterizedTest
    @CsvSource({
        "https://videos.school.example/joins?start=4, https://videos.school.example/joins?start=4",
        "https://www.youtube.com/watch?v=aB3-_678901, https://www.youtube-nocookie.com/embed/aB3-_678901",
        "https://m.youtube.com/watch?list=x&v=aB3-_678901&t=4s, https://www.youtube-nocookie.com/embed/aB3-_678901",
        "https://youtu.be/aB3-_678901?t=4, https://www.youtube-nocookie.com/embed/aB3-_678901",
        "https://vimeo.com/123456, https://player.vimeo.com/video/123456",
    })
    void a_link_by_itself_to_an_allowed_host_is_shown_above_the_link(String written, String framed) {
        assertThat(page("# Joins\n\n[Video: joins (4 minutes)](" + written + ")\n"))
                .contains(
                        "<iframe class=\"embed\" src=\"" + framed.replace("&", "&amp;")
                                + "\" title=\"Video: joins (4 minutes)\" loading=\"lazy\" sandbox=\"allow-scripts",
                        "</iframe>\n<p><a rel=\"noopener noreferrer\" href=\"" + written.replace("&", "&amp;") + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/joins",
                "http://videos.school.example/joins",
                "https://videos.school.example:8443/joins",
                "https://videos.school.example.elsewhere.example/joins",
                "https://teacher@videos.school.example/joins",
                "https://elsewhere.example/https://youtu.be/aB3-_678901",
                "https://www.youtube.com/@school"
            })
    void a_link_to_any_other_address_stays_a_link(String address) {
        assertThat(page("[Video: joins](" + address + ")")).contains("<a rel=").doesNotContain("<iframe");
    }

    @Test
    void a_link_within_a_sentence_stays_a_link() {
        assertThat(page("See [the video](https://videos.school.example/joins) first."))
                .doesNotContain("<iframe");
    }

    @Test
    void nothing_is_shown_where_the_operator_allows_nothing() {
        assertThat(markdown(Embeds.NONE)
                        .page("[Video: joins](https://www.youtube.com/watch?v=aB3-_678901)")
                        .html())
                .contains("<a rel=")
                .doesNotContain("<iframe");
        assertThat(Embeds.NONE.policy()).isEmpty();
    }

    @Test
    void a_stem_shows_it_too_and_a_choice_does_not() {
        String source = "[Video: joins](https://videos.school.example/joins)";

        assertThat(markdown(ALLOWED).blocks(source)).contains("<iframe");
        assertThat(markdown(ALLOWED).entry(source, null).html()).doesNotContain("<iframe");
    }

    @Test
    void words_cannot_leave_their_attribute() {
        assertThat(page("[Video: \\\"><script>](https://videos.school.example/a\\\"b)"))
                .doesNotContain("<script", "\"><s");
    }

    @Test
    void the_policy_names_the_hosts_and_no_others() {
        assertThat(new Embeds(List.of("a.example", "A.example", "b.example")).policy())
                .isEqualTo("; frame-src https://a.example https://b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example",
                "https://a.example",
                "a.example/videos",
                "a.example;script-src",
                "a.example *",
                "localhost"
            })
    void what_is_not_a_host_is_not_a_setting(String text) {
        assertThat(text).doesNotMatch(Embeds.HOST);
        assertThat("www.youtube-nocookie.com").matches(Embeds.HOST);
    }
}
