package checkpoint.administration.contents;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checkpoints that were written in courses, over all platforms: those shared with all first. */
@Repository
class AuthoredList {

    /** More stand on no page. */
    static final int MOST = 500;

    private static final String ALL = """
            select c.slug, c.title, r.name as platform, k.title as course, left(c.digest, 12) as version, c.sharing, c.state,
                (select coalesce(max(v.number), 0) from authored_version v
                 where v.registration_id = c.registration_id and v.checkpoint_id = c.id and v.digest = c.digest) as number
            from authored_checkpoint c
            join registration r on r.id = c.registration_id
            left join course k on k.registration_id = c.registration_id and k.id = c.course_id
            where c.state not in ('IMPORTED', 'DELETED')
            order by c.sharing = 'ALL' desc, r.name, c.title, c.id limit :most""";

    private final JdbcClient database;
    private final CheckpointUse use;

    AuthoredList(JdbcClient database, CheckpointUse use) {
        this.database = database;
        this.use = use;
    }

    List<AuthoredRow> all() {
        var links = use.links();
        return database.sql(ALL)
                .param("most", MOST)
                .query((row, index) -> {
                    CheckpointUse.Links in = links.getOrDefault(row.getString("slug"), CheckpointUse.Links.NONE);
                    return new AuthoredRow(
                            row.getString("slug"),
                            row.getString("title"),
                            row.getString("platform"),
                            row.getString("course"),
                            row.getInt("number"),
                            row.getString("version"),
                            row.getString("sharing"),
                            row.getString("state"),
                            in.links(),
                            in.courses());
                })
                .list();
    }
}
