package checkpoint.launch.message;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.SettableClock;
import checkpoint.tool.json.Claims;
import checkpoint.tool.setup.PublicUrl;
import checkpoint.tool.setup.Secret;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The real chain, put together by hand, with an honest launch to spoil. */
public final class Bench {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final String COOKIE = "abcdefghijklmnopqrstuvwxyz012345";

    public final SettableClock clock = new SettableClock(NOON);
    public final TestPlatform platform = new TestPlatform();
    public final StateSeal seal = new StateSeal(secret(1), clock);
    final PlatformKeys keys = new PlatformKeys(platform, clock);
    private Registration registration = TestPlatform.registration(7);
    private String publicUrl = "https://checkpoint.example";

    public static Secret secret(int... firstBytes) {
        return new Secret(Arrays.stream(firstBytes)
                .mapToObj(first -> {
                    byte[] value = new byte[32];
                    value[0] = (byte) first;
                    return value;
                })
                .toList());
    }

    public Bench with(Registration other, String ownAddress) {
        registration = other;
        publicUrl = ownAddress;
        return this;
    }

    public Bench with(UnaryOperator<Registration> change) {
        registration = change.apply(registration);
        return this;
    }

    /** A login that {@link #COOKIE} proves. */
    public static LoginState stateOf(long registration, String nonce, String target, Instant at) {
        return new LoginState(
                registration, nonce, target, null, new LoginState.Proof.Cookie(BrowserProof.digest(COOKIE)), null, at);
    }

    public LoginState state(String nonce) {
        return stateOf(registration.id(), nonce, TestPlatform.TARGET, clock.instant());
    }

    /** The state of a login for another target. */
    public LoginState stateFor(String target) {
        return stateOf(registration.id(), "n-1", target, clock.instant());
    }

    public Message judge(String idToken) {
        return judge(seal.seal(state("n-1")), idToken);
    }

    public Message judge(String state, String idToken) {
        return judge(state, idToken, Optional.of(COOKIE));
    }

    public Message judge(String state, String idToken, Optional<String> cookie) {
        return switch (chain().judge(state, idToken, cookie, Optional.empty())) {
            case JudgedMessage.Believed(Message message) -> message;
            case JudgedMessage.Unproven unproven -> throw new AssertionError("unproven: " + unproven);
        };
    }

    /** Judges an honest launch after this change of its claims. */
    public Message judge(java.util.function.Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.student("n-1", clock.instant());
        change.accept(claims);
        return judge(platform.sign(claims));
    }

    /** These claims as a message of a registration, read and not judged. */
    public static Message read(long of, Map<String, Object> claims) {
        Claims read = Claims.parse(JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        ReadKind kinds = new ReadKind(new PublicUrl(URI.create("https://checkpoint.example")), uri -> true);
        ReadKind.Type type = ReadKind.Type.valueOf((String) claims.get(TestPlatform.LTI + "message_type"));
        return ReadMessage.read(
                stateOf(of, "n-1", TestPlatform.TARGET, Instant.EPOCH), read, kinds.read(type, read), uri -> true);
    }

    public JudgeMessage chain() {
        return new JudgeMessage(
                seal, new Known(registration), keys, platform, new PublicUrl(URI.create(publicUrl)), clock);
    }

    public record Known(Registration one) implements Registrations {

        @Override
        public Optional<Registration> find(String issuer, String clientId) {
            return Optional.of(one);
        }

        @Override
        public List<Registration> ofIssuer(String issuer) {
            return List.of(one);
        }

        @Override
        public Optional<Registration> byId(long id) {
            return Optional.of(one).filter(registration -> registration.id() == id);
        }

        @Override
        public Collection<Registration> all() {
            return List.of(one);
        }

        @Override
        public void changed() {}
    }
}
