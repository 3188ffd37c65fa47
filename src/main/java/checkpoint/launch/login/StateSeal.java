package checkpoint.launch.login;

import checkpoint.launch.login.LoginState.Proof.Storage;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Secret;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals the login's state and opens it again (security framework 5.1.1.2 and 5.1.1.4; contract, section 3). */
@Component
public class StateSeal {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SealedTokens tokens;
    private final Clock clock;

    public StateSeal(Secret secret, Clock clock) {
        this.tokens = new SealedTokens(secret, "login-state");
        this.clock = clock;
    }

    /** The state as it travels through the platform. */
    public String seal(LoginState state) {
        return tokens.seal(new JWTClaimsSet.Builder()
                .claim("r", state.registration())
                .claim("n", state.nonce())
                .claim("t", state.target())
                .claim("d", state.deployment())
                .claim("p", state.proof().digest())
                .claim("f", state.proof() instanceof Storage storage ? storage.frame() : null)
                .claim("h", state.hints() == null ? null : state.hints().login())
                .claim("m", state.hints() == null ? null : state.hints().message())
                .claim("i", state.at().toEpochMilli())
                .build());
    }

    /** The state as sealed by us, at most ten minutes ago. */
    public LoginState open(String sealed) {
        LoginState state;
        try {
            state = read(tokens.open(sealed).orElseThrow(() -> Refusal.of(LoginReason.STATE_NOT_OURS)));
        } catch (ParseException e) {
            throw Refusal.of(LoginReason.STATE_NOT_OURS);
        }
        if (clock.instant().isAfter(state.at().plus(LIFETIME))) {
            throw Refusal.of(LoginReason.STATE_EXPIRED)
                    .at(state.registration())
                    .begun(state.at(), state.proof().way());
        }
        return state;
    }

    private static LoginState read(JWTClaimsSet claims) throws ParseException {
        return new LoginState(
                claims.getLongClaim("r"),
                claims.getStringClaim("n"),
                claims.getStringClaim("t"),
                claims.getStringClaim("d"),
                proof(claims),
                hints(claims),
                Instant.ofEpochMilli(claims.getLongClaim("i")));
    }

    private static LoginState.Proof proof(JWTClaimsSet claims) throws ParseException {
        String digest = claims.getStringClaim("p");
        String frame = claims.getStringClaim("f");
        return frame == null ? new LoginState.Proof.Cookie(digest) : new Storage(digest, frame);
    }

    private static LoginState.@Nullable Hints hints(JWTClaimsSet claims) throws ParseException {
        String login = claims.getStringClaim("h");
        return login == null ? null : new LoginState.Hints(login, claims.getStringClaim("m"));
    }
}
