package checkpoint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.Importer;
import checkpoint.tool.refusal.Reason;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house, as far as a machine can hold them. */
@Timeout(600)
class HouseTest {

    @Test
    void packages_import_upstream_only() {
        // Not verify(): it checks once in a JVM only, and a second run of the test would pass.
        ApplicationModules.of(CheckpointApplication.class).detectViolations().throwIfPresent();
    }

    @Test
    void no_method_takes_three_ids_in_a_row_which_could_be_swapped_unseen() {
        List<String> faults = Code.ALL.stream()
                .filter(type -> !type.isAssignableTo(Repository.class)) // A derived query names its columns one by one.
                .filter(type -> !Rooms.isTemplate(type)) // What a template takes is given by name.
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> longestRunOfLongs(method) >= 3)
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(faults).isEmpty();
    }

    private static int longestRunOfLongs(JavaMethod method) {
        int longest = 0;
        int run = 0;
        for (JavaClass type : method.getRawParameterTypes()) {
            run = type.isEquivalentTo(long.class) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/checkpoint"))) {
            assertThat(folders.filter(Files::isDirectory)).allSatisfy(folder -> {
                String info = Files.readString(folder.resolve("package-info.java"));
                assertThat(info).contains("@NullMarked", "/**");
            });
        }
    }

    @Test
    void stories_in_a_browser_are_marked_so_that_they_alone_are_tried_twice_or_only_when_asked_for()
            throws IOException {
        try (Stream<Path> stories = Files.list(Path.of("src/test/java/checkpoint/journey"))) {
            assertThat(stories.filter(file -> file.toString().endsWith("Test.java")))
                    .isNotEmpty()
                    .allSatisfy(story ->
                            assertThat(Files.readString(story)).containsAnyOf("\n@Journey\n", "\n@Tag(\"engines\")\n"));
        }
    }

    @Test
    void marking_knows_no_framework_no_clock_and_no_database() {
        noClasses()
                .that()
                .resideInAPackage("checkpoint.content.score..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("java.time..")))
                .check(Code.ALL);
    }

    @Test
    void time_comes_from_the_clock_that_was_injected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(Code.ALL);
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Configuration")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(Code.ALL);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(Code.ALL);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto)")
                .check(Code.ALL);
    }

    /** One that has no line in spring.factories would be compiled, and never asked. */
    @Test
    void every_importer_is_found() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(Importer.class))
                .extracting(one -> one.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(Code.ALL.stream()
                        .filter(one -> one.isAssignableTo(Importer.class) && !one.isInterface())
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void every_refusal_has_its_words() throws IOException {
        Properties messages = messages();

        List<String> codes = Code.ALL.stream()
                .filter(one -> one.isEnum() && one.isAssignableTo(Reason.class))
                .flatMap(one -> Stream.of(one.reflect().getEnumConstants()))
                .map(one -> ((Reason) one).words())
                .toList();

        assertThat(codes)
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(messages)
                        .containsKey("refusal." + code + ".what")
                        .containsKey("refusal." + code + ".next"));
    }

    @Test
    void every_text_that_a_template_names_is_in_the_bundle() throws IOException {
        Properties messages = messages();
        Pattern named = Pattern.compile("page\\.t\\(\"([a-zA-Z0-9.-]+)\"[,)]");
        try (Stream<Path> templates = Files.walk(Path.of("src/main/templates"))) {
            assertThat(templates.filter(path -> path.toString().endsWith(".jte")))
                    .allSatisfy(template -> assertThat(named.matcher(Files.readString(template))
                                    .results()
                                    .map(result -> result.group(1)))
                            .allSatisfy(key ->
                                    assertThat(messages).as(template.toString()).containsKey(key)));
        }
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }
}
