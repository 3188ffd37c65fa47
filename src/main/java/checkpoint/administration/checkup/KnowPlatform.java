package checkpoint.administration.checkup;

import checkpoint.launch.signs.LatestSigns;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The product that a platform is, and what is likely to be amiss with that one: by how it is registered, and by what its launches show. */
@Component
class KnowPlatform {

    private static final String CHECK = "platform";

    private final LatestSigns signs;

    KnowPlatform(LatestSigns signs) {
        this.signs = signs;
    }

    List<Finding> ask(Registration registration) {
        List<Finding> findings = new ArrayList<>();
        signs.productOf(registration).ifPresent(product -> {
            findings.add(Finding.good(CHECK, product.label(), product.guide()));
            usual(registration, product, findings);
        });
        List<String> frames = signs.strangeFrames(registration.id()).stream()
                .filter(origin -> !registration.frameOrigins().contains(origin))
                .toList();
        if (!frames.isEmpty()) {
            findings.add(Finding.bad(CHECK, "framed", String.join(" ", frames)));
        }
        if (signs.namesNoRole(registration.id())
                && registration.institutionRoles() != InstitutionRoles.LEARNERS_AND_STAFF) {
            findings.add(Finding.note(CHECK, "roles"));
        }
        return findings;
    }

    private static void usual(Registration registration, KnownProduct product, List<Finding> findings) {
        switch (product) {
            case BRIGHTSPACE -> {
                if (registration
                        .tokenAudience()
                        .equals(registration.tokenEndpoint().toString())) {
                    findings.add(Finding.note(CHECK, "audience"));
                }
            }
            case SCHOOLOGY, OPEN_EDX -> {
                if (registration.frameOrigins().isEmpty()) {
                    findings.add(Finding.note(CHECK, "frames", product.label()));
                }
            }
            case BLACKBOARD -> {
                if (registration.allowedDeployments() == null) {
                    findings.add(Finding.note(CHECK, "deployments"));
                }
            }
            case CANVAS, MOODLE, SAKAI -> {}
        }
    }
}
