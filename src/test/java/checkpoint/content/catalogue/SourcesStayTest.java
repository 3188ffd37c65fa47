package checkpoint.content.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.testing.WholeTool;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Images of a content version are served to anyone; its other files, with the keys in them, to nobody. */
@WholeTool
class SourcesStayTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Checkpoints checkpoints;

    private MvcTestResult file(String path) {
        String digest = checkpoints.current("chapter-12").orElseThrow().digest();
        return mvc.get()
                .uri(java.net.URI.create(Catalogue.IMAGES + digest + "/" + path))
                .exchange();
    }

    @Test
    void an_image_is_served() {
        assertThat(file("spine.svg")).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint.yaml",
                "CHECKPOINT.YAML",
                "page.md",
                "glossary.md",
                "",
                ".",
                "checkpoint.yaml%00.svg",
                "checkpoint.yaml;.svg",
                "spine.svg/../checkpoint.yaml",
                "%2e%2e/checkpoint.yaml",
                "spine.svg%2f..%2fcheckpoint.yaml"
            })
    void nothing_else_is(String path) {
        MvcTestResult refused = file(path);

        assertThat(refused.getResponse().getStatus()).isBetween(400, 499);
        assertThat(new String(refused.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .doesNotContain("correct:", "pass-mark");
    }
}
