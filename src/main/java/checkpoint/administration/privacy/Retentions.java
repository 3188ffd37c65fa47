package checkpoint.administration.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code retention}: how long each platform's data is kept. */
@Repository
class Retentions {

    private static final String FIND =
            "select course_months, name_days from retention where registration_id = :registration";
    private static final String SAVE = """
            insert into retention (registration_id, course_months, name_days) values (:registration, :months, :days)
            on conflict (registration_id) do update
                set course_months = excluded.course_months, name_days = excluded.name_days""";

    private final JdbcClient database;

    Retentions(JdbcClient database) {
        this.database = database;
    }

    Retention of(long registration) {
        return database.sql(FIND)
                .param("registration", registration)
                .query((row, number) ->
                        new Retention(row.getObject("course_months", Integer.class), row.getInt("name_days")))
                .optional()
                .orElse(Retention.USUAL);
    }

    void save(long registration, Retention retention) {
        database.sql(SAVE)
                .param("registration", registration)
                .param("months", retention.courseMonths(), java.sql.Types.INTEGER)
                .param("days", retention.nameDays())
                .update();
    }
}
