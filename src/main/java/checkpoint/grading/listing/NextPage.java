package checkpoint.grading.listing;

import checkpoint.platform.outbound.Reply;
import checkpoint.platform.outbound.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the next page of a service's list: the {@code Link} header's {@code rel="next"} (RFC 8288; AGS 3.2.4, Names and Roles 2.4.2). */
final class NextPage {

    // Moodle prints rel=“next” with typographic quotes, and &amp; in the address. What arrives of such a quote depends
    // on
    // who decoded it: itself, three Latin letters, or question marks. So anything but an ASCII letter or digit may
    // stand there.
    private static final Pattern NEXT = Pattern.compile(
            "<([^>]*)>\\s*;[^,<]*?\\brel\\s*=[^A-Za-z0-9,;<=]{0,12}next(?![\\w-])", Pattern.CASE_INSENSITIVE);

    private NextPage() {}

    /**
     * The page after this one; empty at the end, and where the link leads to another host than that of the page which named it:
     * the token goes nowhere else.
     */
    public static Optional<URI> of(Reply.Answered answered, URI page) {
        for (String link : answered.headers().getOrDefault("link", List.of())) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                return resolve(matcher.group(1).replace("&amp;", "&"), page);
            }
        }
        return Optional.empty();
    }

    /** Whether the answer names a further page at all, wherever it leads. */
    public static boolean isNamed(Reply.Answered answered) {
        return answered.headers().getOrDefault("link", List.of()).stream()
                .anyMatch(link -> NEXT.matcher(link).find());
    }

    private static Optional<URI> resolve(String target, URI page) {
        return WebAddress.resolve(page, target)
                .filter(next -> next.getRawUserInfo() == null)
                .filter(next -> WebAddress.origin(next).equals(WebAddress.origin(page)))
                .filter(next -> !next.equals(page));
    }
}
