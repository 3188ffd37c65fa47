package checkpoint.platform.registration;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Canvas that Instructure hosts: one issuer for all schools of an environment, whose addresses are on other hosts. Production,
 * beta and test each have an issuer, and keys, of their own.
 */
final class HostedCanvas {

    private record Environment(String issuer, String signOn, String schools) {

        boolean serves(String host) {
            // A school's own has one label there: school.beta.instructure.com is not production's.
            String label = host.endsWith(schools) ? host.substring(0, host.length() - schools.length()) : "";
            boolean school = !label.isEmpty() && label.indexOf('.') < 0 && !OTHERS.contains(label);
            return school || host.equals(signOn);
        }
    }

    /** Names that are environments, not schools. */
    private static final List<String> OTHERS = List.of("beta", "test");

    private static final List<Environment> ENVIRONMENTS = List.of(
            new Environment("https://canvas.instructure.com", "sso.canvaslms.com", ".instructure.com"),
            new Environment("https://canvas.beta.instructure.com", "sso.beta.canvaslms.com", ".beta.instructure.com"),
            new Environment("https://canvas.test.instructure.com", "sso.test.canvaslms.com", ".test.instructure.com"));

    private HostedCanvas() {}

    /** Whether an address is one where the hosted Canvas of this very issuer lives. */
    static boolean serves(String issuer, URI address) {
        Optional<Environment> environment =
                ENVIRONMENTS.stream().filter(one -> one.issuer.equals(issuer)).findFirst();
        String host = address.getHost();
        return environment.isPresent()
                && host != null
                && "https".equalsIgnoreCase(address.getScheme())
                && (address.getPort() == -1 || address.getPort() == 443)
                && environment.get().serves(host.toLowerCase(Locale.ROOT));
    }
}
