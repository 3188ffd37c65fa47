package checkpoint.teaching.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.teaching.tally.SampleTallies;
import checkpoint.teaching.tally.TallyClass;
import checkpoint.testing.TestPostgres;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By which pass mark answers are judged: the author's, unless the course has one of its own. */
class PassMarkTest {

    private static final Checkpoint DRAWN = SampleQuiz.bank(4, 4).checkpoint();
    private static final TallyClass SCHOOL = school();

    private final ReadAnswers read = new ReadAnswers(SCHOOL.counted, new StoredSettings(SCHOOL.database));

    private static TallyClass school() {
        TallyClass school = new TallyClass(TestPostgres.another(), DRAWN);
        school.enrol(60);
        school.count();
        return school;
    }

    @AfterEach
    void theCourseHasNoMarkOfItsOwn() {
        SCHOOL.database.sql("delete from course_settings").update();
    }

    private static void theCourseSets(String mark) {
        SCHOOL.database
                .sql(
                        "insert into course_settings (registration_id, course_id, checkpoint, pass_mark, revision, changed_at) values (?, ?, ?, ?, 1, now())")
                .params(
                        SCHOOL.course.registration(),
                        SCHOOL.course.course(),
                        SCHOOL.course.checkpoint(),
                        new BigDecimal(mark))
                .update();
    }

    private Answers answers() {
        var editions = read.editions(SCHOOL.course, DRAWN);
        return read.answers(
                        SCHOOL.course, ReadAnswers.chosen(editions, null, DRAWN).orElseThrow(), false)
                .orElseThrow();
    }

    private static long drawnAsPassed(Answers answers) {
        return answers.distribution().all().stream().filter(Bars.Bar::marked).count();
    }

    @Test
    void without_a_mark_of_the_course_the_authors_counts() {
        Answers answers = answers();

        assertThat(answers.passMark()).isEqualTo(0.8);
        assertThat(answers.distribution().mark()).isEqualTo(480);
    }

    @Test
    void the_line_and_the_bars_behind_it_stand_at_the_courses_mark() {
        long authors = drawnAsPassed(answers());
        theCourseSets("0.5");

        Answers answers = answers();

        assertThat(answers.passMark()).isEqualTo(0.5);
        assertThat(answers.distribution().mark()).isEqualTo(300);
        assertThat(drawnAsPassed(answers)).isGreaterThan(authors);
    }

    /** Of a class that knows more and less, where each attempt drew its own questions. */
    private static Reliability reliability(double mark) {
        Checkpoint checkpoint = SampleQuiz.bank(4, 5).checkpoint();
        SampleTallies tallies = new SampleTallies(checkpoint, 7).submit(60, 1, "");
        return Answers.of(
                        checkpoint,
                        false,
                        mark,
                        tallies.attempts(false),
                        tallies.attempts(true),
                        tallies.questions(false))
                .orElseThrow()
                .reliability();
    }

    @Test
    void consistency_of_the_decision_is_that_at_the_mark_that_counts() {
        assertThat(reliability(0.8))
                .isInstanceOf(Reliability.ByConsistency.class)
                .isNotEqualTo(reliability(0.5));
        assertThat(reliability(0.5))
                .isInstanceOf(Reliability.ByConsistency.class)
                .isEqualTo(reliability(0.5));
    }
}
