package checkpoint.administration.keys;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.key.KeyRing;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.page.Severity;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The console's page of the tool's own keys, and what can be done with them. */
@Controller
class KeyController {

    private static final String PAGE = "/admin/keys";
    private static final String NOTHING = "nothing";
    private static final Map<String, Severity> DONE = Map.of(
            "made",
            Severity.SUCCESS,
            "signs",
            Severity.SUCCESS,
            "replaced",
            Severity.SUCCESS,
            "removed",
            Severity.SUCCESS,
            NOTHING,
            Severity.WARNING);

    private final KeyRing keys;
    private final Registrations registrations;
    private final PublicUrl publicUrl;
    private final Clock clock;

    KeyController(KeyRing keys, Registrations registrations, PublicUrl publicUrl, Clock clock) {
        this.keys = keys;
        this.registrations = registrations;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView page(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("keys", keys.all().stream().map(key -> KeyView.of(key, now)).toList());
        model.put(
                "secret", SecretView.of(keys.secretValues(), keys.areUnderFirstSecret(), keys.formerSecretsEnd(), now));
        model.put("keySet", publicUrl.to("/.well-known/jwks.json"));
        model.put("done", DONE.containsKey(done) ? done : "");
        model.put("severity", DONE.getOrDefault(done, Severity.INFORMATION));
        return ConsolePage.of("administration/keys/keys", request, model);
    }

    @PostMapping(PAGE)
    ModelAndView make(Principal administrator) {
        return back(keys.make(administrator.getName()), "made");
    }

    @PostMapping(PAGE + "/{kid}/sign")
    ModelAndView signWith(@PathVariable String kid, Principal administrator) {
        return back(keys.signWith(kid, administrator.getName()), "signs");
    }

    @PostMapping(PAGE + "/{kid}/replace")
    ModelAndView replace(@PathVariable String kid, Principal administrator) {
        return back(keys.replace(kid, administrator.getName()), "replaced");
    }

    /** Removes a key once it was confirmed; before, the page asks, as no key comes back. */
    @PostMapping(PAGE + "/{kid}/remove")
    ModelAndView remove(
            @PathVariable String kid,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Principal administrator,
            HttpServletRequest request) {
        Instant now = clock.instant();
        Optional<KeyView> asked = keys.all().stream()
                .map(key -> KeyView.of(key, now))
                .filter(key -> key.kid().equals(kid) && key.removable())
                .findFirst();
        if (!confirmed && asked.isPresent()) {
            return ConsolePage.of(
                    "administration/keys/removal", request, Map.of("key", asked.get(), "platforms", activePlatforms()));
        }
        return back(keys.remove(kid, administrator.getName()), "removed");
    }

    private long activePlatforms() {
        return registrations.all().stream()
                .filter(platform -> platform.status() == Registration.Status.ACTIVE)
                .count();
    }

    private ModelAndView back(boolean changed, String done) {
        RedirectView page = new RedirectView(publicUrl.to(PAGE + "?done=" + (changed ? done : NOTHING)));
        page.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(page);
    }
}
