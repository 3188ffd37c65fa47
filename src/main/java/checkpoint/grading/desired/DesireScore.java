package checkpoint.grading.desired;

import checkpoint.launch.token.LaunchTokens;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.policy.ScoreDecided;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The one listener of {@link ScoreDecided}, in its transaction: every link of that course which opens the checkpoint, and which
 * the learner has launched, is to show the standing score (contract, section 4).
 */
@Component
class DesireScore {

    private static final String LAUNCHED_LINKS = """
            select k.id, k.requested_checkpoint, k.bound_checkpoint,
                   exists (select from line_item i where i.registration_id = k.registration_id and i.resource_link_id = k.id) as has_line_item
            from learner_link y
            join resource_link k on k.registration_id = y.registration_id and k.id = y.resource_link_id
            where y.registration_id = :registration and y.learner_id = :learner and k.course_id = :course
            union
            -- Whom an instructor has excused, need never have opened it.
            select k.id, k.requested_checkpoint, k.bound_checkpoint,
                   exists (select from line_item i where i.registration_id = k.registration_id and i.resource_link_id = k.id)
            from concession c
            join resource_link k on k.registration_id = c.registration_id and k.id = c.resource_link_id
            where c.registration_id = :registration and c.learner_id = :learner and c.course_id = :course and k.course_id = :course
              and c.checkpoint = :checkpoint and c.share is not null
            order by 1""";

    private final JdbcClient database;
    private final Linking linking;
    private final DesiredScores scores;
    private final LaunchTokens tokens;
    private final Clock clock;

    DesireScore(JdbcClient database, Linking linking, DesiredScores scores, LaunchTokens tokens, Clock clock) {
        this.database = database;
        this.linking = linking;
        this.scores = scores;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Link(
            long id, @Nullable String requested, @Nullable String bound, boolean hasLineItem) {}

    @EventListener
    void on(ScoreDecided decided) {
        for (Link link : launchedLinks(decided)) {
            if (linking.slug(decided.registration(), link.requested, link.bound)
                    .filter(decided.checkpoint()::equals)
                    .isPresent()) {
                scores.desire(decided, link.id, link.hasLineItem, language(), clock.instant());
            }
        }
    }

    /** The language of the launch that this request belongs to; none where it belongs to none, as when time ran out. */
    private @Nullable String language() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken launch
                ? tokens.localeOf(launch.getToken().getTokenValue()).orElse(null)
                : null;
    }

    private List<Link> launchedLinks(ScoreDecided decided) {
        return database.sql(LAUNCHED_LINKS)
                .param("registration", decided.registration())
                .param("learner", decided.learner())
                .param("course", decided.course())
                .param("checkpoint", decided.checkpoint())
                .query((row, number) -> new Link(
                        row.getLong("id"),
                        row.getString("requested_checkpoint"),
                        row.getString("bound_checkpoint"),
                        row.getBoolean("has_line_item")))
                .list();
    }
}
