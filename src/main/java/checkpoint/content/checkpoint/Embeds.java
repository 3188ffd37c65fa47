package checkpoint.content.checkpoint;

import checkpoint.tool.setup.Origins;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts whose videos are shown within a page instead of being linked only: those that the operator trusts.
 *
 * @param hosts in lower case, such as {@code www.youtube-nocookie.com}
 */
public record Embeds(List<String> hosts) {

    public static final Embeds NONE = new Embeds(List.of());

    /** A host name as settings have it: no scheme, port, path or wildcard. */
    public static final String HOST = "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

    private static final Pattern YOUTUBE = Pattern.compile(
            "https://(?:(?:www\\.|m\\.)?youtube\\.com/watch\\?(?:[^#]*&)?v=|youtu\\.be/)([\\w-]{11})(?:[?&#].*)?");
    private static final String YOUTUBE_PLAYER = "www.youtube-nocookie.com";
    private static final Pattern VIMEO = Pattern.compile("https://(?:www\\.)?vimeo\\.com/(\\d+)(?:[?#].*)?");
    private static final String VIMEO_PLAYER = "player.vimeo.com";

    public Embeds {
        hosts = hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The address to be framed for a link to this one; empty where it may not be framed. */
    public Optional<String> frame(String address) {
        Optional<String> player = player(address, YOUTUBE, YOUTUBE_PLAYER, "/embed/")
                .or(() -> player(address, VIMEO, VIMEO_PLAYER, "/video/"));
        return player.isPresent() ? player : isAllowed(address) ? Optional.of(address) : Optional.empty();
    }

    /** Pages for people cannot be framed; each of these services has an address that can. */
    private Optional<String> player(String address, Pattern page, String host, String path) {
        Matcher video = page.matcher(address);
        return hosts.contains(host) && video.matches()
                ? Optional.of("https://" + host + path + video.group(1))
                : Optional.empty();
    }

    private boolean isAllowed(String address) {
        try {
            URI uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && Origins.isWeb(uri)
                    && uri.getPort() == -1
                    && hosts.contains(uri.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** For a Content-Security-Policy: {@code ; frame-src …}, or nothing where nothing is embedded. */
    public String policy() {
        return hosts.isEmpty()
                ? ""
                : hosts.stream().map(host -> " https://" + host).collect(Collectors.joining("", "; frame-src", ""));
    }
}
