package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator reads when the tool cannot start. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
@Tag("nightly")
class StartTest {

    private static final String SECRET = "--checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String URL = "--checkpoint.public-url=https://checkpoint.example";

    private final CapturedOutput output;

    StartTest(CapturedOutput output) {
        this.output = output;
    }

    private record Ended(int code, String said) {}

    /**
     * Within this process, which costs a tenth of another one ({@link MissingSettingsTest}): the exception that leaves it is what ends a
     * process with 1.
     */
    private Ended start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        int before = output.getAll().length();
        int code = 0;
        try (ConfigurableApplicationContext started =
                SpringApplication.run(CheckpointApplication.class, all.toArray(String[]::new))) {
            assertThat(started.isActive()).isTrue();
        } catch (RuntimeException cannotStart) {
            code = 1;
        }
        return new Ended(code, output.getAll().substring(before));
    }

    @Test
    void a_weak_secret_is_reported_and_not_printed() throws Exception {
        Ended ended = start("--spring.datasource.url=" + TestPostgres.url(), URL, "--checkpoint.secret=c2hvcnQ=");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said())
                .contains("checkpoint.secret must be base64 of at least 32 random bytes")
                .doesNotContain("\tat ");
    }

    @Test
    void a_database_that_is_not_there_is_reported() throws Exception {
        Ended ended = start("--spring.datasource.url=jdbc:postgresql://localhost:1/none?password=hush", SECRET, URL);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("PostgreSQL cannot be reached").doesNotContain("hush", "\tat checkpoint");
    }

    /** At once: Flyway 12.4 would try for nine seconds to create its table. */
    @Test
    void a_missing_right_is_reported_with_the_grant_that_helps() throws Exception {
        JdbcClient.create(TestPostgres.migrated())
                .sql("create role plain login")
                .update();

        Ended ended = start(
                "--spring.datasource.url=" + TestPostgres.url(TestPostgres.empty()),
                "--spring.datasource.username=plain",
                SECRET,
                URL);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said())
                .contains(
                        "The database user plain has no right to create tables in the schema public",
                        "grant usage, create on schema public to plain;")
                .doesNotContain("Creating Schema History table", "\tat checkpoint");
    }

    @Test
    void another_secret_than_the_stored_keys_were_locked_with_is_reported() throws Exception {
        String name = TestPostgres.prepared();
        JdbcClient.create(TestPostgres.of(name)).sql("""
                        insert into signing_key (kid, public_jwk, private_key, created_at, signs_from)
                        values ('theirs', '{}', decode(repeat('ab', 64), 'hex'), now(), now())""").update();

        Ended ended = start(
                "--spring.datasource.url=" + TestPostgres.url(name),
                "--spring.datasource.username=postgres",
                SECRET,
                URL);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said())
                .contains("checkpoint.secret does not open signing key theirs", "the new one first")
                .doesNotContain("\tat checkpoint");
    }

    @Test
    void a_database_of_something_else_is_left_alone() throws Exception {
        String name = TestPostgres.empty();
        JdbcClient.create(TestPostgres.of(name)).sql("create table theirs ()").update();

        Ended ended = start(
                "--spring.datasource.url=" + TestPostgres.url(name),
                "--spring.datasource.username=postgres",
                SECRET,
                URL);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("holds other tables already").doesNotContain("\tat checkpoint");
    }

    @Test
    void faulty_content_is_reported_with_its_lines(@TempDir Path root) throws Exception {
        Files.createDirectory(root.resolve("first"));
        Files.writeString(root.resolve("first/checkpoint.yaml"), "title: First\nshiny: true\n");
        Files.writeString(root.resolve("first/page.md"), "# First\n");

        Ended ended = start(
                "--spring.datasource.url=" + TestPostgres.url(),
                "--spring.datasource.username=postgres",
                "--checkpoint.content=" + root,
                SECRET,
                URL);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("checkpoint.yaml:2: ", "check DIR").doesNotContain("\tat checkpoint");
    }
}
