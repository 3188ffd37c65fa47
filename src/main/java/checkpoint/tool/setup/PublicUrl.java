package checkpoint.tool.setup;

import java.net.URI;

/**
 * The address as browsers and platforms see it, from {@code checkpoint.public-url}; it may have a path. Every URL that leaves
 * the tool is built here, never from a Host header.
 *
 * @param value scheme, host, port and path, without a slash at the end
 */
public record PublicUrl(URI value) {

    public PublicUrl {
        String text = value.toString();
        if (value.getHost() == null
                || value.getRawQuery() != null
                || value.getRawFragment() != null
                || text.endsWith("/")) {
            throw new IllegalArgumentException("not a base address: " + text);
        }
    }

    /** The absolute URL of a path of ours, such as {@code /lti/launch}. */
    public String to(String path) {
        return value + path;
    }

    /** The same without scheme and host, for links and forms of our own pages. */
    public String at(String path) {
        return value.getRawPath() + path;
    }

    /** Scheme, host and port, as browsers compare them. */
    public String origin() {
        return Origins.of(value).orElseThrow();
    }

    public boolean isHttps() {
        return "https".equals(value.getScheme());
    }
}
