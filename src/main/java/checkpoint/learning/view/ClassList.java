package checkpoint.learning.view;

import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.policy.ExtraTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The class of a link: who opened it, or has worked on its checkpoint elsewhere in the course. */
@Component
public class ClassList {

    private static final String CLASS = """
            with class as (
                select learner_id from learner_link
                where registration_id = :registration and resource_link_id = :link
                union
                select learner_id from attempt
                where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            )
            select l.id, l.subject, l.name, l.test_user,
                   row_number() over (order by l.id) as position,
                   count(a.id) as attempts,
                   coalesce(bool_or(a.passed), false) as passed,
                   (array_agg(a.score_given order by a.score_given / a.score_maximum desc, a.number)
                       filter (where a.submitted_at is not null))[1] as given,
                   (array_agg(a.score_maximum order by a.score_given / a.score_maximum desc, a.number)
                       filter (where a.submitted_at is not null))[1] as maximum
            from class
            join learner l on l.registration_id = :registration and l.id = class.learner_id
            left join attempt a on a.registration_id = :registration and a.learner_id = l.id
                and a.course_id = :course and a.checkpoint = :checkpoint
            group by l.id, l.subject, l.name, l.test_user
            """;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 20;

    private final JdbcClient database;
    private final Grades grades;
    private final ExtraTimes extraTimes;

    public ClassList(JdbcClient database, Grades grades, ExtraTimes extraTimes) {
        this.database = database;
        this.grades = grades;
        this.extraTimes = extraTimes;
    }

    /** Everyone, by name, test students last; one query for them, one for their grades, one for their time. */
    public List<ClassRow> of(Launch launch, String checkpoint) {
        Map<Long, Grades.Grade> states = grades.ofLink(launch.registration(), launch.resourceLink());
        Map<Long, ExtraTime> extra = extraTimes.ofClass(launch.registration(), launch.course(), checkpoint);
        return database
                .sql(CLASS)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .param("course", launch.course())
                .param("checkpoint", checkpoint)
                .query((row, index) -> row(row, states, extra))
                .list()
                .stream()
                .sorted(Comparator.comparingInt((ClassRow row) -> row.test() ? 1 : 0)
                        .thenComparing(ClassRow::name, Comparator.nullsLast(byName(launch.locale())))
                        .thenComparingLong(ClassRow::learner))
                .toList();
    }

    /** In the order of the page's language, and numbers by their value: Stu2 comes before Stu10. */
    private static Comparator<String> byName(@Nullable String language) {
        Collator collator = Collator.getInstance(language == null ? Locale.ROOT : Locale.forLanguageTag(language));
        return Comparator.comparing(
                name -> NUMBER.matcher(name)
                        .replaceAll(found ->
                                "0".repeat(Math.max(0, DIGITS - found.group().length())) + found.group()),
                collator::compare);
    }

    private static ClassRow row(ResultSet row, Map<Long, Grades.Grade> states, Map<Long, ExtraTime> extra)
            throws SQLException {
        long learner = row.getLong("id");
        return new ClassRow(
                learner,
                row.getString("subject"),
                row.getInt("position"),
                row.getString("name"),
                row.getBoolean("test_user"),
                row.getInt("attempts"),
                row.getBigDecimal("given"),
                row.getBigDecimal("maximum"),
                row.getBoolean("passed"),
                states.getOrDefault(learner, Grades.Grade.NOT_GRADED),
                extra.getOrDefault(learner, ExtraTime.NONE));
    }
}
