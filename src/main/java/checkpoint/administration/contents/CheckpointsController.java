package checkpoint.administration.contents;

import checkpoint.administration.account.ConsolePage;
import checkpoint.content.catalogue.OperatorContent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The console's page of checkpoints. */
@Controller
class CheckpointsController {

    private static final int SHORT = 12;

    private final OperatorContent content;
    private final CheckpointUse use;

    CheckpointsController(OperatorContent content, CheckpointUse use) {
        this.content = content;
        this.use = use;
    }

    @GetMapping("/admin/checkpoints")
    ModelAndView page(HttpServletRequest request) {
        Map<String, CheckpointUse.Links> links = use.links();
        Map<String, CheckpointUse.Attempts> attempts = use.attempts();
        Map<String, Instant> since = use.since();
        List<CheckpointRow> rows = content.served().stream()
                .map(one -> row(
                        one,
                        links.getOrDefault(one.slug(), CheckpointUse.Links.NONE),
                        attempts.getOrDefault(one.slug(), CheckpointUse.Attempts.NONE),
                        since.get(one.digest())))
                .toList();
        return ConsolePage.of(
                "administration/contents/checkpoints",
                request,
                Map.of("checkpoints", rows, "faults", content.faults()));
    }

    private static CheckpointRow row(
            OperatorContent.Served one,
            CheckpointUse.Links links,
            CheckpointUse.Attempts attempts,
            @Nullable Instant since) {
        return new CheckpointRow(
                one.slug(),
                one.title(),
                one.root(),
                one.digest().substring(0, SHORT),
                since,
                one.questions(),
                one.stale(),
                links.links(),
                links.courses(),
                attempts.attempts(),
                attempts.open());
    }
}
