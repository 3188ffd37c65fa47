package checkpoint.administration.privacy;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Exports and erases what is stored of a learner, a course or a platform. */
@Controller
class HoldingController {

    private final Registrations registrations;
    private final Clusters clusters;
    private final ExportHoldings export;
    private final EraseHoldings erase;
    private final Holdings holdings;
    private final PublicUrl publicUrl;

    HoldingController(
            Registrations registrations,
            Clusters clusters,
            ExportHoldings export,
            EraseHoldings erase,
            Holdings holdings,
            PublicUrl publicUrl) {
        this.registrations = registrations;
        this.clusters = clusters;
        this.export = export;
        this.erase = erase;
        this.holdings = holdings;
        this.publicUrl = publicUrl;
    }

    @PostMapping("/admin/privacy/export")
    void export(
            @RequestParam String kind,
            @RequestParam long registration,
            @RequestParam long id,
            Principal administrator,
            HttpServletResponse response)
            throws IOException {
        DataScope whose = whose(kind, registration, id);
        Path file = export.export(whose, platform(registration), administrator.getName());
        try {
            response.setContentType("application/json");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"checkpoint-" + Records.kind(whose) + ".json\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @PostMapping("/admin/privacy/erase")
    ModelAndView erase(
            @RequestParam String kind,
            @RequestParam long registration,
            @RequestParam long id,
            @RequestParam(required = false) @Nullable String sure,
            Principal administrator) {
        DataScope whose = whose(kind, registration, id);
        if (!"yes".equals(sure)) {
            throw Refusal.of(PrivacyReason.NOT_CONFIRMED);
        }
        erase.erase(whose, administrator.getName());
        RedirectView back = new RedirectView(publicUrl.to("/admin/privacy?done=erased"));
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(back);
    }

    private DataScope whose(String kind, long registration, long id) {
        platform(registration);
        DataScope whose = switch (kind) {
            case "learner" -> new DataScope.Learner(registration, id);
            case "course" -> new DataScope.Course(registration, id);
            case "platform" -> new DataScope.Platform(registration);
            default -> throw Refusal.of(PrivacyReason.NOT_THERE, "kind");
        };
        if (!holdings.isThere(whose)) {
            throw Refusal.of(PrivacyReason.NOT_THERE, Records.kind(whose));
        }
        return whose;
    }

    private Registration platform(long registration) {
        Registration platform =
                registrations.byId(registration).orElseThrow(() -> Refusal.of(PrivacyReason.NOT_THERE, "platform"));
        clusters.enter(registration);
        return platform;
    }
}
