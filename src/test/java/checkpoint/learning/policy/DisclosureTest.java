package checkpoint.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.rules.Rules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner may see of a submitted attempt, by the two keys of the content format and by where they stand. */
class DisclosureTest {

    @ParameterizedTest
    @CsvSource({
        // feedback, keys, passed, used up: explanations, keys, blanks
        "AFTER_SUBMIT, AFTER_PASS,         false, false, true,  false, false",
        "AFTER_SUBMIT, AFTER_PASS,         false, true,  true,  false, false",
        "AFTER_SUBMIT, AFTER_PASS,         true,  false, true,  true,  true",
        "AFTER_SUBMIT, AFTER_LAST_ATTEMPT, false, false, true,  false, false",
        "AFTER_SUBMIT, AFTER_LAST_ATTEMPT, false, true,  true,  true,  false",
        "AFTER_SUBMIT, AFTER_LAST_ATTEMPT, true,  false, true,  true,  true",
        "AFTER_SUBMIT, AFTER_SUBMIT,       false, false, true,  true,  false",
        "AFTER_SUBMIT, NEVER,              true,  true,  true,  false, true",
        "AFTER_PASS,   AFTER_PASS,         false, true,  false, false, false",
        "AFTER_PASS,   AFTER_PASS,         true,  false, true,  true,  true",
        "AFTER_PASS,   AFTER_SUBMIT,       false, false, false, true,  false",
        "AFTER_PASS,   NEVER,              true,  true,  true,  false, true",
        "NEVER,        AFTER_SUBMIT,       false, true,  false, false, false",
        "NEVER,        AFTER_PASS,         true,  true,  false, false, true",
    })
    void the_policy_decides(
            Quiz.FeedbackTime feedback,
            Quiz.KeyTime keys,
            boolean passed,
            boolean usedUp,
            boolean explained,
            boolean told,
            boolean blanks) {
        SampleQuiz sample = SampleQuiz.oneQuestion();
        sample.feedback = feedback;
        sample.keys = keys;

        assertThat(Disclosure.of(Rules.authored(sample.quiz()), passed, usedUp))
                .isEqualTo(new Disclosure(explained, told, blanks));
    }
}
