package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.MetQuestion;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.rules.Adjustments;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the questions that attempts ask and the answers to them. Only a save and a submission write here. */
@Repository
public class Sheets {

    private static final String ANSWERS = "select responses from attempt_response r ";

    private static final String ONE = "select " + AttemptRows.COLUMNS + ", layout, (" + ANSWERS
            + "where r.registration_id = attempt.registration_id and r.attempt_id = attempt.id) as saved, "
            + Adjustments.COLUMN
            + AttemptRows.AT_PLACE + "and number = :number";

    private static final String LOCK =
            "select * from lock_sheet(:registration, :learner, :course, :checkpoint, :number)";

    /** With the sheet of the last one, if it failed: what was missed is marked for the next try. */
    private static final String PAST = "select one.rules, one.granted, past.* from (select " + Adjustments.OF_PLACE
            + ", " + LearnerConcessions.OF_PLACE
            + ") one left join (select "
            + AttemptRows.COLUMNS + """
            , missed, case when missed then layout end as layout,
            case when missed then (""" + ANSWERS + """
            where r.registration_id = past.registration_id and r.attempt_id = past.id) end as saved
            from (select *, passed is false and number = max(number) over () as missed""" + AttemptRows.AT_PLACE + """
            ) past) past on true
            order by number
            """;

    private static final String MET = "select number, content_digest, layout, (" + ANSWERS
            + "where r.registration_id = attempt.registration_id and r.attempt_id = attempt.id) as saved"
            + AttemptRows.AT_PLACE + "order by number";

    /** The sheets of so many learners at a time, by their ids, without open attempts. */
    private static final String OF_CLASS =
            "select " + AttemptRows.COLUMNS + ", learner_id, layout, " + Adjustments.COLUMN + ", (" + ANSWERS + """
            where r.registration_id = attempt.registration_id and r.attempt_id = attempt.id) as saved
            from attempt
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint and submitted_at is not null
              and learner_id = any (array(
                  select distinct learner_id from attempt
                  where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
                    and learner_id > :after
                  order by learner_id limit :most))
            order by learner_id, number
            """;

    private static final String SAVE = "select deadline from save_responses(?, ?, ?, ?, ?)";

    private final JdbcClient database;
    private final StoredLayouts layouts;

    public Sheets(JdbcClient database, StoredLayouts layouts) {
        this.database = database;
        this.layouts = layouts;
    }

    /** A row as it is read. What it holds is looked at once all rows are read: a layout may ask the database for more. */
    private record Row(Attempt attempt, byte[] layout, byte @Nullable [] saved, Adjustments adjusted) {

        static Row of(ResultSet row, Place place) throws SQLException {
            return new Row(
                    AttemptRows.attempt(row, place),
                    row.getBytes("layout"),
                    row.getBytes("saved"),
                    Adjustments.of(row.getString("rules")));
        }
    }

    private record MetRow(int number, String digest, byte[] layout, byte @Nullable [] saved) {}

    /**
     * All of a learner's attempts at a place.
     *
     * @param all by number
     * @param failed the last one, if it failed
     * @param adjusted what overrides the policy for them
     * @param granted what was conceded to them
     */
    public record Past(List<Attempt> all, @Nullable Sheet failed, Adjustments adjusted, LearnerConcessions granted) {

        /** For a learner about whom nothing is stored. */
        public static final Past NONE = new Past(List.of(), null, Adjustments.NONE, LearnerConcessions.NONE);
    }

    /** One indexed read. */
    public Optional<Sheet> of(Place place, int number) {
        return AttemptRows.at(database.sql(ONE), place)
                .param("number", number)
                .query((row, index) -> Row.of(row, place))
                .optional()
                .map(this::sheet);
    }

    /** The same of one that is there. */
    public Sheet of(Attempt attempt) {
        return of(attempt.place(), attempt.number()).orElseThrow();
    }

    /** One indexed read. */
    public Past past(Place place) {
        List<Row> failed = new ArrayList<>();
        List<Attempt> all = new ArrayList<>();
        List<Adjustments> adjusted = new ArrayList<>();
        List<LearnerConcessions> granted = new ArrayList<>();
        AttemptRows.at(database.sql(PAST), place).query((ResultSet row) -> {
            if (adjusted.isEmpty()) {
                adjusted.add(Adjustments.of(row.getString("rules")));
                granted.add(LearnerConcessions.of(row.getString("granted")));
            }
            if (row.getBoolean("missed")) {
                failed.add(Row.of(row, place));
            }
            if (row.getObject("id") != null) {
                all.add(AttemptRows.attempt(row, place));
            }
        });
        return new Past(
                List.copyOf(all),
                failed.isEmpty() ? null : sheet(failed.getFirst()),
                adjusted.getFirst(),
                granted.getFirst());
    }

    /**
     * Submitted attempts of a class at a checkpoint, by learner and number: a few learners at a time, so that a large class needs no more memory than
     * a small one.
     *
     * @param after id of the learner after whom to go on; 0 at the start
     * @param most learners
     */
    public List<Sheet> ofClass(long registration, long course, String checkpoint, long after, int most) {
        return database
                .sql(OF_CLASS)
                .param("registration", registration)
                .param("course", course)
                .param("checkpoint", checkpoint)
                .param("after", after)
                .param("most", most)
                .query((row, index) ->
                        Row.of(row, new Place(registration, row.getLong("learner_id"), course, checkpoint)))
                .list()
                .stream()
                .map(this::sheet)
                .toList();
    }

    /** The questions of the learner's attempts at a place, each as it was asked last. One indexed read. */
    public List<MetQuestion> met(Place place) {
        Map<String, MetQuestion> met = new HashMap<>();
        List<MetRow> rows = AttemptRows.at(database.sql(MET), place)
                .query((row, index) -> new MetRow(
                        row.getInt("number"),
                        row.getString("content_digest"),
                        row.getBytes("layout"),
                        row.getBytes("saved")))
                .list();
        for (MetRow row : rows) {
            Layout layout = layouts.of(row.layout(), row.digest());
            SavedAnswers saved = StoredResponses.saved(row.saved(), layout);
            for (Layout.Put put : layout.questions()) {
                met.put(put.question(), new MetQuestion(put.question(), row.number(), saved.response(put.question())));
            }
        }
        return List.copyOf(met.values());
    }

    /** A sheet that nobody else can change until the transaction ends, with what was saved while this waited for the lock. One statement. */
    public Optional<Sheet> lock(Place place, int number) {
        return AttemptRows.at(database.sql(LOCK), place)
                .param("number", number)
                .query((row, index) -> Row.of(row, place))
                .optional()
                .map(this::sheet);
    }

    private Sheet sheet(Row row) {
        Layout layout = layouts.of(row.layout(), row.attempt().digest());
        return new Sheet(row.attempt(), layout, StoredResponses.saved(row.saved(), layout), row.adjusted());
    }

    /**
     * Writes changed answers, with one statement that commits by itself where no transaction is.
     *
     * @param read what the changes were decided from
     * @return what is there now; empty, with nothing written, if the attempt has ended since it was read, or something else was saved in it
     */
    public Optional<Sheet> save(Sheet read, Map<String, Response> changes, @Nullable String page, Instant now) {
        if (changes.isEmpty()) {
            return Optional.of(read);
        }
        // As it is stored, so that what is kept of it and what is read again are the same.
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return database.sql(SAVE)
                .param(read.attempt().place().registration())
                .param(read.attempt().id())
                .param(read.saved().revision())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(StoredResponses.of(read.saved().with(changes, page, at), read.layout()))
                .query((row, index) -> read.with(changes, page, at, StoredInstant.orNull(row, "deadline")))
                .optional();
    }
}
