package checkpoint.content.reading;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.AnswerKey.Amount;
import checkpoint.content.score.AnswerKey.Phrase;
import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.Fraction;
import checkpoint.content.score.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credit per answer, units, groups, and when keys are shown: what is read, and each contradiction with its line and its key. */
class NewKeysTest {

    private static final String HEAD = """
            title: Chapter 1
            next: { title: "Glossary", page: glossary }
            quiz:
              pass-mark: 80%
            """;

    private static final String ONE = HEAD + """
              questions:
                - id: q
                  stem: "What?"
            """;

    private static List<String> faults(String yaml) {
        Faults faults = Faults.of("");
        ReadCheckpoint.read("chapter-1", ContentFiles.of(SampleCheckpoint.files(yaml)), "/content/", faults);
        return faults.sorted().stream().map(Fault::toString).toList();
    }

    private static Checkpoint read(String yaml) {
        assertThat(faults(yaml)).isEmpty();
        Checkpoint checkpoint = ReadCheckpoint.read(
                "chapter-1", ContentFiles.of(SampleCheckpoint.files(yaml)), "/content/", Faults.of(""));
        assertThat(checkpoint).isNotNull();
        return checkpoint;
    }

    private static Question one(String lines) {
        return read(ONE + lines.indent(6)).quiz().questions().getFirst();
    }

    @Test
    void the_smallest_quiz_is_a_title_a_pass_mark_and_questions() {
        Checkpoint checkpoint = read(ONE + "      type: true-false\n      answer: true\n");

        assertThat(checkpoint.objectives()).isEmpty();
        assertThat(checkpoint.quiz().title()).isEqualTo("Chapter 1");
        assertThat(checkpoint.quiz().questions().getFirst().objective()).isNull();
        assertThat(checkpoint.quiz().keys()).isEqualTo(Quiz.KeyTime.AFTER_PASS);
        assertThat(checkpoint.quiz().groups()).isEmpty();
    }

    @Test
    void a_single_choice_has_a_credit_for_each_choice() {
        Question question = one("""
                type: single-choice
                choices:
                  - { text: a, credit: 1/3 }
                  - { text: b, correct: true }
                  - { text: c, credit: "-33.33%", fixed: true }
                  - { text: d }
                """);

        assertThat(question.key())
                .isEqualTo(new AnswerKey.OneChoice(
                        1, List.of(Share.of(1, 3), Share.ALL, Share.of(-3333, 10_000), Share.NONE)));
        assertThat(question.entries()).extracting(Question.Entry::fixed).containsExactly(false, false, true, false);
    }

    @Test
    void right_ones_of_a_multiple_choice_share_what_the_credits_leave() {
        Question question = one("""
                type: multiple-choice
                choices:
                  - { text: a, credit: 50% }
                  - { text: b, correct: true }
                  - { text: c, correct: true }
                  - { text: d, credit: -1/2 }
                """);

        assertThat(question.key())
                .isEqualTo(new AnswerKey.SomeChoices(
                        Set.of(0, 1, 2), 4, List.of(Share.of(1, 2), Share.of(1, 4), Share.of(1, 4), Share.of(-1, 2))));
    }

    @Test
    void numbers_have_units_and_several_answers() {
        Question question = one("""
                type: numeric
                units: { GB: 1, TB: 1000, "": 1 }
                answers:
                  - { answer: 40, tolerance: 5%, feedback: "Yes." }
                  - { answer: 320, credit: 50%, feedback: "Bits." }
                """);

        assertThat(question.key())
                .isEqualTo(new AnswerKey.Quantity(
                        List.of(
                                new Amount(new BigDecimal(40), new BigDecimal(2), Share.ALL, "Yes."),
                                new Amount(new BigDecimal(320), BigDecimal.ZERO, Share.of(1, 2), "Bits.")),
                        List.of(
                                new Unit("GB", Fraction.ONE),
                                new Unit("TB", Fraction.of(1000, 1)),
                                new Unit("", Fraction.ONE))));
    }

    /** A no-break space, French's narrow one, a comma, the sign and the digits of Arabic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.5%",
                "2.5 %",
                "2.5\u00a0%",
                "2,5\u202f%",
                "\u200f2,5 %",
                "2\u066b5\u066a",
                "\u0662\u066b\u0665\u066a"
            })
    void a_percentage_may_be_written_as_each_language_does(String percent) {
        Question question = one("""
                type: numeric
                answers:
                  - { answer: 40, tolerance: "%1$s" }
                  - { answer: 80, credit: "%1$s" }
                """.formatted(percent));

        assertThat(question.key())
                .isEqualTo(new AnswerKey.Quantity(
                        List.of(
                                new Amount(new BigDecimal(40), new BigDecimal("1.0"), Share.ALL, null),
                                new Amount(new BigDecimal(80), BigDecimal.ZERO, Share.of(1, 40), null)),
                        List.of()));
        assertThat(read(ONE.replace("80%", "\"" + percent + "\"") + "      type: true-false\n      answer: true\n")
                        .quiz()
                        .passMark())
                .isEqualByComparingTo("0.025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5%", "5 %", "5\u00a0%", "5\u202f%", "\u0665\u066a"})
    void so_may_an_answer_that_is_a_percentage(String answer) {
        assertThat(one("type: numeric\nanswer: \"" + answer + "\"\n").key())
                .isEqualTo(new AnswerKey.Quantity(
                        List.of(new Amount(new BigDecimal(5), BigDecimal.ZERO, Share.ALL, null)),
                        List.of(new Unit("%", Fraction.ONE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5%", "2,5%", "2,5\u202f%", "2,50 %", "\u0662\u066b\u0665\u066a"})
    void its_decimals_too(String answer) {
        assertThat(one("type: numeric\nanswer: \"" + answer + "\"\n").key())
                .isInstanceOfSatisfying(
                        AnswerKey.Quantity.class,
                        quantity -> assertThat(quantity.best().value()).isEqualByComparingTo("2.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,500%", "2,5", "2,5,5%"})
    void a_comma_that_may_part_thousands_is_none_and_is_shown_as_it_was_written(String answer) {
        assertThat(faults(HEAD + "  questions:\n    - { id: q, stem: \"What?\", type: numeric, answer: \"" + answer
                        + "\" }\n"))
                .anySatisfy(fault -> assertThat(fault).contains(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 0%", "1,234%", "1.234%", "%5", "5%%", "5 percent"})
    void what_is_no_percentage_is_no_tolerance(String tolerance) {
        assertThat(faults(
                        HEAD + "  questions:\n    - { id: q, stem: \"What?\", type: numeric, answer: 40, tolerance: \""
                                + tolerance + "\" }\n"))
                .singleElement()
                .asString()
                .contains("a tolerance is");
    }

    @Test
    void spellings_have_credits_and_may_be_exact() {
        Question question = one("""
                type: short-text
                accept: [ "idempotency key", { text: "dedupe key", credit: 50%, feedback: "Nearly." }, { text: "primary key", credit: 0% } ]
                exact: true
                """);

        assertThat(question.key())
                .isEqualTo(new AnswerKey.Words(
                        List.of(
                                new Phrase("idempotency key", Share.ALL, null),
                                new Phrase("dedupe key", Share.of(1, 2), "Nearly."),
                                new Phrase("primary key", Share.NONE, null)),
                        true,
                        "en"));
    }

    @Test
    void pairs_may_repeat_a_left_side_and_have_right_sides_to_spare() {
        Question question = one("""
                type: matching
                pairs: [ { left: a, right: one }, { left: a, right: two }, { left: b, right: one } ]
                extra: [three]
                """);

        assertThat(question.key()).isEqualTo(new AnswerKey.Pairs(List.of(0, 1, 0), List.of(0, 0, 2)));
        assertThat(question.targets()).extracting(Question.Entry::text).containsExactly("one", "two", "three");
    }

    @Test
    void groups_draw_from_an_objective_or_a_list_and_give_their_points() {
        Quiz quiz = read("""
                title: Chapter 1
                next: { title: "Glossary", page: glossary }
                objectives: { spine: "Design" }
                quiz:
                  pass-mark: 80%
                  keys: after-submit
                  groups:
                    - { from: spine, draw: 1, points: 2.5 }
                    - { from: [c], draw: 1 }
                  questions:
                    - { id: a, objective: spine, type: true-false, stem: "A?", answer: true }
                    - { id: b, objective: spine, type: true-false, stem: "B?", answer: true }
                    - { id: c, type: true-false, stem: "C?", answer: true, points: 3 }
                """).quiz();

        assertThat(quiz.groups())
                .containsExactly(new Quiz.Group(List.of("a", "b"), 1), new Quiz.Group(List.of("c"), 1));
        assertThat(quiz.draw()).isEqualTo(2);
        assertThat(quiz.questions())
                .extracting(Question::points)
                .containsExactly(new BigDecimal("2.5"), new BigDecimal("2.5"), new BigDecimal("3"));
        assertThat(quiz.keys()).isEqualTo(Quiz.KeyTime.AFTER_SUBMIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            type: single-choice, choices: [ { text: a, credit: half }, { text: b, correct: true } ] | credit: "half" is not a credit
            type: single-choice, choices: [ { text: a, credit: 120% }, { text: b, correct: true } ] | credit: "120%" is not a credit
            type: single-choice, choices: [ { text: a, credit: 50% }, { text: b } ] | choices: no choice earns full marks
            type: single-choice, choices: [ { text: a, correct: true, credit: 50% }, { text: b, credit: 100% } ] | choices: correct: true earns full marks
            type: single-choice, choices: [ { text: a, correct: true, fixed: maybe }, { text: b } ] | fixed: must be true or false
            type: multiple-choice, choices: [ { text: a, credit: 33.33% }, { text: b, credit: 33.33% } ] | choices: the credits above 0 add up to 66.66%
            type: multiple-choice, choices: [ { text: a, credit: 100% }, { text: b, correct: true } ] | leaves nothing for choices with correct: true
            type: multiple-choice, choices: [ { text: a, credit: 100% }, { text: b, correct: true, credit: 0% } ] | choices: correct: true contradicts
            type: numeric | answer: missing in the question
            type: numeric, answer: 1, answers: [ { answer: 2 } ] | answers: each entry has its own answer and tolerance
            type: numeric, answers: [ { answer: 2, credit: 50% } ] | answers: needs at least one answer that earns full marks
            type: numeric, answers: [ { answer: 2, unit: GB } ] | unit: unknown key "unit" in the answer
            type: numeric, answer: 1, unit: GB, units: { GB: 1 } | units: cannot be used together with unit
            type: numeric, answer: 1, units: { TB: 1000 } | units: needs one unit with the factor 1
            type: numeric, answer: 1, units: { GB: 1, TB: many } | TB: "many" is not a factor
            type: numeric, answer: 1, unit: "1,5 GB" | unit: "1,5 GB" is not a unit
            type: numeric, answer: 5%, unit: GB | answer: use a percent sign
            type: short-text, accept: [ { text: a, credit: 50% } ] | accept: needs at least one spelling that earns full marks
            type: short-text, accept: [ a, { text: A, credit: 50% } ] | accept: "A" appears twice with different credits
            type: short-text, accept: [ a ], exact: perhaps | exact: must be true or false
            type: matching, pairs: [ { left: a, right: b }, { left: a, right: b } ] | pairs: the pair "a" and "b" appears twice
            type: matching, pairs: [ { left: a, right: b }, { left: c } ] | right: missing in the pair
            type: matching, pairs: { a: b, c: d }, extra: [b] | extra: "b" is already a right side
            type: true-false, answer: true, objective: spine | objective: "spine" is not an objective: write objectives at the top
            type: true-false, answer: true, unit: GB | unit: unknown key
            """)
    void a_contradiction_is_a_fault_with_its_line_and_key(String question, String message) {
        String yaml = HEAD + "  questions:\n    - { id: q, stem: \"What?\", " + question + " }\n";

        assertThat(faults(yaml))
                .allSatisfy(NewKeysTest::namesItsKey)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("chapter-1/checkpoint.yaml:6: ")
                        .contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            groups: [ { from: spine, draw: 3 } ]                       | draw: is 3, but the group has 2 questions
            groups: [ { from: spine, draw: 1 } ]                       | groups: no group draws c
            groups: [ { from: spin, draw: 1 } ]                        | from: no question serves an objective "spin"
            groups: [ { from: [a, x], draw: 1 } ]                      | from: there is no question "x"
            groups: [ { from: spine, draw: 1 }, { from: [a, c], draw: 1 } ] | groups: the question "a" is in two groups
            groups: [ { from: spine, draw: 1, points: -1 }, { from: [c], draw: 1 } ] | points: must be a number above 0
            groups: [ { draw: 1 } ]                                    | from: missing in the group
            groups: [ { from: [a, b, c], draw: 1, of: 2 } ]            | of: unknown key "of" in the group
            draw: 1, groups: [ { from: [a, b, c], draw: 1 } ]          | draw: groups say how many are drawn
            keys: soon                                                 | keys: "soon" is unknown here: write one of after-pass, after-last-attempt, after-submit, never
            keys: after-last-attempt                                   | keys: after-last-attempt needs a limit
            keep: worst                                                | keep: "worst" is unknown here: write one of best, first, latest
            """)
    void a_contradiction_of_the_policy_is_a_fault_with_its_line_and_key(String policy, String message) {
        String yaml = """
                title: Chapter 1
                next: { title: "Glossary", page: glossary }
                objectives: { spine: "Design" }
                quiz: { pass-mark: 80%%, %s, questions: [
                    { id: a, objective: spine, type: true-false, stem: "A?", answer: true },
                    { id: b, objective: spine, type: true-false, stem: "B?", answer: true },
                    { id: c, type: true-false, stem: "C?", answer: true } ] }
                """.formatted(policy);

        assertThat(faults(yaml))
                .allSatisfy(NewKeysTest::namesItsKey)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("chapter-1/checkpoint.yaml:4: ")
                        .contains(message));
    }

    private static void namesItsKey(String fault) {
        assertThat(fault).matches("chapter-1/checkpoint\\.yaml:\\d+: [\\w-]+: .+");
    }

    @Test
    void faults_of_every_layer_come_at_once() {
        assertThat(faults("""
                objectives: { spine: "Design" }
                quiz:
                  keep: worst
                  questions:
                    - { stem: "", points: 0 }
                    - { id: X, type: essay, passage: nowhere }
                """))
                .extracting(fault -> fault.replaceAll(".*yaml:", "").replaceAll("^(\\d+: [a-z-]+:).*", "$1"))
                .contains(
                        "1: title:",
                        "1: next:",
                        "1: spine:",
                        "3: pass-mark:",
                        "3: keep:",
                        "5: id:",
                        "5: type:",
                        "5: stem:",
                        "5: points:",
                        "6: id:",
                        "6: type:",
                        "6: stem:",
                        "6: passage:");
    }
}
