package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import checkpoint.testing.Cases;
import checkpoint.testing.FreePort;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of the packaged jar, called as its user calls it. */
@Timeout(180)
class CommandsIT {

    private static final String CONTENT = "src/main/resources/checkpoints";

    @TempDir
    private Path folder;

    @Test
    void check_says_what_a_content_root_holds() {
        try (Jar jar = Jar.start(Map.of(), "check", CONTENT)) {
            assertThat(jar.ends()).isZero();
            assertThat(jar.printed()).contains("chapter-12: ", "No faults");
        }
    }

    @Test
    void check_says_where_a_fault_is_and_what_to_write() throws IOException {
        Path one = Files.createDirectories(folder.resolve("chapter-1"));
        Files.writeString(one.resolve("checkpoint.yaml"), "title: \"One\"\nquiz:\n  pass-mark: 0%\n");
        try (Jar jar = Jar.start(Map.of(), "check", folder.toString())) {
            assertThat(jar.ends()).isEqualTo(1);
            assertThat(jar.printed()).contains("checkpoint.yaml:3: ", "write 80%");
        }
    }

    @Test
    void preview_shows_every_page_of_the_way() {
        try (Jar jar = Jar.start(Map.of(), "preview", CONTENT, "--port", "0")) {
            String address = jar.awaits("(http://localhost:\\d+)/");

            assertThat(Jar.get(address + "/").body()).contains("Chapter 12");
            HttpResponse<String> page = Jar.get(address + "/checkpoints/chapter-12");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("data-testid=\"checkpoint-title\"", "data-testid=\"start-attempt\"");
            String quiz = Jar.post(address + action(page.body(), "start-attempt"), "access_token=" + token(page.body()))
                    .body();
            assertThat(quiz).contains("data-testid=\"question\"", "data-testid=\"submit-attempt\"");
            assertThat(Jar.get(address + "/checkpoints/chapter-12/bank").body()).contains("<h1");
            assertThat(Jar.get(address + "/assets/checkpoint.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void preview_answers_what_goes_wrong_in_words() {
        try (Jar jar = Jar.start(Map.of(), "preview", CONTENT, "--port", "0")) {
            String address = jar.awaits("(http://localhost:\\d+)/");

            assertThat(Jar.get(address + "/nowhere").body()).isEqualTo("There is no such page.");
            HttpResponse<String> unreadable = Jar.post(address + "/checkpoints/chapter-12", "answers=%zz");
            assertThat(unreadable.statusCode()).isEqualTo(400);
            assertThat(unreadable.body()).isEqualTo("This address or form cannot be read.");
        }
    }

    /** Class files of Java 17 have the version 61. */
    @Test
    void the_jar_begins_with_a_class_that_an_older_java_can_load() throws IOException {
        try (JarFile jar = new JarFile("target/checkpoint.jar")) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo("checkpoint.Start");
            byte[] start = jar.getInputStream(jar.getEntry("BOOT-INF/classes/checkpoint/Start.class"))
                    .readAllBytes();
            assertThat(ByteBuffer.wrap(start).getInt(4)).isEqualTo(61);
        }
    }

    @Test
    void export_writes_what_import_reads_with_options_in_any_order() throws IOException {
        String file = folder.resolve("chapter-12.xml").toString();
        String root = folder.resolve("root").toString();
        try (Jar jar = Jar.start(Map.of(), "export", "--to", file, CONTENT, "--format=moodle-xml")) {
            assertThat(jar.ends()).as(jar.printed()).isZero();
            assertThat(jar.printed()).contains("cannot be exported", "chapter-12 as moodle-xml");
        }
        try (Jar jar = Jar.start(Map.of(), "import", "--to", root, "--json", file)) {
            assertThat(jar.ends()).as(jar.printed()).isZero();
            assertThat(jar.printed()).contains("\"refused\" : 0", "Moodle XML");
        }
        assertThat(folder.resolve("root")).isDirectoryRecursivelyContaining("glob:**/checkpoint.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "preview"})
    void a_folder_that_is_not_there_is_named(String command) {
        try (Jar jar = Jar.start(Map.of(), command, folder.resolve("none").toString())) {
            assertThat(jar.ends()).isEqualTo(2);
            assertThat(jar.printed()).contains("none is not a folder");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void help_names_each_command(String word) {
        try (Jar jar = Jar.start(Map.of(), word)) {
            assertThat(jar.ends()).isZero();
            assertThat(jar.printed())
                    .contains(
                            "check DIR",
                            "preview DIR",
                            "import FILE",
                            "export DIR",
                            "recover-administrator NAME",
                            "move-registration ID",
                            "serves the tool");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "check, --help",
        "preview, -h",
        "import, --help",
        "export, -h",
        "recover-administrator, --help",
        "move-registration, --help"
    })
    void each_command_explains_itself_and_starts_nothing(String command, String help) {
        try (Jar jar = Jar.start(Map.of(), command, help)) {
            assertThat(jar.ends()).isZero();
            assertThat(jar.printed()).startsWith("usage: java -jar checkpoint.jar " + command + " ");
        }
    }

    @Cases(
            always = "--lang de DIR",
            nightly = {"DIR --lang de", "--lang=de DIR"})
    void check_takes_its_options_in_any_order(String order) {
        try (Jar jar = Jar.start(Map.of(), call("check", order, CONTENT))) {
            assertThat(jar.ends()).isZero();
            assertThat(jar.printed()).contains("Keine Fehler");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 0 DIR", "DIR --port=0"})
    void preview_takes_its_options_in_any_order(String order) {
        try (Jar jar = Jar.start(Map.of(), call("preview", order, CONTENT))) {
            assertThat(jar.awaits("(http://localhost:\\d+)/")).isNotEmpty();
        }
    }

    @Cases(always = "DIR/q.gift --to DIR/root", nightly = "--to=DIR/root DIR/q.gift")
    void import_ends_with_1_where_a_question_was_refused_and_says_which(String order) throws IOException {
        Files.writeString(folder.resolve("q.gift"), "Capital? {=Paris ~Lyon}\n\nDiscuss. {}\n");

        try (Jar jar = Jar.start(Map.of(), call("import", order, folder.toString()))) {
            assertThat(jar.ends()).isEqualTo(1);
            assertThat(jar.printed())
                    .contains("q.gift:1 \"Capital?\": kept", "q.gift:3 \"Discuss.\": refused", "2 found = 1 imported");
        }
        assertThat(folder.resolve("root/q/checkpoint.yaml")).exists();
    }

    /** Only where an older Java is installed beside this one. */
    @Cases(
            always = "check DIR",
            nightly = {"", "--help"})
    void an_older_java_says_which_one_is_needed(String order) throws IOException {
        Optional<Path> older = Jar.olderJava();
        assumeThat(older).as("an older Java").isPresent();

        try (Jar jar = Jar.start(older.orElseThrow(), order.isEmpty() ? new String[0] : order.split(" "))) {
            assertThat(jar.ends()).isNotZero();
            assertThat(jar.printed())
                    .startsWith("Checkpoint needs Java 25, and this is Java ")
                    .hasLineCount(1);
        }
    }

    private static String[] call(String command, String order, String folder) {
        return (command + " " + order).replace("DIR", folder).split(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "chek", "-v"})
    void a_word_that_is_not_a_command_starts_nothing(String word) {
        try (Jar jar = Jar.start(Map.of(), word)) {
            assertThat(jar.ends()).isEqualTo(2);
            assertThat(jar.printed()).contains("There is no command \"" + word + "\"", "check DIR");
        }
    }

    @Test
    void serving_without_settings_says_what_is_missing() {
        try (Jar jar = Jar.start(Map.of())) {
            assertThat(jar.ends()).isNotZero();
            assertThat(jar.printed()).contains("spring.datasource.url");
        }
    }

    @Test
    void version_is_that_of_the_build_and_the_changelog() throws IOException {
        try (Jar jar = Jar.start(Map.of(), "--version")) {
            assertThat(jar.ends()).isZero();
            String version = found(jar.printed(), "Checkpoint (\\S+)");
            assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("## " + version + " ");
        }
    }

    @Test
    void every_library_in_the_jar_is_in_its_bill_of_materials() throws IOException {
        try (JarFile jar = new JarFile("target/checkpoint.jar")) {
            String bill = new String(jar.getInputStream(
                            jar.getEntry(jar.getManifest().getMainAttributes().getValue("Sbom-Location")))
                    .readAllBytes());
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.matches("BOOT-INF/lib/.+\\.jar")))
                    .hasSizeGreaterThan(80)
                    .filteredOn(name -> !name.contains("spring-boot-jarmode"))
                    .allSatisfy(name -> assertThat(bill)
                            .contains("/" + name.replaceAll("BOOT-INF/lib/(.+?)-(\\d.*)\\.jar", "$1@$2")));
        }
    }

    /** One tool that serves, on a database with a second one beside it. */
    @Nested
    @Tag("nightly")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class BesideARunningTool {

        private final String database = Databases.empty();
        private Map<String, String> settings;
        private Jar tool;
        private String port;

        @BeforeAll
        void serve() throws IOException {
            settings = Map.of(
                    "SERVER_PORT", String.valueOf(FreePort.next()),
                    "SPRING_DATASOURCE_URL", database,
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "CHECKPOINT_PUBLIC_URL", "https://checkpoint.example",
                    "CHECKPOINT_SECRET", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                    "CHECKPOINT_CLUSTERS_SECOND_URL", Databases.empty(),
                    "CHECKPOINT_CLUSTERS_SECOND_USERNAME", "postgres");
            tool = Jar.start(settings);
            port = tool.awaits("Tomcat started on port (\\d+)");
        }

        @AfterAll
        void stop() {
            tool.close();
        }

        @Test
        void serving_shows_the_front_page() {
            HttpResponse<String> front = Jar.get("http://localhost:" + port + "/");

            assertThat(front.statusCode()).isEqualTo(200);
            assertThat(front.body()).contains("https://checkpoint.example/lti/login");
        }

        @Test
        void the_only_administrator_is_recovered() {
            try (Jar command = Jar.start(settings, "recover-administrator", "admin")) {
                assertThat(command.ends()).as(command.printed()).isZero();
                assertThat(command.printed())
                        .containsPattern("Recovered the account admin\\. One-time password.*\\s+[2-9a-z]{20}")
                        .doesNotContain("Exception");
            }
        }

        @Test
        void a_platform_is_moved_to_another_database() throws SQLException {
            try (Connection home = DriverManager.getConnection(database);
                    Statement statement = home.createStatement()) {
                statement.execute("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source,
                                                  created_at)
                        values ('School', 'https://lms.example', 'client', 'https://lms.example/auth', 'https://lms.example/token',
                                'https://lms.example/jwks', 'ACTIVE', 'CONSOLE', now())""");

                try (Jar command = Jar.start(settings, "move-registration", "1", "--to", "second")) {
                    assertThat(command.ends()).as(command.printed()).isZero();
                    assertThat(command.printed())
                            .contains("Registration 1 is in the cluster second now.")
                            .doesNotContain("Exception");
                }

                try (ResultSet row = statement.executeQuery("select cluster from registration where id = 1")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo("second");
                }
            }
        }
    }

    private static String token(String page) {
        return found(page, "name=\"access_token\" value=\"([^\"]+)\"");
    }

    /** Where the form leads that has this button. */
    private static String action(String page, String button) {
        String before = page.substring(0, page.indexOf("data-testid=\"" + button + "\""));
        return found(before.substring(before.lastIndexOf("<form")), "action=\"([^\"]+)\"");
    }

    private static String found(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
