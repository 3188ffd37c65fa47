package checkpoint.launch.message;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginReason;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.login.StorageProof;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import checkpoint.tool.setup.PublicUrl;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Judges an authentication response: one chain, to be read beside the standard. Numbers are those of the security framework
 * (S) and of LTI 1.3 Core (C). The first check that fails ends it with its own reason; nothing is stored here, and the
 * nonce is consumed later, by the statement that records the launch. What holds of any ID token is judged by {@link JudgeToken}.
 */
@Component
public class JudgeMessage {

    private static final String TARGET = Message.LTI + "target_link_uri";

    private final StateSeal seal;
    private final Registrations registrations;
    private final JudgeToken tokens;
    private final Outbound outbound;
    private final PublicUrl publicUrl;
    private final ReadKind kinds;

    JudgeMessage(
            StateSeal seal,
            Registrations registrations,
            PlatformKeys keys,
            Outbound outbound,
            PublicUrl publicUrl,
            Clock clock) {
        this.seal = seal;
        this.registrations = registrations;
        this.tokens = new JudgeToken(keys, clock);
        this.outbound = outbound;
        this.publicUrl = publicUrl;
        this.kinds = new ReadKind(publicUrl, outbound::permits);
    }

    /**
     * The message, if every check holds.
     *
     * @param cookie the browser's proof by cookie, if it brought one
     * @param stored the browser's proof by platform storage, if a page of ours has fetched it
     */
    public JudgedMessage judge(String sealedState, String idToken, Optional<String> cookie, Optional<String> stored) {
        LoginState state = seal.open(sealedState);
        Registration registration = registration(state);
        Refusal.Caller caller = null;
        try {
            Optional<LoginState.Proof.Storage> unproven = sameBrowser(state, cookie, stored);
            IdToken token = IdToken.parse(idToken);
            Claims claims = token.payload();
            tokens.judge(token, state, registration);
            caller = Message.caller(claims);
            version(claims);
            ReadKind.Type type = messageType(claims);
            deployment(claims, state, registration);
            targetLink(type, claims, state);
            Message.Kind kind = kinds.read(type, claims);
            roles(claims);
            subject(claims);
            Message message = ReadMessage.read(state, claims, kind, outbound::permits);
            return unproven.isEmpty()
                    ? new JudgedMessage.Believed(message)
                    : new JudgedMessage.Unproven(registration, state, unproven.get());
        } catch (Refusal refusal) {
            throw refusal.at(registration.id())
                    .begun(state.at(), state.proof().way())
                    .by(caller);
        }
    }

    /** The registration is fixed by the state, never chosen by the token (S 5.1.3; issuer mix-up). */
    private Registration registration(LoginState state) {
        Registration registration = registrations
                .byId(state.registration())
                .orElseThrow(() -> Refusal.of(LoginReason.UNKNOWN_PLATFORM, "registration " + state.registration()));
        if (registration.status() != Registration.Status.ACTIVE) {
            throw Refusal.of(
                            LoginReason.PLATFORM_NOT_ACTIVE,
                            registration.status().name())
                    .at(registration.id());
        }
        return registration;
    }

    /**
     * S 5.1.1.4, 7.3.1: the response belongs to the browser that began the login. A proof in the platform's storage that was not
     * sent yet is returned: it is asked for only once everything else holds.
     */
    private static Optional<LoginState.Proof.Storage> sameBrowser(
            LoginState state, Optional<String> cookie, Optional<String> stored) {
        return switch (state.proof()) {
            case LoginState.Proof.Cookie kept -> {
                String brought = cookie.orElseThrow(
                        () -> Refusal.of(LoginReason.OTHER_BROWSER, "the browser brought no cookie"));
                if (!BrowserProof.matches(brought, kept.digest())) {
                    throw Refusal.of(LoginReason.OTHER_BROWSER, "the browser brought another cookie");
                }
                yield Optional.empty();
            }
            case LoginState.Proof.Storage kept -> {
                if (stored.isEmpty()) {
                    yield Optional.of(kept);
                }
                if (!StorageProof.matches(stored.get(), kept)) {
                    throw Refusal.of(LoginReason.OTHER_BROWSER, "the platform's storage gave another value");
                }
                yield Optional.empty();
            }
        };
    }

    /** C 5.3.2. */
    private static void version(Claims claims) {
        if (!claims.string(Message.LTI + "version").filter("1.3.0"::equals).isPresent()) {
            throw Refusal.of(MessageReason.VERSION);
        }
    }

    /** C 5.3.1: one that is served here; any other is refused by its name. */
    private static ReadKind.Type messageType(Claims claims) {
        String type = claims.string(Message.LTI + "message_type").orElse("none");
        for (ReadKind.Type served : ReadKind.Type.values()) {
            if (served.name().equals(type)) {
                return served;
            }
        }
        throw Refusal.of(
                MessageReason.MESSAGE_TYPE,
                claims.words(Message.LTI + "message_type").orElse("none"));
    }

    /** C 5.3.3, 4.1.2: the one that the login named, if it named one, and one that this registration admits. */
    private static void deployment(Claims claims, LoginState state, Registration registration) {
        String deployment = claims.identifier(Message.LTI + "deployment_id")
                .orElseThrow(() -> Refusal.of(MessageReason.DEPLOYMENT, "missing, or not 1 to 255 ASCII characters"));
        if (state.deployment() != null && !state.deployment().equals(deployment)) {
            throw Refusal.of(MessageReason.DEPLOYMENT, "not the one of the login");
        }
        if (!registration.admits(deployment)) {
            throw Refusal.of(MessageReason.DEPLOYMENT_NOT_ADMITTED, deployment);
        }
    }

    /**
     * C 5.3.4: signed, the one of the login, and ours. It is read for its slug and never redirected to. Only a resource link
     * message must have one.
     */
    private void targetLink(ReadKind.Type type, Claims claims, LoginState state) {
        if (type != ReadKind.Type.LtiResourceLinkRequest && !claims.has(TARGET)) {
            return;
        }
        String target = claims.string(TARGET).orElseThrow(() -> Refusal.of(MessageReason.TARGET_LINK, "missing"));
        if (!target.equals(state.target())) {
            throw Refusal.of(MessageReason.TARGET_LINK, "not the one of the login");
        }
        if (!Origins.of(target).filter(publicUrl.origin()::equals).isPresent()) {
            throw Refusal.of(MessageReason.TARGET_LINK, "not an address of this tool");
        }
    }

    /** C 5.3.7: an array of strings, which may be empty, but not absent. */
    private static void roles(Claims claims) {
        if (claims.strings(Message.LTI + "roles").isEmpty()) {
            throw Refusal.of(MessageReason.ROLES);
        }
    }

    /** S 5.1.2, C 5.3.6; anonymous launches are refused, as the certification asks (contract, section 7). */
    private static void subject(Claims claims) {
        if (claims.identifier("sub").isEmpty()) {
            throw Refusal.of(MessageReason.SUBJECT);
        }
    }
}
