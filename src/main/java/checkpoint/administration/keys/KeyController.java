package checkpoint.administration.keys;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.key.KeySetController;
import checkpoint.platform.key.KeyTimes;
import checkpoint.platform.key.KeyVault;
import checkpoint.platform.key.RotateKeys;
import checkpoint.platform.key.SecretValues;
import checkpoint.platform.key.SigningKeys;
import checkpoint.platform.key.StoredKey;
import checkpoint.platform.key.StoredToolKeys;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.page.Severity;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    private final SigningKeys keys;
    private final RotateKeys rotate;
    private final KeyVault vault;
    private final SecretValues secrets;
    private final StoredToolKeys signer;
    private final KeySetController published;
    private final Registrations registrations;
    private final PublicUrl publicUrl;
    private final Clock clock;

    KeyController(
            SigningKeys keys,
            RotateKeys rotate,
            KeyVault vault,
            SecretValues secrets,
            StoredToolKeys signer,
            KeySetController published,
            Registrations registrations,
            PublicUrl publicUrl,
            Clock clock) {
        this.keys = keys;
        this.rotate = rotate;
        this.vault = vault;
        this.secrets = secrets;
        this.signer = signer;
        this.published = published;
        this.registrations = registrations;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView page(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Instant now = clock.instant();
        List<StoredKey> all = keys.all();
        boolean allCurrent = all.stream().allMatch(key -> vault.isCurrent(key.kid(), key.privateKey()));
        Instant free = secrets.signsSince(vault.name()).orElse(now).plus(KeyTimes.SEALED);
        Map<String, Object> model = new HashMap<>();
        model.put("keys", all.stream().map(key -> KeyView.of(key, now)).toList());
        model.put("secret", SecretView.of(vault.values(), allCurrent, free, now));
        model.put("keySet", publicUrl.to("/.well-known/jwks.json"));
        model.put("done", DONE.containsKey(done) ? done : "");
        model.put("severity", DONE.getOrDefault(done, Severity.INFORMATION));
        return ConsolePage.of("administration/keys/keys", request, model);
    }

    @PostMapping(PAGE)
    ModelAndView make(Principal administrator) {
        return back(rotate.make(administrator.getName()), "made");
    }

    @PostMapping(PAGE + "/{kid}/sign")
    ModelAndView signWith(@PathVariable String kid, Principal administrator) {
        return back(rotate.signWith(kid, administrator.getName()), "signs");
    }

    @PostMapping(PAGE + "/{kid}/replace")
    ModelAndView replace(@PathVariable String kid, Principal administrator) {
        return back(rotate.replace(kid, administrator.getName()), "replaced");
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
        return back(rotate.remove(kid, administrator.getName()), "removed");
    }

    private long activePlatforms() {
        return registrations.all().stream()
                .filter(platform -> platform.status() == Registration.Status.ACTIVE)
                .count();
    }

    private ModelAndView back(boolean changed, String done) {
        signer.changed();
        published.changed();
        RedirectView page = new RedirectView(publicUrl.to(PAGE + "?done=" + (changed ? done : NOTHING)));
        page.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(page);
    }
}
