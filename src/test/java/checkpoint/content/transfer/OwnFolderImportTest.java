package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A checkpoint's folder as a zip, which may come from anyone. */
class OwnFolderImportTest {

    private static final String YAML = """
            title: "Clouds"
            lang: en
            next: { title: "Rain", url: "https://school.example/rain" }
            objectives: { sky: "Read the sky" }
            quiz:
              title: "Clouds"
              pass-mark: 80%
              questions:
                - { id: wet, objective: sky, type: true-false, stem: "Is a cloud wet? ![A cloud](cloud.svg)", answer: true }
            """;
    private static final String DRAWN = "<path d=\"M0 0h4\"></path>";

    private static ImportQuizzes.Result read(String inside) {
        byte[] zip = Imports.zip(Map.of(
                "clouds/checkpoint.yaml",
                YAML,
                "clouds/page.md",
                "# Clouds\n\nThey are wet.\n",
                "clouds/cloud.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\">" + inside + "</svg>"));
        return ImportQuizzes.read(List.of(new Upload("clouds.zip", zip)), false);
    }

    private static String drawing(ImportQuizzes.Result result) {
        return new String(result.checkpoints().getFirst().files().files().get("cloud.svg"), StandardCharsets.UTF_8);
    }

    @Test
    void a_drawing_keeps_what_draws_and_the_report_names_what_it_lost() {
        ImportQuizzes.Result result = read("<script>one()</script>" + DRAWN);

        assertThat(drawing(result)).contains("M0 0h4").doesNotContain("script");
        assertThat(result.report().remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.lines())
                        .extracting(Object::toString)
                        .containsExactly("clouds.zip!clouds/cloud.svg: changed: the drawing is kept without <script>"));
    }

    @Test
    void a_drawing_that_only_draws_loses_nothing_and_has_no_line_in_the_report() {
        ImportQuizzes.Result result = read(DRAWN);

        assertThat(drawing(result)).contains("viewBox=\"0 0 4 4\"", "M0 0h4");
        assertThat(result.report().remarks()).isEmpty();
        assertThat(result.report().imported()).isEqualTo(1);
    }
}
