package checkpoint.administration.contents;

import checkpoint.tool.cluster.Clusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checkpoints that were written in courses, over all platforms, found and paged: those shared with all first. */
@Repository
class AuthoredList {

    private static final Comparator<AuthoredRow> ORDER = Comparator.comparing((AuthoredRow row) -> !row.withAll())
            .thenComparing(AuthoredRow::platform)
            .thenComparing(AuthoredRow::title);

    /** On one page. */
    static final int MOST = 50;

    private static final String FROM = """
            from authored_checkpoint c
            join registration r on r.id = c.registration_id
            left join course k on k.registration_id = c.registration_id and k.id = c.course_id
            where c.state not in ('IMPORTED', 'DELETED')
              and strpos(lower(concat_ws(' ', c.title, c.slug, r.name, k.title)), lower(:sought)) > 0
            """;
    private static final String COUNT = "select count(*) " + FROM;
    private static final String ALL =
            """
            select c.slug, c.title, r.name as platform, k.title as course, left(c.digest, 12) as version, c.sharing, c.state,
                (select coalesce(max(v.number), 0) from authored_version v
                 where v.registration_id = c.registration_id and v.checkpoint_id = c.id and v.digest = c.digest) as number
            """ + FROM + "order by c.sharing = 'ALL' desc, r.name, c.title, c.id limit :most offset :before";

    private final JdbcClient database;
    private final Clusters clusters;
    private final CheckpointUse use;

    AuthoredList(JdbcClient database, Clusters clusters, CheckpointUse use) {
        this.database = database;
        this.clusters = clusters;
        this.use = use;
    }

    /**
     * A page of those in whose title, name, course or platform the words stand; the last one where there are fewer.
     *
     * @param page from 1
     */
    AuthoredPage page(String sought, int page) {
        int all = clusters
                .ask(() -> database.sql(COUNT)
                        .param("sought", sought)
                        .query(Integer.class)
                        .list())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        int pages = Math.max(1, (all + MOST - 1) / MOST);
        int shown = Math.clamp(page, 1, pages);
        return new AuthoredPage(rows(sought, (shown - 1) * MOST), sought, shown, pages);
    }

    private List<AuthoredRow> rows(String sought, int before) {
        Map<String, CheckpointUse.Links> links = use.links();
        if (clusters.names().size() == 1) {
            return rows(sought, links, MOST, before);
        }
        // Of several clusters each gives what may stand before or on the page.
        return clusters.ask(() -> rows(sought, links, before + MOST, 0)).stream()
                .sorted(ORDER)
                .skip(before)
                .limit(MOST)
                .toList();
    }

    private List<AuthoredRow> rows(String sought, Map<String, CheckpointUse.Links> links, int most, int before) {
        return database.sql(ALL)
                .param("sought", sought)
                .param("most", most)
                .param("before", before)
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
