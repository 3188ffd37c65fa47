package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.lint.CheckCommand;
import checkpoint.preview.PreviewCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the jar as their callers call them, rightly and wrongly, without a process for each. */
class CommandTest {

    private static final String CONTENT = "src/main/resources/checkpoints";

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {}

    private interface Body {
        int run(String[] arguments, PrintStream out, PrintStream err);
    }

    private static Ran run(String... words) {
        Body command = switch (words[0]) {
            case "check" -> CheckCommand::run;
            case "preview" -> PreviewCommand::run;
            case "import" -> ImportCommand::run;
            default -> ExportCommand::run;
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = command.run(
                List.of(words).subList(1, words.length).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "preview", "import", "export"})
    void each_command_says_what_it_does_and_how_it_ends(String command) {
        Ran ran = run(command, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("usage: java -jar checkpoint.jar " + command)
                .contains("Ends with");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "check, --deep, does not know \"--deep\"",
        "preview, --prot, does not know \"--prot\"",
        "import, --too, does not know \"--too\"",
        "export, -x, does not know \"-x\"",
        "preview, --port, --port needs a value"
    })
    void an_option_that_is_not_known_or_has_no_value_is_reported_in_a_sentence(
            String command, String option, String said) {
        Ran ran = run(command, CONTENT, option);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(said, "usage: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "preview", "export --format gift --to new"})
    void a_second_folder_is_one_too_many(String command) {
        Ran ran = run((command + " " + CONTENT + " " + CONTENT).split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Which folder?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "65536", "-1"})
    void preview_says_what_is_not_a_port_wherever_the_option_stands(String port) {
        Ran ran = run("preview", "--port", port, CONTENT);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("is not a port");
    }

    @Test
    void import_ends_with_1_where_anything_was_refused_and_writes_the_rest() throws IOException {
        Path gift = file("quiz.txt", "::a::Grant is buried here.{F}\n\n::b::Why?{}");
        Path root = folder.resolve("root");

        Ran ran = run("import", "--to", root.toString(), gift.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("2 found = 1 imported", "1 refused", "quiz.txt:3 \"b\": refused");
        assertThat(run("check", root.toString()).code()).isZero();
    }

    @Test
    void import_overwrites_no_folder() throws IOException {
        Path gift = file("quiz.txt", "::a::Grant is buried here.{F}");
        Path root = folder.resolve("root");

        run("import", gift.toString(), "--to=" + root);
        Ran again = run("import", gift.toString(), "--to=" + root);

        assertThat(again.code()).isZero();
        assertThat(root.resolve("quiz")).isDirectory();
        assertThat(root.resolve("quiz-2")).isDirectory();
    }

    @Test
    void import_prints_its_report_as_json() throws IOException {
        Path gift = file("quiz.txt", "::a::Grant is buried here.{F}");

        Ran ran = run(
                "import",
                "--json",
                gift.toString(),
                "--to",
                folder.resolve("root").toString());

        assertThat(ran.out()).contains("\"found\" : 1", "\"outcome\" : \"kept\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--json --lang es, '\"text\" : \"la etiqueta', '\"outcome\" : \"dropped\"'",
        "--lang=es, se omite: la etiqueta, '1 encontradas'"
    })
    void import_reports_in_the_language_that_is_asked_for(String options, String said, String also) throws IOException {
        Path gift = file("quiz.txt", "// [tag:easy]\n::a::Grant is buried here.{F}");

        Ran ran = run(("import " + gift + " --to " + folder.resolve("root") + " " + options).split(" "));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(said, also);
    }

    @Test
    void import_refuses_a_language_that_is_not_spoken() throws IOException {
        Path gift = file("quiz.txt", "::a::Grant is buried here.{F}");

        Ran ran = run("import", gift.toString(), "--to", folder.resolve("root").toString(), "--lang", "tlh");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("\"tlh\" is not a language of this tool");
        assertThat(folder.resolve("root")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"'', Which files?", "one.txt, Where to?"})
    void import_says_what_is_missing(String files, String said) {
        Ran ran = run(("import " + files).strip().split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moodle-xml", "gift", "qti21", "qti12", "zip"})
    void export_lists_what_is_lost_and_writes_what_import_reads(String format) throws IOException {
        Path file = folder.resolve("written");

        Ran ran = run("export", "--format", format, CONTENT + "/chapter-12", "--to", file.toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(format.equals("zip") ? "nothing was lost" : "cannot be exported");
        assertThat(run("import", file.toString(), "--to", folder.resolve("root").toString())
                        .out())
                .containsPattern("(\\d\\d+) found = \\1 imported");
    }

    @Test
    void export_says_what_is_lost_in_the_language_that_is_asked_for() {
        Path file = folder.resolve("written");

        Ran ran = run("export", "--lang", "pt-BR", "--format=gift", CONTENT + "/chapter-12", "--to", file.toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("o mínimo para passar", "chapter-12 como gift");
    }

    @Test
    void export_overwrites_no_file() throws IOException {
        Path file = file("there.xml", "mine");

        Ran ran = run("export", CONTENT, "--format", "gift", "--to", file.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("is there already");
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "--to x, Which format?",
        "--format gift, Where to?",
        "--format word --to x, is not a format that can be written",
        "--format gift --to x --lang tlh, is not a language of this tool"
    })
    void export_says_what_is_missing_or_wrong(String options, String said) {
        Ran ran = run(("export " + CONTENT + " " + options).split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(said);
    }

    @Test
    void export_of_a_checkpoint_with_faults_names_them_and_ends_with_1() throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.writeString(bad.resolve("checkpoint.yaml"), "title: \"One\"\n");

        Ran ran = run(
                "export",
                bad.toString(),
                "--format",
                "gift",
                "--to",
                folder.resolve("x").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("checkpoint.yaml:");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void export_of_a_folder_with_several_checkpoints_asks_which() throws IOException {
        for (String one : List.of("a", "b")) {
            Files.writeString(
                    Files.createDirectory(folder.resolve(one)).resolve("checkpoint.yaml"), "title: \"One\"\n");
        }

        Ran ran = run("export", folder.toString(), "--format", "gift", "--to", "x.txt");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("several checkpoints", "a");
    }
}
