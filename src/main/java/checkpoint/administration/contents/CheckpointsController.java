package checkpoint.administration.contents;

import checkpoint.administration.account.ConsolePage;
import checkpoint.content.catalogue.OperatorContent;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.page.Severity;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The console's page of checkpoints. */
@Controller
class CheckpointsController {

    private static final int LONGEST = 100;
    private static final String PAGE = "/admin/checkpoints";
    private static final Map<String, Severity> SAID = Map.of(
            "shared", Severity.SUCCESS,
            "unshared", Severity.SUCCESS,
            "not-now", Severity.WARNING,
            "no-editor", Severity.WARNING);

    private final OperatorContent content;
    private final ServedList served;
    private final AuthoredList authored;
    private final ShareCheckpoint share;
    private final EditAuthored edit;
    private final Clusters clusters;
    private final PublicUrl publicUrl;

    CheckpointsController(
            OperatorContent content,
            ServedList served,
            AuthoredList authored,
            ShareCheckpoint share,
            EditAuthored edit,
            Clusters clusters,
            PublicUrl publicUrl) {
        this.content = content;
        this.served = served;
        this.authored = authored;
        this.share = share;
        this.edit = edit;
        this.clusters = clusters;
        this.publicUrl = publicUrl;
    }

    @GetMapping(PAGE)
    ModelAndView page(
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request) {
        return ConsolePage.of(
                "administration/contents/checkpoints",
                request,
                Map.of(
                        "checkpoints",
                        served.rows(),
                        "faults",
                        content.faults(),
                        "authored",
                        authored.page(sought(q), page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1),
                        "said",
                        SAID.containsKey(said) ? said : "",
                        "severity",
                        SAID.getOrDefault(said, Severity.INFORMATION)));
    }

    @PostMapping(PAGE + "/{slug}/shared")
    RedirectView share(@PathVariable String slug, @RequestParam boolean all, Principal administrator) {
        return new RedirectView(publicUrl.to(PAGE) + "?said=" + shared(slug, all, administrator.getName()));
    }

    /** The way into the editor; its pages carry a token, and no session. */
    @PostMapping(PAGE + "/{slug}/edited")
    Object edit(@PathVariable String slug, Principal administrator, HttpServletRequest request) {
        Optional<EditAuthored.Way> way = clusters.first(() -> edit.of(slug, administrator.getName()));
        return way.isEmpty()
                ? new RedirectView(publicUrl.to(PAGE) + "?said=no-editor")
                : ConsolePage.of(
                        "administration/contents/edited",
                        request,
                        Map.of(
                                "subject",
                                way.get().checkpoint(),
                                "carried",
                                way.get().carried()));
    }

    private static String sought(String q) {
        String words = q.replaceAll("\\p{Cntrl}", " ").strip();
        return words.substring(0, Math.min(LONGEST, words.length()));
    }

    private String shared(String slug, boolean all, String administrator) {
        try {
            // Its course is in one of the clusters.
            return clusters.first(() ->
                            Optional.of(share.withAll(slug, all, administrator)).filter(done -> done))
                    .map(done -> all ? "shared" : "unshared")
                    .orElse("not-now");
        } catch (OptimisticLockingFailureException e) {
            // Its course has changed it at the same moment.
            return "not-now";
        }
    }
}
