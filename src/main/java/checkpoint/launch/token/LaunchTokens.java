package checkpoint.launch.token;

import checkpoint.launch.login.SealedTokens;
import checkpoint.launch.message.Availability;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import checkpoint.tool.setup.PublicUrl;
import checkpoint.tool.setup.Secret;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The tool's own access tokens: short-lived, symmetric, each naming one launch (contract, section 3). They are in forms and
 * headers, never in a URL.
 */
@Component
public class LaunchTokens {

    static final String AUDIENCE = "launch";
    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final SealedTokens tokens;
    private final Registrations registrations;
    private final Clusters clusters;
    private final PublicUrl publicUrl;
    private final Clock clock;

    LaunchTokens(Secret secret, Registrations registrations, Clusters clusters, PublicUrl publicUrl, Clock clock) {
        this.tokens = new SealedTokens(secret, "launch-token");
        this.registrations = registrations;
        this.clusters = clusters;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The launch as its next page carries it, with a token that lives 4 hours from now, 12 hours from the launch at most. */
    public PresentedLaunch carry(Launch launch) {
        return new PresentedLaunch(launch, renew(launch), frameAncestors(launch.registration(), launch.returnUrl()));
    }

    /** The same; without a token where the one that came has run out. */
    public PresentedLaunch carry(SavingLaunch saving) {
        return saving.ranOutAt() == null
                ? carry(saving.launch())
                : new PresentedLaunch(
                        saving.launch(),
                        "",
                        frameAncestors(
                                saving.launch().registration(), saving.launch().returnUrl()));
    }

    /** Reads a token of ours, even an expired one; empty for every other text. */
    Optional<Jwt> open(String token) {
        return tokens.open(token)
                .map(claims -> Jwt.withTokenValue(token)
                        .header("alg", JWSAlgorithm.HS256.getName())
                        .claims(all -> all.putAll(claims.getClaims()))
                        .issuedAt(claims.getIssueTime().toInstant())
                        .expiresAt(claims.getExpirationTime().toInstant())
                        .build());
    }

    /** The launch that a decoded token names, while its platform may still launch. */
    Launch read(Jwt token) {
        long registration = required(token, "reg");
        requireActive(registration);
        String returnUrl = token.getClaimAsString("ret");
        return new Launch(
                text(token, "jti"),
                registration,
                token.hasClaim("lrn") ? (Long) required(token, "lrn") : null,
                required(token, "crs"),
                required(token, "lnk"),
                Role.valueOf(text(token, "rol")),
                Boolean.TRUE.equals(token.getClaimAsBoolean("tst")),
                token.getClaimAsString("req"),
                token.getClaimAsString("bnd"),
                token.getClaimAsString("loc"),
                returnUrl == null ? null : URI.create(returnUrl),
                token.getClaimAsString("fam"),
                Boolean.TRUE.equals(token.getClaimAsBoolean("lin")),
                Instant.ofEpochSecond(required(token, "lat")),
                new Availability(date(token, "avf"), date(token, "avu")));
    }

    /** The launch whose token came with this request, which the security chain has judged. */
    public Launch current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication) {
            return read(authentication.getToken());
        }
        throw Refusal.of(LaunchReason.NOT_LAUNCHED);
    }

    /** The same, with when its token ran out if it has. */
    SavingLaunch readOfAnyAge(Jwt token) {
        Instant end = token.getExpiresAt();
        if (end == null) {
            throw Refusal.of(LaunchReason.NOT_LAUNCHED, "exp is missing");
        }
        return new SavingLaunch(read(token), clock.instant().isAfter(end) ? end : null);
    }

    /**
     * The locale of what a token names, also after it has run out; empty where its platform sent none, and for a text that is no
     * token of ours.
     */
    public Optional<String> localeOf(String token) {
        return tokens.open(token)
                .map(claims -> claims.getClaim("loc"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** Refuses a token whose platform may not launch any more; from here on the request works where that platform's rows are. */
    public void requireActive(long registration) {
        if (registrations
                .byId(registration)
                .filter(found -> found.status() == Registration.Status.ACTIVE)
                .isEmpty()) {
            throw Refusal.of(LaunchReason.NOT_LAUNCHED, "its platform may not launch any more")
                    .at(registration);
        }
        clusters.enter(registration);
    }

    /**
     * An access token with the lifetimes of a launch's, for what another kind of message opened.
     *
     * @param claims what it says; never those of a {@link Launch}
     * @param id of what it names
     * @param at when that began
     */
    public String issue(JWTClaimsSet.Builder claims, String id, Instant at) {
        Instant now = clock.instant();
        Instant end = now.plus(LIFETIME);
        Instant last = at.plus(LONGEST);
        return tokens.seal(claims.issuer(publicUrl.value().toString())
                .audience(AUDIENCE)
                .jwtID(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end.isBefore(last) ? end : last))
                .build());
    }

    /** The token alone, for a script that has its page already. */
    public String renew(Launch launch) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("reg", launch.registration())
                .claim("crs", launch.course())
                .claim("lnk", launch.resourceLink())
                .claim("rol", launch.role().name())
                .claim("lat", launch.at().getEpochSecond());
        put(claims, "lrn", launch.learner());
        put(claims, "tst", launch.testUser() ? true : null);
        put(claims, "req", launch.requestedCheckpoint());
        put(claims, "bnd", launch.boundCheckpoint());
        put(claims, "loc", launch.locale());
        put(
                claims,
                "ret",
                launch.returnUrl() == null ? null : launch.returnUrl().toString());
        put(claims, "fam", launch.productFamily());
        put(claims, "lin", launch.hasLineItem() ? true : null);
        put(claims, "avf", seconds(launch.available().from()));
        put(claims, "avu", seconds(launch.available().until()));
        return issue(claims, launch.id(), launch.at());
    }

    private static void put(JWTClaimsSet.Builder claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.claim(name, value);
        }
    }

    /** The origins of the signed return URL, of the platform's issuer and authorization endpoint, and what the registration adds. */
    public String frameAncestors(long registrationId, @Nullable URI returnUrl) {
        Set<String> origins = new LinkedHashSet<>();
        Origins.of(returnUrl).ifPresent(origins::add);
        registrations.byId(registrationId).ifPresent(registration -> {
            Origins.of(registration.issuer()).ifPresent(origins::add);
            Origins.of(registration.authorizationEndpoint()).ifPresent(origins::add);
            origins.addAll(registration.frameOrigins());
        });
        return String.join(" ", origins);
    }

    private static String text(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        if (value == null) {
            throw Refusal.of(LaunchReason.NOT_LAUNCHED, name + " is missing");
        }
        return value;
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.getEpochSecond();
    }

    private static @Nullable Instant date(Jwt token, String name) {
        return token.hasClaim(name) ? Instant.ofEpochSecond(required(token, name)) : null;
    }

    private static long required(Jwt token, String name) {
        Object value = token.getClaim(name);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw Refusal.of(LaunchReason.NOT_LAUNCHED, name + " is missing");
    }
}
