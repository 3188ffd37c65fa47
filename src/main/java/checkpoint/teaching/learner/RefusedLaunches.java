package checkpoint.teaching.learner;

import checkpoint.launch.token.Launch;
import checkpoint.tool.refusal.SubjectDigests;
import checkpoint.tool.time.StoredInstant;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches of one learner into one course that were refused, so far as a verified message said whose they were. Public for its template. */
@Repository
class RefusedLaunches {

    // A course without a context is that of its one link.
    private static final String REFUSED = """
            select r.at, r.code, r.reference from course c
            join deployment d on d.registration_id = c.registration_id and d.id = c.deployment_id
            join refusal r on r.registration_id = c.registration_id and r.subject_digest = any (:digests)
                and r.deployment_id = d.deployment_id
                and (r.context_id = c.context_id
                     or c.context_id is null and r.context_id is null and r.resource_link_id = c.lone_resource_link_id)
            where c.registration_id = :registration and c.id = :course
            order by r.at desc, r.reference limit 20""";

    private final JdbcClient database;
    private final SubjectDigests digests;

    RefusedLaunches(JdbcClient database, SubjectDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    /**
     * One of them.
     *
     * @param code its words are found by it
     * @param reference an administrator finds it by this
     */
    record Refused(Instant at, String code, String reference) {}

    /** The newest, the newest first; kept for 30 days. */
    List<Refused> of(Launch launch, String subject) {
        return database.sql(REFUSED)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .param("digests", digests.all(launch.registration(), subject).toArray(String[]::new))
                .query((row, number) ->
                        new Refused(StoredInstant.of(row, "at"), row.getString("code"), row.getString("reference")))
                .list();
    }
}
