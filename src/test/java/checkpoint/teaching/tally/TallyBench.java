package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Response;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.policy.Turn;
import checkpoint.testing.TestPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A class that submits, and nodes that count it. */
public final class TallyBench {

    public final AttemptBench bench = new AttemptBench();
    public final Course course = new Course(bench.ada.registration(), bench.ada.course(), SampleQuiz.SLUG);
    public final DueAttempts due = new DueAttempts(bench.database);
    final Tallies tallies = new Tallies(TestPostgres.migrated());
    public final CountAnswers node = node(new JdbcTransactionManager(TestPostgres.migrated()));

    CountAnswers node(PlatformTransactionManager transactions) {
        return new CountAnswers(due, attempts(), tallies, bench.shelf, transactions);
    }

    private SubmittedAttempts attempts() {
        Corrections corrections = new Corrections(bench.database);
        return new SubmittedAttempts(
                TestPostgres.migrated(),
                bench.shelf,
                new MarkAgain(bench.shelf, corrections),
                corrections,
                new StoredLayouts(bench.database));
    }

    public long learner(String subject) {
        return bench.learner(course.registration(), subject);
    }

    /** A whole attempt of a learner, with an answer to each question that it puts. */
    public Attempt work(long learner, SampleQuiz sample, Function<String, Response> answer) {
        Checkpoint checkpoint = bench.shelf.put(sample.checkpoint());
        Place place = new Place(course.registration(), learner, course.course(), SampleQuiz.SLUG);
        Attempt open = ((Turn.Open) bench.start.start(place, checkpoint, Availability.NONE)).attempt();
        Map<String, Response> answers = new HashMap<>();
        for (Layout.Put put : bench.sheets.of(open).layout().questions()) {
            answers.put(put.question(), answer.apply(put.question()));
        }
        return bench.submit
                .submit(place, open.number(), Answers.newest(answers))
                .orElseThrow()
                .attempt();
    }

    /** All rows of tallies, as text, in an order that is always the same. */
    List<String> rows() {
        return bench.database.sql("""
                        select 'question ' || question_id || ' ' || first_attempts || ' ' || encode(tally, 'hex') as row from question_tally
                        union all select 'attempts ' || first_attempts || ' ' || encode(tally, 'hex') from attempt_tally
                        union all select 'text ' || typed || ' ' || question_id || ' ' || first_attempts || ' ' || times from unaccepted_text
                        order by row""").query(String.class).list();
    }

    void countAnew() {
        bench.database
                .sql("insert into tally_due (registration_id, course_id, checkpoint) values (?, ?, ?)")
                .params(course.registration(), course.course(), course.checkpoint())
                .update();
        node.count();
    }

    AttemptTally attempts(boolean first) {
        AttemptTally all = new AttemptTally();
        bench.database
                .sql("select tally from attempt_tally where first_attempts = ?")
                .param(first)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(all::plus);
        return all;
    }

    QuestionTally question(SampleQuiz sample, String id) {
        Checkpoint checkpoint = sample.checkpoint();
        QuestionTally all = new QuestionTally(
                Options.count(checkpoint.quiz().question(id)),
                checkpoint.quiz().questions().size());
        bench.database
                .sql("select tally from question_tally where question_id = ? and first_attempts")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(all::plus);
        return all;
    }
}
