package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OIDC authorization endpoint: checks the tool's request as a platform must, and answers with the id token by form post. */
final class Authorization {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    private final Records records;
    private final CoursePages pages;
    private final RSAKey key;
    private final String issuer;
    private final String tool;
    private final Clock clock;

    Authorization(Records records, CoursePages pages, RSAKey key, String issuer, String tool, Clock clock) {
        this.records = records;
        this.pages = pages;
        this.key = key;
        this.issuer = issuer;
        this.tool = tool;
        this.clock = clock;
    }

    void authorize(Exchange exchange) throws IOException {
        String redirect = tool + "/lti/launch";
        if (!PracticeLms.CLIENT_ID.equals(exchange.parameter("client_id"))
                || !redirect.equals(exchange.parameter("redirect_uri"))) {
            // Never send anything to an address that was not registered.
            exchange.page(400, Html.page("Invalid request", Person.ADA, "<h1>The tool's request is not one that is registered here</h1>"));
            return;
        }
        String wrong = wrong(exchange);
        Optional<Person> person = pages.signedIn(exchange);
        if (wrong != null) {
            refuse(exchange, redirect, "invalid_request", wrong);
        } else if (person.isEmpty() || !person.get().subject.equals(exchange.parameter("login_hint"))) {
            refuse(exchange, redirect, "login_required", "Somebody else, or nobody, is signed in");
        } else if (records.useHint(exchange.parameter("lti_message_hint"), pages.session(exchange)).isEmpty()) {
            refuse(exchange, redirect, "launch_no_longer_valid", "This launch was used already");
        } else {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id_token", idToken(person.get(), exchange.parameter("nonce")));
            fields.put("state", exchange.parameter("state"));
            exchange.page(200, Html.continueForm(redirect, fields, "Opening the activity."));
        }
    }

    private static String wrong(Exchange exchange) {
        Map<String, String> wanted = Map.of(
                "scope", "openid", "response_type", "id_token", "response_mode", "form_post", "prompt", "none");
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (!one.getValue().equals(exchange.parameter(one.getKey()))) {
                return one.getKey() + " must be " + one.getValue();
            }
        }
        for (String name : List.of("nonce", "state", "login_hint", "lti_message_hint")) {
            if (exchange.parameter(name) == null) {
                return name + " is missing";
            }
        }
        return null;
    }

    private static void refuse(Exchange exchange, String redirect, String error, String why) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", error);
        fields.put("error_description", why);
        fields.put("state", String.valueOf(exchange.parameter("state")));
        exchange.page(200, Html.continueForm(redirect, fields, "This did not work."));
    }

    private String idToken(Person person, String nonce) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(PracticeLms.CLIENT_ID)
                .subject(person.subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", person.fullName())
                .claim("given_name", person.given)
                .claim("family_name", person.family)
                .claim("locale", "en")
                .claim(LTI + "message_type", "LtiResourceLinkRequest")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", PracticeLms.DEPLOYMENT)
                .claim(LTI + "target_link_uri", pages.target())
                .claim(LTI + "roles", List.of(person.part.role))
                .claim(LTI + "resource_link", Map.of("id", Course.LINK, "title", "Chapter 12: Checkpoint"))
                .claim(
                        LTI + "context",
                        Map.of(
                                "id", Course.ID,
                                "label", Course.LABEL,
                                "title", Course.TITLE,
                                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")))
                .claim(
                        LTI + "tool_platform",
                        Map.of("guid", "practice", "name", "Practice LMS", "product_family_code", "practice", "version", "1"))
                .claim(LTI + "launch_presentation", Map.of("document_target", "iframe", "locale", "en", "return_url", issuer + "/"))
                .claim(LTI + "custom", Map.of("checkpoint", Course.CHECKPOINT))
                .claim("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", endpoint());
        if (person.part == Person.Part.OBSERVER) {
            claims.claim(LTI + "role_scope_mentor", List.of(Person.ADA.subject));
        }
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> endpoint() {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", Gradebook.SCOPES);
        endpoint.put("lineitems", issuer + Gradebook.CONTAINER);
        records.lineItemOf(Course.LINK).ifPresent(item -> endpoint.put("lineitem", issuer + Gradebook.CONTAINER + "/" + item.id()));
        return endpoint;
    }
}
