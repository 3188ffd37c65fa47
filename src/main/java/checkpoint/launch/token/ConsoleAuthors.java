package checkpoint.launch.token;

import checkpoint.tool.page.Presentation;
import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The access tokens of administrators who write for a course: of the same kind as those of launches, and neither is taken for the
 * other. Each is worth no more than its account is at the moment.
 */
@Component
public class ConsoleAuthors {

    private static final String KIND = "console";
    private static final String MAY_CHANGE = "ADMINISTRATOR";
    private static final int ID_BYTES = 12;

    private final LaunchTokens tokens;
    private final UserDetailsService accounts;
    private final SecureRandom random;
    private final Clock clock;

    ConsoleAuthors(LaunchTokens tokens, UserDetailsService accounts, SecureRandom random, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.random = random;
        this.clock = clock;
    }

    /** The values for the pages of such an author: nobody frames them, and they lead back to no course. */
    private record PresentedAuthor(String id, String token) implements Presentation {

        @Override
        public String frameAncestors() {
            return "";
        }

        @Override
        public @Nullable URI returnUrl() {
            return null;
        }

        @Override
        public @Nullable String locale() {
            return null;
        }
    }

    /** Lets an administrator, whom the console has signed in, write for a course. */
    public Presentation admit(long registration, long course, String username) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return carry(new ConsoleAuthor(HexFormat.of().formatHex(id), registration, course, username, clock.instant()));
    }

    /** With a token that lives on from now. */
    public Presentation carry(ConsoleAuthor author) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("knd", KIND)
                .claim("reg", author.registration())
                .claim("cou", author.course())
                .claim("adm", author.username())
                .claim("lat", author.at().getEpochSecond());
        return new PresentedAuthor(author.id(), tokens.issue(claims, author.id(), author.at()));
    }

    /** Whether the token that came with this request is one of these. */
    public boolean isOne() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                && KIND.equals(authentication.getToken().getClaimAsString("knd"));
    }

    /** The administrator whose token came with this request; refused once their account may change nothing any more. */
    public ConsoleAuthor current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                && isOne()) {
            ConsoleAuthor author = read(authentication.getToken());
            if (!mayWrite(author.username())) {
                throw Refusal.of(LaunchReason.NO_ADMINISTRATOR);
            }
            tokens.requireActive(author.registration());
            return author;
        }
        throw Refusal.of(LaunchReason.NOT_LAUNCHED);
    }

    private boolean mayWrite(String username) {
        try {
            UserDetails account = accounts.loadUserByUsername(username);
            return account.getAuthorities().stream().anyMatch(one -> MAY_CHANGE.equals(one.getAuthority()));
        } catch (UsernameNotFoundException e) {
            return false;
        }
    }

    private static ConsoleAuthor read(Jwt token) {
        String id = token.getId();
        if (id != null
                && token.getClaim("reg") instanceof Number registration
                && token.getClaim("cou") instanceof Number course
                && token.getClaim("adm") instanceof String username
                && token.getClaim("lat") instanceof Number at) {
            Instant came = Instant.ofEpochSecond(at.longValue());
            return new ConsoleAuthor(id, registration.longValue(), course.longValue(), username, came);
        }
        throw Refusal.of(LaunchReason.NOT_LAUNCHED, "a claim is missing");
    }
}
