package checkpoint.platform.dynamic;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The two calls of a registration. They distinguish what a platform may answer instead of what was asked for. */
@Component
class PlatformCalls {

    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_WORDS = 200;

    private final Outbound outbound;
    private final JsonMapper json;

    PlatformCalls(Outbound outbound, JsonMapper json) {
        this.outbound = outbound;
        this.json = json;
    }

    /** The platform's configuration; the token goes to this very address. */
    Claims configuration(URI address, @Nullable String token) {
        Reply reply = outbound.send(with(token, Call.get(address)));
        return switch (reply) {
            case Reply.Failed failed -> throw unreached(failed.failure());
            case Reply.Answered answered
            when answered.isSuccess() ->
                Claims.parse(answered.body())
                        .orElseThrow(() -> Refusal.of(RegistrationReason.NOT_JSON, type(answered)));
            case Reply.Answered answered ->
                throw Refusal.of(
                        switch (answered.status() / 100 == 3 ? 300 : answered.status()) {
                            case 300 -> RegistrationReason.REDIRECTED;
                            case 401, 403 -> RegistrationReason.TOKEN_REFUSED;
                            default -> RegistrationReason.NO_CONFIGURATION;
                        },
                        "status " + answered.status());
        };
    }

    /** Registers the tool, and gives what the platform made of it. */
    Claims register(URI address, Map<String, Object> body, @Nullable String token) {
        Call call = Call.post(address, "application/json", json.writeValueAsString(body));
        return switch (outbound.send(with(token, call))) {
            case Reply.Failed failed
            when failed.perhapsReceived() ->
                throw Refusal.of(
                        RegistrationReason.PERHAPS_REGISTERED, failed.failure().name());
            case Reply.Failed failed -> throw unreached(failed.failure());
            case Reply.Answered answered
            when answered.isSuccess() ->
                Claims.parse(answered.body())
                        .orElseThrow(() -> Refusal.of(RegistrationReason.ANSWER_UNUSABLE, type(answered)));
            case Reply.Answered answered -> throw refused(answered, token);
        };
    }

    private static Call with(@Nullable String token, Call call) {
        Call plain = call.with("Accept", "application/json").atMost(LARGEST);
        return token == null ? plain : plain.with("Authorization", "Bearer " + token);
    }

    private static Refusal unreached(Failure failure) {
        return Refusal.of(
                switch (failure) {
                    case SCHEME_FORBIDDEN, ADDRESS_FORBIDDEN -> RegistrationReason.ADDRESS_FORBIDDEN;
                    case TIMEOUT, CONNECT_TIMEOUT -> RegistrationReason.TOO_SLOW;
                    case TOO_LARGE -> RegistrationReason.TOO_LARGE;
                    case UNKNOWN_HOST, REFUSED, TLS, RESET, BUSY, PROXY_REFUSED -> RegistrationReason.UNREACHABLE;
                },
                failure.name());
    }

    /** Moodle says why in plain words; others in RFC 7591's JSON. */
    private static Refusal refused(Reply.Answered answered, @Nullable String token) {
        String words = words(answered);
        if (token != null) {
            // A platform may say what it was sent.
            words = words.replace(token, "(token)");
        }
        RegistrationReason reason;
        if (words.contains("token_already_used")) {
            reason = RegistrationReason.TOKEN_USED;
        } else if (words.contains("domain_targetlinkuri_mismatch")) {
            reason = RegistrationReason.DOMAIN;
        } else if (answered.status() == 401) {
            reason = RegistrationReason.TOKEN_REFUSED;
        } else {
            reason = answered.status() / 100 == 3
                    ? RegistrationReason.REDIRECTED
                    : RegistrationReason.REGISTRATION_REFUSED;
        }
        return Refusal.of(
                reason,
                "status " + answered.status() + ": " + words.substring(0, Math.min(LONGEST_WORDS, words.length())));
    }

    private static String words(Reply.Answered answered) {
        return Claims.parse(answered.body())
                .map(said -> said.words("error").orElse("") + " "
                        + said.words("error_description").orElse(""))
                .orElseGet(answered::text)
                .strip();
    }

    private static String type(Reply.Answered answered) {
        return "content type " + answered.header("content-type").orElse("none");
    }
}
