package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meter's chances to pass by harvesting, held against a slow simulation that uses the real draw and the real marking. */
class RememberingTest {

    private static final int RUNS = 3000;

    @TempDir
    Path root;

    /** Eight of each: choices of four, true or false, three of five, orders of three, and numbers. */
    private AuthoredContent.One bank(String policy, int draw) {
        StringBuilder yaml =
                new StringBuilder("""
                title: Bank
                next: { title: "Glossary", page: glossary }
                objectives: { a: "A", b: "B" }
                quiz:
                  pass-mark: 60%%
                  draw: %d
                %s
                  questions:
                """.formatted(draw, policy.indent(2).stripTrailing()));
        for (int i = 0; i < 8; i++) {
            String head = "    - { objective: " + (i % 2 == 0 ? "a" : "b") + ", stem: \"What?\", ";
            yaml.append(head)
                    .append("id: c")
                    .append(i)
                    .append(", type: single-choice, choices: [ { text: a, correct: true, feedback: f },"
                            + " { text: b, feedback: f }, { text: c, feedback: f }, { text: d, feedback: f } ] }\n");
            yaml.append(head).append("id: t").append(i).append(", type: true-false, answer: true }\n");
            yaml.append(head)
                    .append("id: m")
                    .append(i)
                    .append(", type: multiple-choice, choices: [ { text: a, correct: true, feedback: f },"
                            + " { text: b, correct: true, feedback: f }, { text: c, feedback: f } ] }\n");
            yaml.append(head).append("id: o").append(i).append(", type: ordering, order: [x, y, z] }\n");
            if (i < 2) {
                yaml.append(head).append("id: n").append(i).append(", type: numeric, answer: 42 }\n");
            }
        }
        return SampleFolder.read(root, yaml.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys: after-pass                                 | 10 | 0
            keys: after-submit                               | 10 | 0
            {feedback: after-pass, keys: after-pass}         | 10 | 0
            {feedback: never, keys: after-submit}            | 10 | 0
            keys: after-pass                                 | 15 | 20
            {attempts: 3, keys: after-submit}                | 12 | 20
            """)
    void the_chance_is_that_of_an_independent_simulation(String policy, int draw, int known) {
        String lines = policy.replaceAll("[{}]", "").replace(", ", "\n");
        Quiz quiz = bank(lines, draw).checkpoint().quiz();
        int attempts = quiz.attempts() == null ? 20 : quiz.attempts();

        double[] told = Harvest.chances(quiz, known, attempts, new Random(1));
        double[] tried = simulated(quiz, known, attempts);

        for (int attempt = 0; attempt < attempts; attempt++) {
            // Both are samples: a point for the model, and three standard errors.
            double error = 0.01 + 3 * Math.sqrt(tried[attempt] * (1 - tried[attempt]) * (1.0 / RUNS + 1.0 / 2000));
            assertThat(told[attempt]).as("within %d", attempt + 1).isCloseTo(tried[attempt], within(error));
        }
    }

    private static double[] simulated(Quiz quiz, int known, int attempts) {
        Random random = new Random(99);
        double[] passed = new double[attempts];
        for (int run = 0; run < RUNS; run++) {
            int at = new Learner(quiz, known, random).passesAt(attempts);
            for (int i = at; i < attempts; i++) {
                passed[i] += 1.0 / RUNS;
            }
        }
        return passed;
    }

    /** Written without a look at the meter: it answers with real responses, and strikes out those that the page rules out. */
    private static final class Learner {

        private final Quiz quiz;
        private final Random random;
        private final Set<String> known = new HashSet<>();
        private final Map<String, List<Response>> open = new HashMap<>();
        private final List<Map<String, Boolean>> history = new ArrayList<>();

        Learner(Quiz quiz, int known, Random random) {
            this.quiz = quiz;
            this.random = random;
            List<Question> all = new ArrayList<>(quiz.questions());
            Collections.shuffle(all, random);
            all.subList(0, known).forEach(question -> this.known.add(question.id()));
        }

        int passesAt(int attempts) {
            for (int attempt = 0; attempt < attempts; attempt++) {
                Map<String, Response> given = new HashMap<>();
                List<Marking.Marked> marked = new ArrayList<>();
                Map<String, Boolean> right = new HashMap<>();
                for (String id : Spread.draw(quiz, Spread.ranks(history), random)) {
                    Question question = quiz.question(id);
                    Response response = answer(question);
                    Share share = known.contains(id) ? Share.ALL : Marking.share(question.key(), response);
                    given.put(id, response);
                    marked.add(new Marking.Marked(question.points(), share));
                    right.put(id, share.equals(Share.ALL));
                }
                if (Marking.score(marked, quiz.passMark()).passed()) {
                    return attempt;
                }
                history.add(right);
                given.forEach((id, response) -> learn(quiz.question(id), response));
            }
            return attempts;
        }

        private Response answer(Question question) {
            List<Response> possible = open.computeIfAbsent(question.id(), id -> new ArrayList<>(all(question)));
            return possible.isEmpty() ? new Response.Blank() : possible.get(random.nextInt(possible.size()));
        }

        private void learn(Question question, Response given) {
            if (quiz.feedback() == Quiz.FeedbackTime.NEVER) {
                return;
            }
            if (quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT) {
                known.add(question.id());
            } else if (quiz.feedback() == Quiz.FeedbackTime.AFTER_SUBMIT && !known.contains(question.id())) {
                Share mark = Marking.share(question.key(), given);
                if (mark.equals(Share.ALL)) {
                    known.add(question.id());
                }
                open.get(question.id()).removeIf(one -> isRuledOut(question, given, one));
            }
        }

        private static boolean isRuledOut(Question question, Response given, Response one) {
            if (question.key() instanceof AnswerKey.SomeChoices some) {
                Set<Integer> chosen = ((Response.Chosen) given).choices();
                Set<Integer> other = ((Response.Chosen) one).choices();
                return chosen.stream().anyMatch(choice -> some.right().contains(choice) != other.contains(choice));
            }
            if (question.key() instanceof AnswerKey.Order order) {
                return hits(given, one) != hits(given, new Response.Placed(List.of(0, 1, 2)));
            }
            return given.equals(one);
        }

        private static long hits(Response a, Response b) {
            List<Integer> some = ((Response.Placed) a).places();
            List<Integer> others = ((Response.Placed) b).places();
            return IntStream.range(0, some.size())
                    .filter(i -> some.get(i).equals(others.get(i)))
                    .count();
        }

        private static List<Response> all(Question question) {
            return switch (question.type()) {
                case SINGLE_CHOICE ->
                    IntStream.range(0, 4)
                            .<Response>mapToObj(i -> new Response.Chosen(Set.of(i)))
                            .toList();
                case TRUE_FALSE -> List.of(new Response.TrueOrFalse(true), new Response.TrueOrFalse(false));
                case MULTIPLE_CHOICE ->
                    List.<Set<Integer>>of(
                                    Set.of(0),
                                    Set.of(1),
                                    Set.of(2),
                                    Set.of(0, 1),
                                    Set.of(0, 2),
                                    Set.of(1, 2),
                                    Set.of(0, 1, 2))
                            .stream()
                            .<Response>map(Response.Chosen::new)
                            .toList();
                case ORDERING ->
                    List.of(
                                    List.of(0, 1, 2),
                                    List.of(0, 2, 1),
                                    List.of(1, 0, 2),
                                    List.of(1, 2, 0),
                                    List.of(2, 0, 1),
                                    List.of(2, 1, 0))
                            .stream()
                            .<Response>map(Response.Placed::new)
                            .toList();
                default -> List.of();
            };
        }
    }

    @Test
    void harvesting_that_passes_too_often_is_told_with_the_setting_that_stops_it() {
        List<String> told = LintCheckpoint.warnings(bank("keys: after-submit", 10)).stream()
                .map(fault -> fault.line() + " " + fault.message())
                .filter(message -> message.contains("remembers"))
                .toList();

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("5 warning: who knows nothing and remembers what was shown passes in")
                .contains("within 20 attempts; write ")
                .contains("attempts: ");
    }

    @Test
    void a_gate_that_holds_is_not_warned_about() {
        assertThat(LintCheckpoint.warnings(bank("feedback: never\nattempts: 2", 30)))
                .noneMatch(fault -> fault.message().contains("remembers"));
    }

    @Test
    void a_term_named_in_one_question_and_asked_for_in_another_is_told() {
        String yaml = SampleFolder.GOOD.replace("stem: \"So?\"", "stem: \"Is an idempotency key enough?\"");

        assertThat(SampleFolder.warnings(root, yaml))
                .anyMatch(warning -> warning.contains(
                        "21: warning: word: \"idempotency key\" is asked for here and named in truth"));
        assertThat(SampleFolder.warnings(root, SampleFolder.GOOD))
                .noneMatch(warning -> warning.contains("asked for here"));
    }
}
