package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.record.CheckpointPage;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.tool.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor chooses which checkpoint a link opens. */
@Controller
class LinkController {

    private static final Logger LOG = LoggerFactory.getLogger(LinkController.class);

    private static final String BIND = """
            update resource_link set bound_checkpoint = :slug
            where registration_id = :registration and id = :link
            """;

    private final Linking linking;
    private final Checkpoints checkpoints;
    private final UnlinkedPage unlinked;
    private final CheckpointPage page;
    private final JdbcClient database;

    LinkController(
            Linking linking, Checkpoints checkpoints, UnlinkedPage unlinked, CheckpointPage page, JdbcClient database) {
        this.linking = linking;
        this.checkpoints = checkpoints;
        this.unlinked = unlinked;
        this.page = page;
        this.database = database;
    }

    /**
     * Binds the link of this launch, and shows what it now opens.
     *
     * @param slug without one: the choice
     */
    @PostMapping("/links/checkpoint")
    ModelAndView choose(@CurrentLaunch Launch launch, @RequestParam(required = false) @Nullable String slug) {
        if (launch.role() != Role.INSTRUCTOR) {
            throw refusal(LinkReason.INSTRUCTORS_ONLY, launch);
        }
        if (!linking.bindable(launch)) {
            throw refusal(LinkReason.LINK_DECIDES, launch);
        }
        if (slug == null) {
            return unlinked.of(launch);
        }
        if (checkpoints
                .choice(launch.registration(), launch.course())
                .find(slug)
                .isEmpty()) {
            throw refusal(LinkReason.NO_SUCH_CHECKPOINT, launch);
        }
        bind(launch, slug);
        return page.of(launch.boundTo(slug));
    }

    private void bind(Launch launch, String slug) {
        database.sql(BIND)
                .param("slug", slug)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .update();
        LOG.info("Link {} of registration {} bound to {}", launch.resourceLink(), launch.registration(), slug);
    }

    private static Refusal refusal(LinkReason reason, Launch launch) {
        return Refusal.of(reason)
                .at(launch.registration())
                .backTo(launch.returnUrl())
                .in(launch.locale());
    }
}
