package practice;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;

/**
 * The OIDC side of a launch: the login initiation that the LMS starts with, and the authorization endpoint, which checks the
 * tool's request as a platform must and answers with the id token by form post.
 */
final class Authorization {

    private final Records records;
    private final Sessions sessions;
    private final Messages messages;
    private final Dials dials;
    private final Html html;
    private final String issuer;
    private final Clock clock;

    Authorization(
            Records records, Sessions sessions, Messages messages, Dials dials, Html html, String issuer, Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.messages = messages;
        this.dials = dials;
        this.html = html;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Step 1, in the frame: the tool is told that a message is ready. */
    void initiate(Exchange exchange, Tool tool, Member member, Hint hint) throws IOException {
        exchange.page(200, Html.continueForm(tool.login(), begin(tool, member, hint), "Opening the activity."));
    }

    /** The fields of the login initiation, with the message remembered. */
    Map<String, String> begin(Tool tool, Member member, Hint hint) {
        String id = sessions.unguessable();
        if (dials.is(Dials.Manner.MOODLE)) {
            id = "{\"cmid\":3,\"launchid\":\"ltilaunch_" + id + "\"}";
        }
        records.keepHint(id, hint);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", issuer);
        fields.put("client_id", tool.clientId());
        fields.put("login_hint", member.subject());
        fields.put("lti_message_hint", id);
        fields.put(dials.is(Dials.Manner.CANVAS) ? "deployment_id" : "lti_deployment_id", tool.deploymentId());
        fields.put("target_link_uri", hint.target());
        if (dials.is(Dials.Manner.CANVAS)) {
            fields.put("canvas_environment", "prod");
            fields.put("canvas_region", "not_configured");
        }
        putStorage(fields);
        return fields;
    }

    private void putStorage(Map<String, String> fields) {
        switch (dials.at(Dials.Storage.class)) {
            case OFF -> {}
            case PARENT -> fields.put("lti_storage_target", "_parent");
            case FORWARDING -> fields.put("lti_storage_target", "post_message_forwarding");
        }
    }

    void authorize(Exchange exchange) throws IOException {
        Optional<Tool> tool = records.tools.get(exchange.parameter("client_id"));
        String redirect = exchange.parameter("redirect_uri");
        Member anybody = Member.of(Person.ADA);
        if (tool.isEmpty() || !tool.get().redirects().contains(redirect)) {
            // Never send anything to an address that was not registered.
            exchange.page(
                    400,
                    html.notice("Invalid request", anybody, "The tool’s request is not one that is registered here."));
            return;
        }
        String wrong = wrong(exchange);
        Optional<Member> member = sessions.signedIn(exchange);
        if (member.isEmpty()
                && dials.is(Dials.SessionCookie.LAX_AND_ASKED_AGAIN)
                && exchange.parameter("repost") == null) {
            askAgain(exchange);
        } else if (!tool.get().active()) {
            refuse(exchange, redirect, "unauthorized_client", "The tool is not switched on here");
        } else if (wrong != null) {
            refuse(exchange, redirect, "invalid_request", wrong);
        } else if (member.isEmpty() || !member.get().subject().equals(exchange.parameter("login_hint"))) {
            refuse(exchange, redirect, "login_required", "Somebody else, or nobody, is signed in");
        } else {
            answer(exchange, tool.get(), member.get());
        }
    }

    /** Moodle's second request: from a page of the LMS's own, so that its session comes along. */
    private static void askAgain(Exchange exchange) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(exchange.parameters());
        fields.put("repost", "1");
        exchange.page(200, Html.continueForm(exchange.path(), fields, "Opening the activity."));
    }

    private void answer(Exchange exchange, Tool tool, Member member) throws IOException {
        String redirect = exchange.parameter("redirect_uri");
        Optional<Hint> hint = records.useHint(
                        exchange.parameter("lti_message_hint"), sessions.id(exchange), clock.instant())
                .filter(one -> one.client().equals(tool.clientId()));
        if (hint.isEmpty()) {
            refuse(exchange, redirect, "launch_no_longer_valid", "This launch was used already, or waited too long");
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token", messages.idToken(hint.get(), tool, member, exchange.parameter("nonce")));
        fields.put("state", exchange.parameter("state"));
        putStorage(fields);
        exchange.page(200, Html.continueForm(redirect, fields, "Opening the activity."));
    }

    private static String wrong(Exchange exchange) {
        Map<String, String> wanted =
                Map.of("scope", "openid", "response_type", "id_token", "response_mode", "form_post", "prompt", "none");
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
}
