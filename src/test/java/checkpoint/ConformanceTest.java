package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of conformance names only what exists, and leaves no attack and no certification test out. */
class ConformanceTest {

    private static final Path PAGE = Path.of("docs/conformance.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:\\.[A-Za-z0-9_]+)*)`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .toList();
    }

    /** What stands in the last two cells: where, and shown by. */
    private static Set<String> named() throws IOException {
        Set<String> named = new LinkedHashSet<>();
        for (String row : rows()) {
            String[] cells = row.split("\\|");
            Arrays.stream(cells, Math.max(cells.length - 2, 0), cells.length)
                    .flatMap(cell -> NAMED.matcher(cell).results())
                    .forEach(name -> named.add(name.group(1)));
        }
        return named;
    }

    /** The code of each class by its simple name; where two share one, of both. */
    private static Map<String, String> classes() throws IOException {
        Map<String, String> code = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                code.merge(name, Files.readString(file), String::concat);
            }
        }
        return code;
    }

    @Test
    void every_class_and_test_that_is_named_exists() throws IOException {
        Map<String, String> classes = classes();
        for (String name : named()) {
            String[] parts = name.split("\\.");
            assertThat(classes).as(name).containsKey(parts[0]);
            String code = classes.get(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                assertThat(code).as(name).containsPattern("\\b(?:void|class) " + parts[i] + "\\b");
            }
        }
        assertThat(named()).hasSizeGreaterThan(100);
    }

    @Test
    void every_test_of_an_attack_or_of_the_certification_is_named() throws IOException {
        Set<String> named =
                named().stream().map(name -> name.replaceFirst("\\..*", "")).collect(Collectors.toSet());
        String page = Files.readString(PAGE);
        for (String name : classes().keySet()) {
            if (name.matches("(A\\d\\d|Certification\\d+)\\w*Test")) {
                assertThat(named).contains(name);
            }
        }
        assertThat(page).contains("`FuzzedTokensTest`", "`HostileRequestsTest`");
    }

    @Test
    void no_attack_of_the_list_is_left_out() throws IOException {
        List<String> ids = rows().stream()
                .map(row -> row.split("\\|")[1].strip())
                .filter(id -> id.startsWith("A-"))
                .toList();

        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, 40)
                        .mapToObj(number -> "A-%02d".formatted(number))
                        .toList());
    }

    /** A test, and what it shows: {@code `PrivacyTest`} or {@code `PrivacyTest.a_name`}. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.([a-z]\\w+))?`");

    @ParameterizedTest
    @CsvSource({"threat-model, 40", "vpat, 40", "accessibility, 8", "operating, 0"})
    void every_test_that_another_page_names_exists(String page, int atLeast) throws IOException {
        Map<String, String> classes = classes();
        List<MatchResult> named = TEST.matcher(Files.readString(Path.of("docs", page + ".md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(atLeast).allSatisfy(test -> {
            assertThat(classes).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(classes.get(test.group(1))).containsPattern("\\bvoid " + test.group(2) + "\\b");
            }
        });
    }
}
