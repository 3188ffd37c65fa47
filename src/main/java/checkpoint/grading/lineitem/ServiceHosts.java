package checkpoint.grading.lineitem;

import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides where a bearer token may go: to the scheme, host and port of the registration's own addresses and of the services that a signed launch
 * named (contract, section 3). What a list names elsewhere gets no request.
 */
final class ServiceHosts {

    private ServiceHosts() {}

    /** Why an address that an answer named is not to be called; empty where it may be. */
    static Optional<String> objection(Registration registration, String container, String named) {
        Optional<URI> address = WebAddress.read(named);
        if (address.isEmpty()) {
            return Optional.of("the platform names the column at an address that is none: " + shortened(named));
        }
        boolean known = Stream.concat(
                        Stream.of(
                                registration.authorizationEndpoint(),
                                registration.tokenEndpoint(),
                                registration.jwksUri()),
                        WebAddress.read(container).stream())
                .anyMatch(own -> WebAddress.origin(own).equals(WebAddress.origin(address.get())));
        return known
                ? Optional.empty()
                : Optional.of("the platform names the column at " + WebAddress.origin(address.get())
                        + ", which is none of its own addresses here: nothing is sent there");
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 80 ? clean : clean.substring(0, 80);
    }
}
