package checkpoint.learning.linking;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The access tokens of pickers: of the same kind as those of launches, and neither is taken for the other. */
@Component
class PickerTokens {

    private static final String KIND = "deep-linking";

    private final LaunchTokens tokens;

    PickerTokens(LaunchTokens tokens) {
        this.tokens = tokens;
    }

    PresentedPicker carry(Picker picker) {
        return new PresentedPicker(
                picker.id(),
                issue(picker),
                tokens.frameAncestors(picker.registration(), picker.asked().returnUrl()),
                picker.locale(),
                picker.productFamily());
    }

    /** Whether the token that came with this request is a picker's. */
    boolean isPicker() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                && KIND.equals(authentication.getToken().getClaimAsString("knd"));
    }

    /** The picker whose token came with this request. */
    Picker current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                && isPicker()) {
            Picker picker = read(authentication.getToken());
            tokens.requireActive(picker.registration());
            return picker;
        }
        throw Refusal.of(LinkReason.NO_PICKER);
    }

    private String issue(Picker picker) {
        Message.DeepLinking asked = picker.asked();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("knd", KIND)
                .claim("reg", picker.registration())
                .claim("dep", picker.deployment())
                .claim("cou", picker.course())
                .claim("non", picker.nonce())
                .claim("rol", picker.role().name())
                .claim("lat", picker.at().getEpochSecond())
                .claim("ret", asked.returnUrl().toString())
                .claim("tkl", asked.takesLinks())
                .claim("mul", asked.multiple())
                .claim("lin", asked.lineItem())
                .claim("dat", asked.data())
                .claim("loc", picker.locale())
                .claim("fam", picker.productFamily());
        return tokens.issue(claims, picker.id(), picker.at());
    }

    private static Picker read(Jwt token) {
        return new Picker(
                text(token, "jti"),
                number(token, "reg"),
                text(token, "dep"),
                token.hasClaim("cou") ? (Long) number(token, "cou") : null,
                token.getClaimAsString("non"),
                Role.valueOf(text(token, "rol")),
                new Message.DeepLinking(
                        URI.create(text(token, "ret")),
                        Boolean.TRUE.equals(token.getClaimAsBoolean("tkl")),
                        Boolean.TRUE.equals(token.getClaimAsBoolean("mul")),
                        truth(token, "lin"),
                        token.getClaimAsString("dat")),
                token.getClaimAsString("loc"),
                token.getClaimAsString("fam"),
                Instant.ofEpochSecond(number(token, "lat")));
    }

    private static @Nullable Boolean truth(Jwt token, String name) {
        return token.hasClaim(name) ? token.getClaimAsBoolean(name) : null;
    }

    private static String text(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        if (value == null) {
            throw Refusal.of(LinkReason.NO_PICKER, name + " is missing");
        }
        return value;
    }

    private static long number(Jwt token, String name) {
        if (token.getClaim(name) instanceof Number number) {
            return number.longValue();
        }
        throw Refusal.of(LinkReason.NO_PICKER, name + " is missing");
    }
}
