package checkpoint.launch.login;

import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * That the browser which ends a launch is the one which began it (security framework 7.3.1). A cookie with a random value
 * stays in the browser; the state carries its digest. It identifies nobody and opens nothing by itself, so one per browser
 * serves every launch. Partitioned, so that a frame inside the LMS has one where unpartitioned cookies are blocked.
 */
@Component
public class BrowserProof {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserProof.class);

    /** The cookie's name. */
    public static final String COOKIE = "__Host-checkpoint";

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final Duration LIFETIME = Duration.ofDays(180);

    private final SecureRandom random;

    public BrowserProof(SecureRandom random, PublicUrl publicUrl) {
        this.random = random;
        if (!publicUrl.isHttps() && !isLoopback(publicUrl)) {
            LOG.warn(
                    "checkpoint.public-url is http: browsers keep the cookie that launches need only on https, or on localhost");
        }
    }

    /** The value that the browser brought, if it is one of ours. */
    public Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (COOKIE.equals(cookie.getName())
                    && VALUE.matcher(cookie.getValue()).matches()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** A new cookie for a browser that has none. */
    ResponseCookie newCookie() {
        byte[] value = new byte[24];
        random.nextBytes(value);
        return ResponseCookie.from(
                        COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(value))
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("None")
                .partitioned(true)
                .maxAge(LIFETIME)
                .build();
    }

    /** The digest of the cookie, for the state. */
    public static String digest(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("browser:" + value));
    }

    /** Whether this value is the one that the state was made for. */
    public static boolean matches(String value, String digest) {
        return MessageDigest.isEqual(
                digest(value).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isLoopback(PublicUrl publicUrl) {
        String host = publicUrl.value().getHost();
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
