package checkpoint.content.lint;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built-in checkpoint promises its readers: a fair bank that gives nothing away, and a page and a glossary in one spelling. */
class ChapterTwelveTest {

    private static final Path FOLDER = Path.of("src/main/resources/checkpoints/chapter-12");
    private static final Pattern ALT = Pattern.compile("\\balt=\"([^\"]*)\"");

    private final Checkpoint chapter = BuiltIn.chapterTwelve();
    private final Quiz quiz = chapter.quiz();

    private List<Question> all(Question.Type type) {
        return quiz.questions().stream()
                .filter(question -> question.type() == type)
                .toList();
    }

    private static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    /** All that a learner reads before answering. */
    private static String put(Question question) {
        StringBuilder text = new StringBuilder(Html.plain(question.stem()));
        if (question.type() != Question.Type.SHORT_TEXT) {
            question.entries().forEach(entry -> text.append(" | ").append(entry.text()));
            question.targets().forEach(target -> text.append(" | ").append(target.text()));
        }
        return text.toString();
    }

    private static List<String> accepted(Question question) {
        return ((AnswerKey.Words) question.key()).accepted();
    }

    /** The words of a text, with a space around each. */
    private static String spaced(String text) {
        return " " + String.join(" ", Words.of(text)) + " ";
    }

    private static boolean names(String text, String phrase) {
        return spaced(text).contains(spaced(phrase));
    }

    @Test
    void its_policy_is_eighty_percent_of_fifteen_with_a_pause_and_no_key_before_the_pass() {
        assertThat(quiz.passMark()).isEqualByComparingTo(new BigDecimal("0.8"));
        assertThat(quiz.draw()).isEqualTo(15);
        assertThat(quiz.coolDown()).isEqualTo(Duration.ofMinutes(10));
        assertThat(quiz.keys()).isEqualTo(Quiz.KeyTime.AFTER_PASS);
        assertThat(quiz.questions()).hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void each_objective_has_enough_questions_and_a_number_to_work_out() {
        Map<String, Long> byObjective = quiz.questions().stream()
                .collect(groupingBy(question -> Objects.toString(question.objective()), counting()));
        Map<String, Long> numbers = all(Question.Type.NUMERIC).stream()
                .collect(groupingBy(question -> Objects.toString(question.objective()), counting()));

        assertThat(byObjective)
                .hasSize(6)
                .allSatisfy((objective, questions) -> assertThat(questions).isGreaterThanOrEqualTo(15));
        assertThat(numbers)
                .hasSize(6)
                .allSatisfy((objective, questions) -> assertThat(questions).isGreaterThanOrEqualTo(2));
    }

    private static List<String> named(String text) {
        return Pattern.compile("`([a-z0-9-]+)`")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void the_account_of_the_reading_speaks_of_every_single_choice_and_of_twenty_in_which_a_trigger_is_met()
            throws IOException {
        String account = Files.readString(Path.of("docs/content-review.md"));
        String triggers = account.substring(
                account.indexOf("## Where a trigger is met"), account.indexOf("They are balanced by"));
        String singles =
                account.substring(account.indexOf("## The single choices"), account.indexOf("## The other types"));
        List<String> ids = quiz.questions().stream().map(Question::id).toList();

        assertThat(named(triggers))
                .hasSizeGreaterThanOrEqualTo(10)
                .doesNotHaveDuplicates()
                .isSubsetOf(ids);
        assertThat(named(singles))
                .containsExactlyInAnyOrderElementsOf(all(Question.Type.SINGLE_CHOICE).stream()
                        .map(Question::id)
                        .toList());
    }

    @Test
    void keys_are_spread_over_the_positions_and_over_true_and_false() {
        Map<Integer, Long> positions = all(Question.Type.SINGLE_CHOICE).stream()
                .collect(groupingBy(question -> ((AnswerKey.OneChoice) question.key()).right(), counting()));
        long right = all(Question.Type.TRUE_FALSE).stream()
                .filter(question -> ((AnswerKey.Truth) question.key()).value())
                .count();

        assertThat(positions)
                .hasSize(4)
                .allSatisfy((position, keys) -> assertThat(keys).isBetween(10L, 15L));
        assertThat(right * 2).isEqualTo(all(Question.Type.TRUE_FALSE).size());
    }

    @Test
    void each_single_choice_has_three_distractors_and_each_choice_says_why() {
        assertThat(all(Question.Type.SINGLE_CHOICE)).allSatisfy(question -> {
            assertThat(question.entries()).as(question.id()).hasSize(4);
            assertThat(question.entries())
                    .as(question.id())
                    .allSatisfy(entry -> assertThat(entry.feedback()).isNotBlank());
        });
    }

    @Test
    void no_other_question_names_what_a_short_text_asks_for() {
        List<String> given = new ArrayList<>();
        for (Question asked : all(Question.Type.SHORT_TEXT)) {
            for (Question other : quiz.questions()) {
                accepted(asked).stream()
                        .filter(phrase -> names(put(other), phrase))
                        .forEach(phrase -> given.add(other.id() + " names \"" + phrase + "\" of " + asked.id()));
            }
        }

        assertThat(given).isEmpty();
    }

    @Test
    void no_id_objective_heading_or_picture_tells_a_key() {
        List<String> told = new ArrayList<>();
        for (Question question : quiz.questions()) {
            String heading = chapter.recap().headings().stream()
                    .filter(one -> one.id().equals(question.passage()))
                    .map(one -> one.id() + " " + one.title())
                    .findFirst()
                    .orElseThrow();
            String seen =
                    question.id() + " " + heading + " " + chapter.objectives().get(question.objective());
            keyWords(question)
                    .filter(phrase -> names(seen, phrase))
                    .forEach(phrase -> told.add(question.id() + " tells " + phrase));
        }
        String pictures = String.join(
                " ",
                ALT.matcher(chapter.recap().html())
                        .results()
                        .map(one -> one.group(1))
                        .toList());
        all(Question.Type.SHORT_TEXT).stream()
                .flatMap(question -> accepted(question).stream())
                .filter(phrase -> names(pictures, phrase))
                .forEach(phrase -> told.add("a picture tells " + phrase));

        assertThat(pictures).isNotBlank();
        assertThat(told).isEmpty();
    }

    /** What would give a question away if it stood in its id. */
    private static Stream<String> keyWords(Question question) {
        return switch (question.key()) {
            case AnswerKey.Words words -> words.accepted().stream();
            case AnswerKey.Quantity quantity ->
                Stream.of(quantity.best().value().stripTrailingZeros().toPlainString());
            case AnswerKey.OneChoice one ->
                Stream.of(question.entries().get(one.right()).text());
            case AnswerKey.Truth truth ->
                Stream.of(truth.value() ? "true" : "false", truth.value() ? "right" : "wrong");
            default -> Stream.of();
        };
    }

    @Test
    void what_is_said_of_a_wrong_choice_does_not_say_the_right_one() {
        List<String> told = new ArrayList<>();
        for (Question question : all(Question.Type.SINGLE_CHOICE)) {
            int right = ((AnswerKey.OneChoice) question.key()).right();
            for (int i = 0; i < question.entries().size(); i++) {
                String feedback = Objects.toString(question.entries().get(i).feedback());
                if (i != right
                        && names(
                                Html.plain(feedback),
                                question.entries().get(right).text())) {
                    told.add(question.id() + ": " + feedback);
                }
            }
        }

        assertThat(told).isEmpty();
    }

    @Test
    void what_is_said_of_a_typed_answer_does_not_say_the_right_one() {
        List<String> told = new ArrayList<>();
        Stream.concat(all(Question.Type.SHORT_TEXT).stream(), all(Question.Type.NUMERIC).stream())
                .forEach(question -> keyWords(question)
                        .filter(phrase -> names(Html.plain(Objects.toString(question.feedback())), phrase))
                        .forEach(phrase -> told.add(question.id() + " says " + phrase)));

        assertThat(told).isEmpty();
    }

    @Test
    void no_term_stands_in_the_glossary_twice_and_there_are_at_least_110() throws IOException {
        List<String> terms = file("glossary.md")
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).toLowerCase(Locale.ROOT))
                .toList();

        assertThat(terms).hasSizeGreaterThanOrEqualTo(110).doesNotHaveDuplicates();
        assertThat(file("glossary.md")).startsWith("The " + terms.size() + " terms");
        assertThat(terms)
                .contains(
                        "latency",
                        "throughput",
                        "acid",
                        "index",
                        "pruning",
                        "broadcast join",
                        "consumer group",
                        "environment");
    }

    @Test
    void each_link_of_the_glossary_leads_to_a_term() throws IOException {
        Checkpoint.Page glossary = Objects.requireNonNull(chapter.pages().get("glossary"));
        List<String> ids =
                glossary.headings().stream().map(Checkpoint.Heading::id).toList();

        assertThat(Pattern.compile("\\]\\(#([^)]+)\\)")
                        .matcher(file("glossary.md"))
                        .results()
                        .map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(ids).contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint.yaml", "page.md", "glossary.md", "spine.svg"})
    void it_is_spelled_as_in_the_guide(String name) throws IOException {
        List<String> british = Arrays.asList(
                "catalogue",
                "centre",
                "modelling",
                "modelled",
                "labelled",
                "labelling",
                "optimis",
                "organis",
                "materialis",
                "normalis",
                "summaris",
                "recognis",
                "authoris",
                "vectoris",
                "behaviour",
                "colour",
                "favour",
                "neighbour",
                "judgement",
                "defence",
                "licence",
                "spoilt",
                "programme",
                "travelling",
                "analyse",
                "artefact",
                "grey");
        String text = file(name).toLowerCase(Locale.ROOT).replace("aria-labelledby", "");

        assertThat(british.stream().filter(text::contains)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "five-stage",
                "ingest → store → process → serve",
                "orchestration, quality and governance",
                "*within* the partitions",
                "Terraform",
                "separates senior from junior",
                "end-to-end portfolio",
                "SQL, modeling, partitioning, idempotency, decisions and communication",
                "**Latency**",
                "actual scale, latency, team and budget"
            })
    void the_page_recalls_what_the_guide_teaches(String point) throws IOException {
        assertThat(file("page.md").replace("**ingest", "ingest")).contains(point);
    }
}
