package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What the documents repeat of the code is what the code does. */
class DocumentsTest {

    private static final String SCHOOL = "https://checkpoint.school.example";
    private static final String DATABASE = TestPostgres.prepared();
    private static ConfigurableApplicationContext tool;

    @BeforeAll
    static void start() {
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(DATABASE),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=" + SCHOOL,
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false",
                        "spring.config.import=file:tool-config/platforms.yaml.example[.yaml]")
                .run();
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    /** Every property of ours, as {@code checkpoint.public-url} or {@code checkpoint.platforms[n].issuer}. */
    private static Set<String> properties() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> names =
                new TreeSet<>(Set.of("checkpoint.delivery", "checkpoint.housekeeping", "checkpoint.notices"));
        for (var found : scan.findCandidateComponents("checkpoint")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            add(names, type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
        return names;
    }

    private static void add(Set<String> names, String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                add(names, name + "[n]", element);
            } else {
                names.add(name);
            }
        }
    }

    private static Set<String> propertiesOfTheReadme() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line :
                read("README.md").lines().filter(row -> row.startsWith("| `")).toList()) {
            String prefix = "";
            Matcher name = Pattern.compile("`([a-z.\\[\\]-]+)`").matcher(line.split("\\|")[1]);
            while (name.find()) {
                String one = name.group(1);
                if (one.startsWith(".")) {
                    one = prefix + one;
                }
                prefix = one.substring(0, Math.max(one.lastIndexOf('.'), 0));
                if (one.startsWith("checkpoint.")) {
                    names.add(one);
                }
            }
        }
        return names;
    }

    private static boolean isServed(String path) {
        List<PathPattern> patterns = new ArrayList<>();
        tool.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping ->
                        patterns.addAll(mapping.getPathPatternsCondition().getPatterns()));
        return Stream.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")
                        .anyMatch(path::equals)
                || patterns.stream().anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }

    private static Set<String> paths(String text) {
        Set<String> paths = new LinkedHashSet<>();
        Matcher address = Pattern.compile("(?:" + Pattern.quote(SCHOOL) + "|<public URL>)(/[^\\s`\"|)]*)")
                .matcher(text);
        while (address.find()) {
            paths.add(address.group(1).replace("<slug>", "chapter-12"));
        }
        return paths;
    }

    @Test
    void the_readme_names_every_setting_and_no_other() throws Exception {
        assertThat(propertiesOfTheReadme()).isEqualTo(properties());
    }

    @Test
    void every_address_in_a_document_is_served() throws Exception {
        List<String> documents = new ArrayList<>(List.of("README.md", "SECURITY.md", "CHANGELOG.md"));
        try (Stream<Path> files = Files.list(Path.of("tool-config"))) {
            files.map(Path::toString)
                    .filter(name -> name.matches(".*\\.(md|json)"))
                    .forEach(documents::add);
        }
        Set<String> paths = new LinkedHashSet<>();
        for (String document : documents) {
            paths.addAll(paths(read(document)));
        }

        assertThat(paths).contains("/lti/login", "/lti/launch", "/.well-known/jwks.json");
        assertThat(paths).allMatch(DocumentsTest::isServed);
    }

    @Test
    void every_test_that_a_document_names_is_there() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("docs")), Stream.of(Path.of("README.md")))) {
            for (Path document :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\b")
                        .matcher(Files.readString(document))
                        .results()
                        .forEach(name -> named.add(name.group(1)));
            }
        }

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(tests).containsAll(named);
    }

    @Test
    void the_canvas_file_is_what_is_served() throws Exception {
        int port = ((WebServerApplicationContext) tool).getWebServer().getPort();
        HttpResponse<String> served = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/lti/canvas.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(read("tool-config/canvas.json"))).isEqualTo(json.readTree(served.body()));
    }

    @Test
    void canvas_is_asked_for_the_scopes_that_are_used() throws Exception {
        Matcher scope = Pattern.compile("https://purl\\.imsglobal\\.org/spec/lti-(?:ags|nrps)/scope/[a-z.]+")
                .matcher(read("tool-config/canvas.json"));
        Set<String> asked = new TreeSet<>();
        while (scope.find()) {
            asked.add(scope.group().substring(scope.group().lastIndexOf('/') + 1));
        }

        assertThat(asked).containsExactly("contextmembership.readonly", "lineitem", "result.readonly", "score");
    }

    @Test
    void the_example_of_platforms_is_valid_as_it_stands() {
        // The context above has imported and validated it.
        assertThat(tool.getBean(Registrations.class).all())
                .extracting(Registration::issuer)
                .contains("https://moodle.school.example", "https://canvas.instructure.com");
        assertThat(JdbcClient.create(TestPostgres.of(DATABASE))
                        .sql("select count(*) from registration where source = 'FILE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void compose_asks_for_every_secret_and_holds_none() throws Exception {
        Map<String, Object> file = new Yaml().load(read("docker-compose.yml"));
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) file.get("services");
        Map<String, String> environment =
                (Map<String, String>) services.get("tool").get("environment");

        assertThat(environment)
                .containsKeys(
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "SPRING_DATASOURCE_PASSWORD",
                        "CHECKPOINT_PUBLIC_URL",
                        "CHECKPOINT_SECRET");
        services.values().forEach(service -> {
            assertThat(service).containsKey("healthcheck");
            ((Map<String, String>) service.get("environment"))
                    .forEach((name, value) -> assertThat(value)
                            .satisfiesAnyOf(
                                    it -> assertThat(name).doesNotContain("PASSWORD", "SECRET", "PUBLIC_URL"),
                                    it -> assertThat(it).matches("\\$\\{[A-Z_]+:\\?.+}")));
        });
        // Longer than a node takes to end its requests and deliveries.
        assertThat(services.get("tool").get("stop_grace_period")).isEqualTo("40s");
        assertThat(services.get("tool").get("depends_on").toString()).contains("service_healthy");
        assertThat(services.get("database").get("image").toString()).isEqualTo("postgres:18");
        assertThat(services.get("database").get("volumes").toString()).contains("database:");
        assertThat((Map<String, Object>) file.get("volumes")).containsKey("database");
        assertThat(((Map<String, String>) services.get("tool").get("build")).get("dockerfile_inline"))
                .contains("AS build", "target/checkpoint.jar", "USER checkpoint", "\"@java.options\"");
        assertThat(services.get("tool").get("build").toString())
                .contains("/build/operations/prepare /build/checkpoint");
    }

    @Test
    void what_the_image_copies_is_there() throws Exception {
        Matcher copied =
                Pattern.compile("^ +COPY (?!--)(.+) \\S+$", Pattern.MULTILINE).matcher(read("docker-compose.yml"));
        List<Path> files = new ArrayList<>();
        while (copied.find()) {
            Stream.of(copied.group(1).split(" ")).map(Path::of).forEach(files::add);
        }

        assertThat(files)
                .contains(Path.of("operations", "prepare"))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(Path.of("operations", "prepare")).isExecutable();
    }

    @Test
    void every_variable_of_compose_is_a_property() throws Exception {
        Set<String> variables = new TreeSet<>();
        Matcher name =
                Pattern.compile("^ +(CHECKPOINT_[A-Z_]+):", Pattern.MULTILINE).matcher(read("docker-compose.yml"));
        while (name.find()) {
            variables.add(name.group(1));
        }
        List<String> known = properties().stream()
                .map(property -> property.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT))
                .toList();

        assertThat(variables)
                .isNotEmpty()
                .allMatch(variable ->
                        known.contains(variable) || known.contains(variable.replace("PUBLIC_URL", "PUBLICURL")));
    }

    @Test
    void every_link_inside_the_documents_leads_somewhere() throws Exception {
        List<Path> documents =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("SECURITY.md"), Path.of("CHANGELOG.md")));
        for (String folder : List.of("tool-config", "docs", "docs/adr")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        for (Path document : documents) {
            // What stands in a block of code is an example, and its links are the example's.
            String text = Files.readString(document).replaceAll("(?s)```.*?```", "");
            Matcher link = Pattern.compile("]\\(([^)#\\s]+)").matcher(text);
            while (link.find()) {
                if (URI.create(link.group(1)).getScheme() == null) {
                    Path target = document.resolveSibling(link.group(1)).normalize();
                    assertThat(target).as("%s in %s", link.group(1), document).exists();
                }
            }
        }
    }
}
