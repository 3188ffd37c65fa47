package checkpoint.administration.privacy;

import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds whose data is meant: a learner by their subject, the courses of a platform. */
@Repository
class People {

    private static final String LEARNER = """
            select id, subject, name, first_seen_at, last_launched_at from learner
            where registration_id = :registration and subject = :subject""";
    private static final String COURSES = """
            select c.id, c.title, c.label, c.first_seen_at, c.last_launched_at,
                   (select count(distinct y.learner_id) from resource_link k
                    join learner_link y on y.registration_id = k.registration_id and y.resource_link_id = k.id
                    where k.registration_id = c.registration_id and k.course_id = c.id) as learners
            from course c where c.registration_id = :registration""";
    private static final String NEWEST_FIRST = " order by coalesce(c.last_launched_at, c.first_seen_at) desc, c.id";
    private static final String NAMES = """
            select c.id, concat_ws(' ', c.title, c.label) from course c
            where c.registration_id = :registration""" + NEWEST_FIRST;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    static final int SHOWN = 200;

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    /** A learner as stored. */
    record FoundLearner(
            long id,
            String subject,
            @Nullable String name,
            Instant firstSeenAt,
            @Nullable Instant lastLaunchedAt) {}

    /** A course as stored; its title is the platform's, and may be missing. */
    record FoundCourse(
            long id,
            @Nullable String title,
            Instant firstSeenAt,
            @Nullable Instant lastLaunchedAt,
            long learners) {}

    Optional<FoundLearner> learner(long registration, String subject) {
        return database.sql(LEARNER)
                .param("registration", registration)
                .param("subject", subject)
                .query((row, number) -> new FoundLearner(
                        row.getLong("id"),
                        row.getString("subject"),
                        row.getString("name"),
                        StoredInstant.of(row, "first_seen_at"),
                        StoredInstant.orNull(row, "last_launched_at")))
                .optional();
    }

    /**
     * The newest courses of a platform whose title or label contains these words, at most {@link #SHOWN}. Letters are folded here and not by
     * the database, whose locale may know ASCII only.
     */
    List<FoundCourse> courses(long registration, String words) {
        String folded = folded(words);
        List<Long> found = database
                .sql(NAMES)
                .param("registration", registration)
                .query((row, number) -> new Named(row.getLong(1), folded(row.getString(2))))
                .list()
                .stream()
                .filter(course -> course.name().contains(folded))
                .limit(SHOWN)
                .map(Named::id)
                .toList();
        return database.sql(COURSES + " and c.id = any (:ids)" + NEWEST_FIRST)
                .param("registration", registration)
                .param("ids", found.toArray(Long[]::new))
                .query((row, number) -> course(row))
                .list();
    }

    private record Named(long id, String name) {}

    /** Without case and accents, in any script: upper case first, so that the German sharp s meets its two letters. */
    private static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(
                        text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
    }

    Optional<FoundCourse> course(long registration, long id) {
        return database.sql(COURSES + " and c.id = :id")
                .param("registration", registration)
                .param("id", id)
                .query((row, number) -> course(row))
                .optional();
    }

    private static FoundCourse course(ResultSet row) throws SQLException {
        String title = row.getString("title");
        return new FoundCourse(
                row.getLong("id"),
                title == null ? row.getString("label") : title,
                StoredInstant.of(row, "first_seen_at"),
                StoredInstant.orNull(row, "last_launched_at"),
                row.getLong("learners"));
    }
}
