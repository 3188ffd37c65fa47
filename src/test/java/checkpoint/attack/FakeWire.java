package checkpoint.attack;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The internet, as far as the platforms of {@link HostileApp} are on it. Whatever is asked is written down. */
public final class FakeWire implements Outbound {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<URI, String> answers = new ConcurrentHashMap<>();

    /** Forgets what was asked, and answers as usual again. */
    public void reset() {
        calls.clear();
        answers.clear();
        for (Platform platform : List.of(Platform.SCHOOL, Platform.SAME_ISSUER, Platform.OTHER)) {
            answer(
                    platform.address("/jwks"),
                    new JWKSet(platform.key()).toPublicJWKSet().toString());
        }
    }

    public void answer(String address, String body) {
        answers.put(URI.create(address), body);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> callsTo(String address) {
        return calls.stream()
                .filter(call -> call.uri().toString().equals(address))
                .toList();
    }

    @Override
    public Reply send(Call call) {
        calls.add(call);
        String body = call.uri().getPath().endsWith("/token")
                ? "{\"access_token\":\"t-" + calls.size() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                : answers.get(call.uri());
        if (body == null) {
            return new Reply.Failed(Failure.UNKNOWN_HOST, false, Instant.EPOCH);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Call.BodyReader reader = call.reader();
        if (reader == null) {
            return new Reply.Answered(200, "OK", Map.of(), bytes);
        }
        try {
            reader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply.Answered(200, "OK", Map.of(), new byte[0]);
    }

    /** As the real one without private addresses. */
    @Override
    public boolean permits(URI uri) {
        return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
    }
}
