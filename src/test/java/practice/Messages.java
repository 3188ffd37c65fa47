package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** The id tokens of the LMS: which claims stand in each kind of message, and its signature. */
final class Messages {

    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    private final Records records;
    private final Dials dials;
    private final Addresses addresses;
    private final Groups groups;
    private final SigningKey key;
    private final String issuer;
    private final Clock clock;
    private final AtomicReference<Consumer<Map<String, Object>>> change = new AtomicReference<>(claims -> {});

    Messages(
            Records records,
            Dials dials,
            Addresses addresses,
            Groups groups,
            SigningKey key,
            String issuer,
            Clock clock) {
        this.records = records;
        this.dials = dials;
        this.addresses = addresses;
        this.groups = groups;
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    void change(Consumer<Map<String, Object>> with) {
        change.set(with);
    }

    String idToken(Hint hint, Tool tool, Member member, String nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        putToken(claims, tool, nonce);
        putPerson(claims, tool, member);
        putPlace(claims, hint, tool);
        switch (hint.kind()) {
            case RESOURCE_LINK -> putResourceLink(claims, hint, tool, member, "LtiResourceLinkRequest");
            case SUBMISSION_REVIEW -> {
                putResourceLink(claims, hint, tool, member, "LtiSubmissionReviewRequest");
                claims.put(LTI + "for_user", forUser(hint, tool));
            }
            case DEEP_LINKING -> putDeepLinking(claims, hint, tool);
        }
        change.get().accept(claims);
        return sign(claims);
    }

    String sign(Map<String, Object> claims) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.key().getKeyID())
                            .build(),
                    new Payload(JsonMapper.shared().writeValueAsString(claims)));
            token.sign(new RSASSASigner(key.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void putToken(Map<String, Object> claims, Tool tool, String nonce) {
        Instant now = clock.instant();
        claims.put("iss", issuer);
        claims.put("aud", tool.clientId());
        if (shape().azp()) {
            claims.put("azp", tool.clientId());
        }
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + shape().life());
        claims.put("nonce", nonce);
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "deployment_id", tool.deploymentId());
    }

    private void putPerson(Map<String, Object> claims, Tool tool, Member member) {
        claims.put("sub", member.subject());
        claims.putAll(names(member, tool, dials.at(Dials.Told.class)));
        String locale = dials.at(Dials.Language.class).locale();
        if (locale != null) {
            claims.put("locale", locale);
        }
        claims.put(LTI + "roles", Shape.roles(dials.at(Dials.Manner.class), member.part()));
        if (member.part() == Person.Part.OBSERVER) {
            claims.put(LTI + "role_scope_mentor", List.of(Person.ADA.subject));
        }
    }

    private Map<String, Object> presentation() {
        Map<String, Object> presentation = new LinkedHashMap<>(Map.of("document_target", "iframe"));
        String locale = dials.at(Dials.Language.class).locale();
        if (locale != null) {
            presentation.put("locale", locale);
        }
        if (shape().returns()) {
            presentation.put("return_url", issuer + "/");
        }
        return presentation;
    }

    private Shape shape() {
        return Shape.of(dials.at(Dials.Manner.class));
    }

    /** As far as the tool may know, and as far as the dial allows. */
    static Map<String, Object> names(Member member, Tool tool, Dials.Told told) {
        Map<String, Object> names = new LinkedHashMap<>();
        if (told == Dials.Told.NAMES_AND_EMAIL || told == Dials.Told.NAMES) {
            names.put("name", member.fullName());
            names.put("given_name", member.given());
            names.put("family_name", member.family());
        }
        if (told == Dials.Told.NAMES_AND_EMAIL || told == Dials.Told.EMAIL) {
            names.put("email", member.email());
        }
        names.keySet().retainAll(tool.claims());
        return names;
    }

    private void putPlace(Map<String, Object> claims, Hint hint, Tool tool) {
        claims.put(LTI + "target_link_uri", hint.target());
        claims.put(
                LTI + "context",
                nested(Map.of(
                        "id",
                        Course.ID,
                        "label",
                        Course.LABEL,
                        "title",
                        Course.TITLE,
                        "type",
                        List.of(shape().context()))));
        if (shape().family() != null) {
            claims.put(
                    LTI + "tool_platform",
                    nested(Map.of(
                            "guid",
                            "practice",
                            "name",
                            "Practice LMS",
                            "product_family_code",
                            shape().family(),
                            "version",
                            "1")));
        }
        claims.put(LTI + "launch_presentation", nested(presentation()));
        if (dials.is(Dials.RosterService.OFFERED) && tool.scopes().contains(Services.ROSTER)) {
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                    nested(Map.of("context_memberships_url", addresses.roster(), "service_versions", List.of("2.0"))));
        }
        if (groups.isOfferedTo(tool)) {
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice",
                    nested(Map.of(
                            "context_groups_url",
                            addresses.groups(),
                            "scope",
                            List.of(Services.GROUPS),
                            "service_versions",
                            List.of("1.0"))));
        }
        putGrades(claims, hint, tool);
        if (dials.is(Dials.Manner.CANVAS)) {
            claims.put(
                    "https://www.instructure.com/placement",
                    hint.kind() == Hint.Kind.DEEP_LINKING ? "module_index_menu_modal" : null);
            claims.put(LTI + "lti11_legacy_user_id", "");
        } else if (dials.is(Dials.Manner.MOODLE)) {
            claims.put(LTI + "ext", Map.of("lms", "moodle-2"));
        }
    }

    /** With what Canvas's serialisation leaves behind. */
    private Map<String, Object> nested(Map<String, Object> claim) {
        Map<String, Object> nested = new LinkedHashMap<>(claim);
        if (dials.is(Dials.Manner.CANVAS)) {
            nested.put("validation_context", null);
            nested.put("errors", Map.of("errors", Map.of()));
        }
        return nested;
    }

    /** The line item where the link has exactly one; Moodle names one that the tool made by an empty string. */
    private void putGrades(Map<String, Object> claims, Hint hint, Tool tool) {
        List<String> scopes = tool.scopes().stream()
                .filter(scope -> scope.contains("/lti-ags/"))
                .toList();
        Dials.LineItemClaim dial = dials.at(Dials.LineItemClaim.class);
        if (scopes.isEmpty() || dial == Dials.LineItemClaim.NO_SERVICE) {
            return;
        }
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", scopes);
        endpoint.put("lineitems", addresses.container(tool));
        List<Records.LineItem> items = hint.link() == null ? List.of() : records.lineItemsOf(hint.link());
        boolean one = items.size() == 1 || dials.is(Dials.Manner.CANVAS) && !items.isEmpty();
        if (one && dial == Dials.LineItemClaim.SENT) {
            Records.LineItem item = items.getFirst();
            boolean hidden = dials.is(Dials.Manner.MOODLE) && !item.coupled();
            endpoint.put("lineitem", hidden ? "" : addresses.item(item.id(), tool));
        } else if (one && dial == Dials.LineItemClaim.EMPTY) {
            endpoint.put("lineitem", "");
        }
        claims.put("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", nested(endpoint));
    }

    private void putResourceLink(Map<String, Object> claims, Hint hint, Tool tool, Member member, String type) {
        claims.put(LTI + "message_type", type);
        Course.Module module = records.moduleOf(hint.link()).orElseThrow();
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("id", module.link());
        link.put("title", module.title());
        link.put("description", dials.is(Dials.Manner.CANVAS) ? "<p>" + module.summary() + "</p>" : module.summary());
        claims.put(LTI + "resource_link", nested(link));
        claims.put(LTI + "custom", custom(tool, Optional.of(module), hint.link(), member));
    }

    /** The parameters of a link over the tool's, filled in for somebody. */
    Map<String, String> custom(Tool tool, Optional<Course.Module> module, String link, Member member) {
        Map<String, String> custom = new LinkedHashMap<>(tool.custom());
        module.ifPresent(one -> custom.putAll(one.custom()));
        custom.replaceAll((name, value) -> expanded(value, link, member));
        return custom;
    }

    /** What the LMS knows; a variable that it does not know stays as it is. */
    private String expanded(String value, String link, Member member) {
        return switch (value) {
            case "$User.id" -> member.subject();
            case "$Person.name.full" -> member.fullName();
            case "$Context.id" -> Course.ID;
            case "$Context.title" -> Course.TITLE;
            case "$ResourceLink.id" -> link;
            case "$com.instructure.User.sectionNames" -> dials.is(Dials.Manner.CANVAS) ? sections(member) : value;
            default -> value;
        };
    }

    /** A Canvas calls its groups of this kind sections. */
    private String sections(Member member) {
        return JsonMapper.shared()
                .writeValueAsString(
                        groups.of(member.subject()).stream().map(Group::name).toList());
    }

    private Map<String, Object> forUser(Hint hint, Tool tool) {
        Member member = records.bySubject(hint.forUser()).orElseThrow();
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("user_id", member.subject());
        person.putAll(names(member, tool, dials.at(Dials.Told.class)));
        person.put("roles", member.part().roles);
        return person;
    }

    private void putDeepLinking(Map<String, Object> claims, Hint hint, Tool tool) {
        claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
        claims.put(LTI + "custom", tool.custom());
        DeepLinkRequest request = records.requests.get(hint.request()).orElseThrow();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("deep_link_return_url", issuer + "/deep-linking/return?request=" + request.id());
        settings.put("accept_types", List.of("ltiResourceLink"));
        settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
        settings.put("accept_multiple", request.several());
        settings.put("accept_lineitem", request.lineItems());
        settings.put("auto_create", false);
        settings.put("title", "A new checkpoint");
        settings.put("text", "");
        settings.put("data", request.data());
        settings.values().removeIf(Objects::isNull);
        claims.put("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings", nested(settings));
    }
}
