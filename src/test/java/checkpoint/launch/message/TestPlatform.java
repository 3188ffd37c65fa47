package checkpoint.launch.message;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Registration;
import checkpoint.testing.CheapKeys;
import checkpoint.tool.cluster.Placement;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A platform in test code: signs what it is told, and serves its key set through a fake {@link Outbound}. */
public final class TestPlatform implements Outbound {

    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    public static final String ISSUER = "https://lms.school.example";
    public static final String CLIENT = "client-7";
    public static final String TARGET = "https://checkpoint.example/checkpoints/chapter-12";

    /** Of every such platform, who must not have it makes another. */
    private static final RSAKey OWN = newKey("key-1");

    public final RSAKey key = OWN;
    public final AtomicInteger fetches = new AtomicInteger();
    private volatile List<RSAKey> published = List.of(key);
    private volatile String body = null;
    private volatile boolean down;
    private volatile int status = 200;
    private volatile boolean httpsOnly;

    public static RSAKey newKey(String kid) {
        return newKey(kid, 2048);
    }

    /** Another key than {@link #key}, and than the last that was asked for; made once, since tests ask often. */
    public static RSAKey stranger(String kid) {
        RSAKey pair = Strangers.PAIRS.get(Strangers.ASKED.getAndIncrement() % Strangers.PAIRS.size());
        return new RSAKey.Builder(pair).keyID(kid).build();
    }

    private static final class Strangers {
        static final List<RSAKey> PAIRS = List.of(newKey("one"), newKey("other"));
        static final AtomicInteger ASKED = new AtomicInteger();
    }

    public static RSAKey newKey(String kid, int bits) {
        CheapKeys.use();
        try {
            return new RSAKeyGenerator(bits, true)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Registration registration(long id) {
        return registration(id, ISSUER + "/jwks", null, Registration.Status.ACTIVE);
    }

    /** A registration that differs from the usual one in this. */
    public static Registration registration(
            long id, String keySet, @Nullable List<String> deployments, Registration.Status status) {
        return new Registration(
                id,
                "School",
                ISSUER,
                CLIENT,
                URI.create(ISSUER + "/auth"),
                URI.create(ISSUER + "/token"),
                URI.create(keySet),
                ISSUER + "/token",
                List.of(),
                deployments,
                status,
                Registration.Source.FILE,
                InstitutionRoles.LEARNERS,
                Placement.Place.AT_HOME);
    }

    public void publish(RSAKey... keys) {
        published = List.of(keys);
        body = null;
    }

    public void publishText(String text) {
        body = text;
    }

    public void goDown(boolean isDown) {
        down = isDown;
    }

    /** The status of each answer from now on. */
    public void answerWith(int newStatus) {
        status = newStatus;
    }

    @Override
    public Reply send(Call call) {
        fetches.incrementAndGet();
        if (down) {
            return new Reply.Failed(Failure.REFUSED, false, Instant.EPOCH);
        }
        String text = body != null
                ? body
                : new JWKSet(new ArrayList<>(published)).toPublicJWKSet().toString();
        return new Reply.Answered(status, "", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean permits(URI uri) {
        return !httpsOnly || "https".equals(uri.getScheme());
    }

    public void permitHttpsOnly() {
        httpsOnly = true;
    }

    /** The claims of an honest student launch. */
    public static Map<String, Object> student(String nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", CLIENT);
        claims.put("sub", "ada");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 300);
        claims.put("nonce", nonce);
        claims.put("name", "Ada Example");
        claims.put(LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "deployment_id", "d-1");
        claims.put(LTI + "target_link_uri", TARGET);
        claims.put(LTI + "resource_link", new HashMap<>(Map.of("id", "link-1", "title", "Chapter 12")));
        claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
        claims.put(LTI + "context", new HashMap<>(Map.of("id", "course-1", "title", "Data", "label", "DE1")));
        claims.put(
                LTI + "launch_presentation",
                new HashMap<>(Map.of("return_url", "https://lms.school.example/course/1", "locale", "en")));
        claims.put(
                AGS,
                new HashMap<>(Map.of(
                        "scope", List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                        "lineitems", ISSUER + "/items",
                        "lineitem", ISSUER + "/items/1")));
        return claims;
    }

    /** The claims of an honest deep linking request. */
    public static Map<String, Object> deepLinking(String nonce, Instant now) {
        Map<String, Object> claims = student(nonce, now);
        claims.remove(LTI + "resource_link");
        claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
        claims.put(LTI + "target_link_uri", "https://checkpoint.example/lti/launch");
        claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
        claims.put(
                SETTINGS,
                new HashMap<>(Map.of(
                        "deep_link_return_url",
                        ISSUER + "/deep_links?course=1",
                        "accept_types",
                        List.of("link", "ltiResourceLink"),
                        "accept_presentation_document_targets",
                        List.of("iframe", "window"),
                        "data",
                        "opaque-1")));
        return claims;
    }

    /** The claims of an honest submission review request: a teacher looks at Ada's work. */
    public static Map<String, Object> review(String nonce, Instant now) {
        Map<String, Object> claims = student(nonce, now);
        claims.put("sub", "grace");
        claims.put(LTI + "message_type", "LtiSubmissionReviewRequest");
        claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
        claims.put(LTI + "for_user", new HashMap<>(Map.of("user_id", "ada")));
        return claims;
    }

    public String sign(Map<String, Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, key);
    }

    public static String sign(JWSHeader header, Map<String, Object> claims, RSAKey with) {
        return sign(header, JSONObjectUtils.toJSONString(claims), with);
    }

    public static String sign(JWSHeader header, String payload, RSAKey with) {
        try {
            JWSObject object = new JWSObject(header, new Payload(payload));
            object.sign(new RSASSASigner(with));
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With SHA-256 under any header. */
    public static Base64URL signature(byte[] input, RSAKey with) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with.toPrivateKey());
            signature.update(input);
            return Base64URL.encode(signature.sign());
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
