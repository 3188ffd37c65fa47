package checkpoint.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which attempt's score is the grade, as a table: points of ten, {@code +} after a pass, {@code …} for an open attempt. */
class StandingScoreTest {

    @ParameterizedTest
    @CsvSource({
        "BEST,   EVERY_SCORE,  5,                1",
        "BEST,   EVERY_SCORE,  5 7 6,            2",
        "BEST,   EVERY_SCORE,  7 7,              1",
        "BEST,   EVERY_SCORE,  8+ 9+ 3,          2",
        "BEST,   EVERY_SCORE,  …,                0",
        "BEST,   EVERY_SCORE,  8+ …,             1",
        "BEST,   PASSING_ONLY, 5 7,              0",
        "BEST,   PASSING_ONLY, 5 8+ 2,           2",
        "FIRST,  EVERY_SCORE,  5 9+,             1",
        "FIRST,  PASSING_ONLY, 5 9+,             0",
        "FIRST,  PASSING_ONLY, 8+ 9+,            1",
        "LATEST, EVERY_SCORE,  7 5,              2",
        "LATEST, EVERY_SCORE,  7 5 8+,           3",
        "LATEST, EVERY_SCORE,  9+ 5,             1",
        "LATEST, EVERY_SCORE,  9+ 8+,            1",
        "LATEST, EVERY_SCORE,  8+ 5 9+,          3",
        "LATEST, PASSING_ONLY, 7 5,              0",
        "LATEST, PASSING_ONLY, 7 8+ 5,           2",
    })
    void the_attempt_that_stands(Quiz.Keep keep, Quiz.Report report, String points, int standing) {
        SampleQuiz sample = SampleQuiz.oneQuestion();
        sample.keep = keep;
        sample.report = report;

        assertThat(StandingScore.of(attempts(points), Rules.authored(sample.quiz()))
                        .map(Attempt::number)
                        .orElse(0))
                .isEqualTo(standing);
    }

    private static List<Attempt> attempts(String points) {
        List<Attempt> all = new ArrayList<>();
        for (String one : points.split(" ")) {
            Score score = one.equals("…")
                    ? null
                    : new Score(new BigDecimal(one.replace("+", "")), BigDecimal.TEN, one.endsWith("+"));
            all.add(new Attempt(
                    all.size() + 1L,
                    new Place(1, 2, 3, SampleQuiz.SLUG),
                    all.size() + 1,
                    "a".repeat(64),
                    AttemptBench.NOON,
                    null,
                    null,
                    score == null ? null : new Attempt.Result(AttemptBench.NOON.plusSeconds(all.size()), score)));
        }
        return all;
    }
}
