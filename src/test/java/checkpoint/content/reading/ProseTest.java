package checkpoint.content.reading;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.markdown.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors write in stems, choices, feedback and pages is checked, and shown as they meant it. */
class ProseTest {

    private final Lines lines = new Lines();
    private final Faults faults = Faults.of("");

    private Checkpoint read(Map<String, byte[]> files) {
        return ReadCheckpoint.read("chapter-1", ContentFiles.of(files), "/content/", faults, lines);
    }

    private Checkpoint readChoice(String text) {
        return read(SampleCheckpoint.files(
                SampleCheckpoint.GOOD.replace("text: \"Luck\"", "text: '" + text.replace("'", "''") + "'")));
    }

    private List<String> told() {
        return faults.sorted().stream().map(Fault::toString).toList();
    }

    private List<String> noted() {
        return lines.notes().stream()
                .map(note -> note.path() + ":" + note.line() + ": " + note.message())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+",
                "-",
                "*",
                "- 5",
                "+ 5",
                "* x",
                "1986.",
                "1. x",
                "2) y",
                "#",
                "## x",
                "# 5",
                ">",
                "> x",
                "---",
                "***",
                "===",
                "<",
                "| a |",
                "    x",
                "10 * 2 * 3"
            })
    void a_choice_that_looks_like_a_block_is_shown_as_typed(String text) {
        Checkpoint checkpoint = Objects.requireNonNull(readChoice(text), () -> told().toString());
        Question.Entry choice =
                checkpoint.quiz().questions().getFirst().entries().get(1);

        assertThat(choice.text()).isEqualTo(text.strip());
        assertThat(choice.html()).isEqualTo(text.strip().replace("<", "&lt;").replace(">", "&gt;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]: https://x.example", "![](spine.svg)", "[](https://x.example)"})
    void a_choice_that_shows_nothing_is_a_fault(String text) {
        assertThat(readChoice(text)).isNull();
        assertThat(told()).anyMatch(fault -> fault.startsWith("chapter-1/checkpoint.yaml:17: text: "));
    }

    @Test
    void a_choice_holds_code_and_a_picture() {
        String yaml = SampleCheckpoint.GOOD.replace(
                "- { text: \"Luck\", feedback: \"No.\" }",
                "- { text: \"```sql\\nselect 1\\n```\" }\n        - { text: \"![a spine](spine.svg)\" }");
        List<Question.Entry> entries = Objects.requireNonNull(
                        read(SampleCheckpoint.files(yaml)), () -> told().toString())
                .quiz()
                .questions()
                .getFirst()
                .entries();

        assertThat(entries.get(1).html()).contains("<pre><code class=\"language-sql\">select 1");
        assertThat(entries.get(2).html()).contains("<img").contains("alt=\"a spine\"");
        assertThat(entries.get(2).text()).isEqualTo("a spine");
    }

    /** Where an author writes text in a question: what stands there, and what it becomes with more words. */
    private static final String[][] TEXTS = {
        {"stem: \"So?\"", "stem: 'So? %s'"},
        {"{ text: \"Luck\"", "{ text: 'Luck %s'"},
        {"feedback: \"No.\"", "feedback: 'No. %s'"},
        {"order: [ingest,", "order: ['ingest %s',"},
        {"\"l a\": \"r 1\"", "'l a %s': \"r 1\""},
    };

    /** All texts of all questions, as a learner gets them. */
    private static String texts(Checkpoint checkpoint) {
        StringBuilder all = new StringBuilder();
        for (Question question : checkpoint.quiz().questions()) {
            all.append(question.stem()).append(question.feedback());
            question.entries().forEach(entry -> all.append(entry.html()).append(entry.feedback()));
            question.targets().forEach(target -> all.append(target.html()));
        }
        return all.toString();
    }

    @Test
    void a_formula_and_code_are_shown_wherever_an_author_writes_and_money_is_not_a_formula() {
        for (String[] place : TEXTS) {
            assertThat(SampleCheckpoint.GOOD).contains(place[0]);
            String formula = texts(read(SampleCheckpoint.files(
                    SampleCheckpoint.GOOD.replace(place[0], place[1].formatted("$x^2$ and `sum(x)`")))));
            String money = texts(read(
                    SampleCheckpoint.files(SampleCheckpoint.GOOD.replace(place[0], place[1].formatted("$5 and $10")))));

            assertThat(formula).as(place[0]).contains("<math", "<code>sum(x)</code>");
            assertThat(money).as(place[0]).contains("$5 and $10").doesNotContain("<math");
        }
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/",
                "HTTP://x.example",
                "//x.example/a.png",
                "/\\x.example",
                "\\\\x.example",
                " //x.example",
                "mailto:a@x.example",
                "https://x.example/a b|c"
            })
    void what_a_browser_reads_as_another_site_is_elsewhere(String destination) {
        assertThat(Markdown.isElsewhere(destination)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spine.png", "a/b.png", "/a.png", "#the-spine", "a//b.png", "./a:b.png", "a?b=//c"})
    void what_stays_here_is_not(String destination) {
        assertThat(Markdown.isElsewhere(destination)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ![a](//x.example/a.png)   | does not exist in this folder
            ![a](nowhere.png)         | does not exist in this folder
            ![a](https://x.example/a.png) | does not exist in this folder
            ![](spine.svg)            | has no alternative text: write ![what it shows](spine.svg)
            [a]()                     | has no address
            [a](nowhere)              | leads nowhere
            [](https://x.example)     | has no text
            [a](#nowhere)             | no heading of this page
            """)
    void pictures_and_links_of_every_text_are_checked(String markdown, String message) {
        for (String[] place : new String[][] {
            {"stem: \"So?\"", "stem: \"So? " + markdown + "\"", "19: stem: "},
            {"text: \"Luck\"", "text: \"Luck " + markdown + "\"", "17: text: "},
            {"feedback: \"No.\"", "feedback: \"No. " + markdown + "\"", "17: feedback: "},
            {"[ingest,", "[\"ingest " + markdown + "\",", "22: order: "}
        }) {
            Faults here = Faults.of("");
            ReadCheckpoint.read(
                    "chapter-1",
                    ContentFiles.of(SampleCheckpoint.files(SampleCheckpoint.GOOD.replace(place[0], place[1]))),
                    "/content/",
                    here);
            assertThat(here.sorted().stream().map(Fault::toString))
                    .anySatisfy(fault -> assertThat(fault)
                            .startsWith("chapter-1/checkpoint.yaml:" + place[2])
                            .contains(message));
        }
    }

    @Test
    void a_fault_in_a_block_of_text_has_its_own_line() {
        read(SampleCheckpoint.files(SampleCheckpoint.GOOD.replace(
                "      stem: \"What makes a *retry* safe?\"",
                "      stem: |\n        What makes\n\n        ![](spine.svg) safe?")));

        assertThat(told()).singleElement().asString().startsWith("chapter-1/checkpoint.yaml:17: stem: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <iframe src="https://x.example"></iframe> | write a link that says what it is, in a paragraph by itself: [Video: how a join works (4 minutes)](https://x.example)
            <video src="a.mp4"></video>  | write a link that says what it is
            a <b>bold</b> word           | write **bold**
            <img src="a.png">            | write ![what it shows](picture.png)
            a <kbd>key</kbd>             | write it in Markdown
            $\\nope{x}$                  | cannot be converted and is shown as typed
            $\\cancel{x}$                | write what is left, and say in words what cancels
            """)
    void what_is_shown_as_typed_is_reported_with_its_line(String markdown, String message) {
        Map<String, byte[]> files =
                SampleCheckpoint.files(SampleCheckpoint.GOOD.replace("stem: \"So?\"", "stem: 'So? " + markdown + "'"));
        files.put("page.md", (SampleCheckpoint.PAGE + "\n" + markdown + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(read(files)).isNotNull();
        assertThat(noted())
                .anySatisfy(note ->
                        assertThat(note).startsWith("chapter-1/page.md:11: ").contains(message))
                .anySatisfy(note -> assertThat(note)
                        .startsWith("chapter-1/checkpoint.yaml:19: stem: ")
                        .contains(message));
    }

    @Test
    void money_code_and_formulas_are_nothing_to_tell() {
        read(SampleCheckpoint.files(SampleCheckpoint.GOOD.replace(
                "stem: \"So?\"", "stem: 'Is $5 or $10 more than $x^2$, and `<b>` a tag?'")));

        assertThat(told()).isEmpty();
        assertThat(noted()).isEmpty();
    }

    @Test
    void a_version_that_was_served_is_read_whatever_is_a_fault_by_now() {
        Map<String, byte[]> files = SampleCheckpoint.files(SampleCheckpoint.GOOD);
        files.put("page.md", (SampleCheckpoint.PAGE + "\n![](spine.svg)\n").getBytes(StandardCharsets.UTF_8));

        assertThat(read(files)).isNull();
        assertThat(ReadCheckpoint.readAgain(
                        "chapter-1", ContentFiles.of(files), "/content/", Embeds.NONE, Faults.of("")))
                .isNotNull();
    }
}
