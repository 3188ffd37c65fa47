package checkpoint.platform.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that a platform names, read as browsers read them: surrounding blanks go, backslashes before the query are slashes, and
 * what may not stand in a URI is percent-encoded (WHATWG URL). Java's own reading refuses such an address.
 */
public final class WebAddress {

    private static final Pattern PARTS =
            Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*):[/\\\\]{2}([^/?#\\\\]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    /** RFC 3986, 3.3 and 3.4: what may stand in a path or a query as it is. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/";

    private WebAddress() {}

    /** The absolute address of a host; empty where there is none in it. Its fragment is left out. */
    public static Optional<URI> read(String text) {
        Matcher parts = PARTS.matcher(text.strip().replaceAll("[\\t\\n\\r]", ""));
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return Optional.empty();
        }
        String query = parts.group(4);
        try {
            URI uri = new URI(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host(parts.group(2))
                    + encoded(parts.group(3).replace('\\', '/'), ALLOWED)
                    + (query == null ? "" : "?" + encoded(query.substring(1), ALLOWED + "?")));
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address found on a page (RFC 3986, 5.2): a query alone keeps the path, which Java's own way does not. */
    public static Optional<URI> resolve(URI page, String found) {
        String text = found.strip();
        if (text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return read(text);
        }
        String origin = page.getScheme() + "://" + page.getRawAuthority();
        if (text.matches("(?s)[/\\\\]{2}.*")) {
            return read(page.getScheme() + ":" + text);
        }
        String path = page.getRawPath() == null ? "" : page.getRawPath();
        if (text.startsWith("?")) {
            return read(origin + path + text);
        }
        String below = text.startsWith("/") ? text : path.substring(0, path.lastIndexOf('/') + 1) + text;
        return read(origin + (below.startsWith("/") ? below : "/" + below)).map(URI::normalize);
    }

    /** Scheme, host and port: two addresses with the same are the same place to a token. */
    public static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static String host(String authority) {
        return authority.chars().allMatch(sign -> sign < 128) ? authority : IDN.toASCII(authority);
    }

    private static String encoded(String text, String allowed) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || allowed.indexOf(sign) >= 0);
            if (plain || (sign == '%' && isEscape(text, i))) {
                out.appendCodePoint(sign);
            } else {
                for (byte one : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
                }
            }
            i += Character.charCount(sign);
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return text.length() > at + 2
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
