package checkpoint.learning.review;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.Role;
import checkpoint.tool.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the link that a submission review is about, and consumes the message's nonce with it. */
@Repository
class ReviewedLinks {

    /** The link by its own name, or by its line item; and the nonce with it. */
    private static final String RECORD = """
            with place as (
                select k.id as link, k.course_id as course, k.requested_checkpoint, k.bound_checkpoint,
                       (select p.id from learner p
                        where p.registration_id = :registration and p.subject = :subject and :role = 'LEARNER') as learner
                from deployment d
                join resource_link k on k.registration_id = d.registration_id and k.deployment_id = d.id
                join course c on c.registration_id = k.registration_id and c.id = k.course_id
                where d.registration_id = :registration and d.deployment_id = :deployment
                  and (c.context_id is null or :context::text is null or c.context_id = :context)
                  and (k.resource_link_id = :link
                       or (:link::text is null
                           and exists (select from line_item i
                                       where i.registration_id = k.registration_id and i.resource_link_id = k.id
                                         and i.url = :lineItem)))
                order by k.id
                limit 1),
            consumed as (
                insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
                select :registration, :nonce, link, learner,
                       case when :role = 'LEARNER' and learner is null then 'VIEWER' else :role end, :at
                from place)
            select * from place
            """;

    private final JdbcClient database;
    private final Clock clock;

    ReviewedLinks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The link, its course, and the learner if they ever launched. */
    record Place(
            long link,
            long course,
            @Nullable Long learner,
            @Nullable String requested,
            @Nullable String bound) {}

    /** Within the transaction of the nonce. */
    Place find(Message message, Message.SubmissionReview asked, Role role) {
        return database.sql(RECORD)
                .param("registration", message.registration())
                .param("deployment", message.deployment())
                .param("context", message.context())
                .param("link", asked.resourceLink())
                .param("lineItem", message.lineItem())
                .param("subject", message.subject())
                .param("role", role.name())
                .param("nonce", message.nonce())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, index) -> place(row))
                .optional()
                .orElseThrow(() -> Refusal.of(ReviewReason.UNKNOWN_LINK)
                        .at(message.registration())
                        .backTo(message.returnUrl())
                        .in(message.locale()));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getLong("link"),
                row.getLong("course"),
                row.getObject("learner", Long.class),
                row.getString("requested_checkpoint"),
                row.getString("bound_checkpoint"));
    }
}
