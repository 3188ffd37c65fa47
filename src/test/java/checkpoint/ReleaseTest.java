package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shipped: its version from one place, every part with a licence that lets an institution use it. */
class ReleaseTest {

    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path LICENCES = Path.of("docs/licences.md");

    /** As SPDX names them, or as a part's own file does. None asks for more than its text and its notice to be passed on. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD License (3 clause)", "CC0-1.0", "EPL-2.0", "Unicode-3.0");

    /** What a part's own jar says where its description says something else: name, licence, and why. */
    private static final Map<String, String> READ_IN_THE_JAR = Map.of(
            "org.springframework.session:spring-session-core", "Apache-2.0",
            "org.springframework.session:spring-session-jdbc", "Apache-2.0");

    private static String version() throws IOException {
        Matcher version = Pattern.compile("<artifactId>checkpoint</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static List<JsonNode> parts() throws IOException {
        JsonNode bill = JsonMapper.shared().readTree(Files.readString(BILL));
        return Stream.of(bill.path("components").spliterator())
                .flatMap(all -> java.util.stream.StreamSupport.stream(all, false))
                .toList();
    }

    private static String name(JsonNode part) {
        return part.path("group").asString() + ":" + part.path("name").asString();
    }

    private static Set<String> licences(JsonNode part) {
        String read = READ_IN_THE_JAR.get(name(part));
        Set<String> licences = new TreeSet<>();
        for (JsonNode one : part.path("licenses")) {
            JsonNode licence = one.path("license");
            licences.add(
                    read != null
                            ? read
                            : licence.path("id").asString(licence.path("name").asString("none")));
        }
        return licences.isEmpty() ? Set.of("none") : licences;
    }

    /** A part under several licences may be used under any one of them. */
    @Test
    void every_part_that_is_shipped_has_a_licence_that_we_know() throws IOException {
        assertThat(parts())
                .hasSizeGreaterThan(80)
                .allSatisfy(part -> assertThat(licences(part)).as(name(part)).containsAnyElementsOf(ALLOWED));
        assertThat(Set.of("none")).doesNotContainAnyElementsOf(ALLOWED);
    }

    @Test
    void the_page_of_licences_lists_every_part() throws IOException {
        Map<String, Set<String>> byLicence = new TreeMap<>();
        for (JsonNode part : parts()) {
            byLicence
                    .computeIfAbsent(String.join(" or ", licences(part)), licence -> new TreeSet<>())
                    .add(name(part));
        }
        StringBuilder page = new StringBuilder("""
                # Licences of what is shipped

                Every part within `checkpoint.jar`, by licence, as the bill of materials has it (CycloneDX, in the jar at
                `META-INF/sbom/application.cdx.json`, with versions and digests). Where there are several, any one may be chosen. Each
                part's own jar carries its licence and notice. `ReleaseTest` writes this page with `-Dformat=apply` and fails on a
                licence that it does not know.
                """);
        byLicence.forEach((licence, names) -> {
            page.append("\n## ").append(licence).append("\n\n");
            names.forEach(name -> page.append("- `").append(name).append("`\n"));
        });
        if ("apply".equals(System.getProperty("format"))) {
            Files.writeString(LICENCES, page);
        }

        assertThat(Files.readString(LICENCES)).isEqualTo(page.toString());
    }

    @Test
    void the_version_stands_in_the_build_alone_and_the_changelog_tells_of_it() throws IOException {
        String version = version();

        assertThat(Files.readString(Path.of("CHANGELOG.md")))
                .containsPattern("(?m)^## " + Pattern.quote(version) + " ");
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(file -> file.toString().matches(".*\\.(java|jte|yaml|properties)$")))
                    .hasSizeGreaterThan(300)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain("\"" + version + "\"", "=" + version));
        }
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(BILL))
                        .path("metadata")
                        .path("component")
                        .path("version")
                        .asString())
                .isEqualTo(version);
    }
}
