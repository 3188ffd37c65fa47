package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.WholeTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Styles and scripts on the wire. */
@WholeTool
class AssetsTest {

    @Autowired
    private MockMvcTester mvc;

    private String stylesheet() {
        String page = new String(mvc.get().uri("/").exchange().getResponse().getContentAsByteArray());
        Matcher link = Pattern.compile(
                        "https://checkpoint.example(/assets/checkpoint-[0-9a-f]{32}\\.css)|(/assets/checkpoint-[0-9a-f]{32}\\.css)")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1) == null ? link.group(2) : link.group(1);
    }

    @Test
    void an_asset_is_named_by_its_content_kept_for_a_year_and_packed_for_who_takes_it() throws IOException {
        byte[] source = Files.readAllBytes(Path.of("src/main/resources/static/assets/checkpoint.css"));

        MvcTestResult packed = mvc.get()
                .uri(stylesheet())
                .header("Accept-Encoding", "gzip, deflate, br")
                .exchange();

        assertThat(packed)
                .hasStatusOk()
                .hasHeader("Content-Encoding", "gzip")
                .hasHeader("Vary", "Accept-Encoding")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(packed.getResponse().getContentType()).startsWith("text/css");
        byte[] sent = packed.getResponse().getContentAsByteArray();
        assertThat(sent.length).isLessThan(source.length / 3);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "deflate, gzip; q=0.0, br"})
    void who_takes_no_gzip_gets_it_as_it_is(String accepted) throws IOException {
        MvcTestResult plain =
                mvc.get().uri(stylesheet()).header("Accept-Encoding", accepted).exchange();

        assertThat(plain).hasStatusOk().doesNotContainHeader("Content-Encoding");
        assertThat(plain.getResponse().getContentAsByteArray())
                .isEqualTo(Files.readAllBytes(Path.of("src/main/resources/static/assets/checkpoint.css")));
    }

    @Test
    void the_icon_of_every_page_is_a_drawing_among_the_assets() {
        String page = new String(mvc.get().uri("/").exchange().getResponse().getContentAsByteArray());
        Matcher link = Pattern.compile("rel=\"icon\"[^>]+(/assets/icon-[0-9a-f]{32}\\.svg)\"")
                .matcher(page);

        assertThat(link.find()).as(page).isTrue();
        assertThat(mvc.get().uri(link.group(1)).exchange()).hasStatusOk().hasContentType("image/svg+xml");
    }

    @Test
    void an_asset_of_another_version_is_not_there() {
        assertThat(mvc.get()
                        .uri(stylesheet().replaceAll("-[0-9a-f]{32}", "-" + "0".repeat(32)))
                        .header("Accept-Encoding", "gzip")
                        .exchange())
                .hasStatus(404);
    }
}
