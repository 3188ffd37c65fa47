package checkpoint.administration.checkup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The service addresses of the course that a platform's launches brought last. */
@Repository
class NewestCourse {

    private static final String LINE_ITEMS = """
            select i.container_url from line_item i
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            where i.registration_id = ? and i.container_url is not null
            order by k.course_id desc, i.id desc limit 1""";
    private static final String MEMBERSHIPS = """
            select memberships_url from course
            where registration_id = ? and memberships_url is not null order by id desc limit 1""";

    private final JdbcClient database;

    NewestCourse(JdbcClient database) {
        this.database = database;
    }

    Optional<URI> lineItems(long registration) {
        return find(LINE_ITEMS, registration);
    }

    Optional<URI> memberships(long registration) {
        return find(MEMBERSHIPS, registration);
    }

    private Optional<URI> find(String sql, long registration) {
        return database.sql(sql)
                .param(registration)
                .query((row, number) -> row.getString(1))
                .optional()
                .flatMap(text -> {
                    try {
                        return Optional.of(new URI(text));
                    } catch (URISyntaxException e) {
                        return Optional.empty();
                    }
                });
    }
}
