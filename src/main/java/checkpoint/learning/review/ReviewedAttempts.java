package checkpoint.learning.review;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.policy.ReadAttempts;
import checkpoint.learning.policy.Standing;
import checkpoint.learning.policy.StandingScore;
import checkpoint.learning.view.ResultView;
import checkpoint.learning.view.ReviewView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows submitted attempts of a course. The caller decides who may read them. */
@Component
class ReviewedAttempts {

    private static final String WHOSE = """
            select a.learner_id, a.checkpoint, a.number, l.name
            from attempt a join learner l on l.registration_id = a.registration_id and l.id = a.learner_id
            where a.registration_id = :registration and a.id = :attempt and a.course_id = :course
              and a.submitted_at is not null
            """;
    private static final String LEARNER =
            "select id, name from learner where registration_id = :registration and subject = :subject";

    private final JdbcClient database;
    private final ReadAttempts attempts;
    private final Sheets sheets;
    private final Checkpoints checkpoints;
    private final MarkAgain marks;

    ReviewedAttempts(
            JdbcClient database, ReadAttempts attempts, Sheets sheets, Checkpoints checkpoints, MarkAgain marks) {
        this.database = database;
        this.attempts = attempts;
        this.sheets = sheets;
        this.checkpoints = checkpoints;
        this.marks = marks;
    }

    private record Whose(
            long learner,
            String checkpoint,
            int number,
            @Nullable String name) {}

    private record Learner(long id, @Nullable String name) {}

    /** All of the learner's attempts beside the one of this id, in the launch's course and nowhere else; empty if there is no such one. */
    public List<SubmissionView> beside(Launch launch, long attempt) {
        return database.sql(WHOSE)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .param("attempt", attempt)
                .query((row, index) -> new Whose(
                        row.getLong("learner_id"),
                        row.getString("checkpoint"),
                        row.getInt("number"),
                        row.getString("name")))
                .optional()
                .map(whose -> at(
                        new Place(launch.registration(), whose.learner(), launch.course(), whose.checkpoint()),
                        whose.name()))
                .orElse(List.of());
    }

    /** All attempts of the person of this subject at a checkpoint. */
    public List<SubmissionView> of(long registration, long course, String checkpoint, String subject) {
        return database.sql(LEARNER)
                .param("registration", registration)
                .param("subject", subject)
                .query((row, index) -> new Learner(row.getLong("id"), row.getString("name")))
                .optional()
                .map(learner -> at(new Place(registration, learner.id(), course, checkpoint), learner.name()))
                .orElse(List.of());
    }

    /** The questions of an attempt as far as their reader may see them; empty where they may not. */
    public List<ReviewView> review(long registration, SubmissionView submitted, Disclosure disclosure) {
        if (!disclosure.questions()) {
            return List.of();
        }
        Place place = new Place(
                registration,
                submitted.learner(),
                submitted.course(),
                submitted.checkpoint().slug());
        MarkedAttempt marked =
                marks.asItStands(sheets.of(place, submitted.number()).orElseThrow());
        return ResultView.reviews(marked, disclosure);
    }

    private List<SubmissionView> at(Place place, @Nullable String name) {
        Standing read = attempts.standing(place);
        Optional<Attempt> standing = checkpoints
                .known(place.registration(), place.checkpoint())
                .flatMap(checkpoint -> StandingScore.of(read.all(), read.rules(checkpoint.quiz())));
        return read.all().stream()
                .filter(attempt -> !attempt.isOpen())
                .map(attempt -> submitted(attempt, name, standing, read))
                .toList();
    }

    private SubmissionView submitted(
            Attempt attempt, @Nullable String name, Optional<Attempt> standing, Standing read) {
        Attempt.Result result = attempt.requireResult();
        Checkpoint version = checkpoints.version(attempt.digest());
        return new SubmissionView(
                attempt.id(),
                attempt.place().learner(),
                name,
                attempt.place().course(),
                attempt.number(),
                version,
                read.rules(version.quiz()),
                result.submittedAt(),
                result.score(),
                standing.filter(one -> one.id() == attempt.id()).isPresent());
    }
}
