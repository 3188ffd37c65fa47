package practice;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a deep linking response is what Deep Linking 2.0 (4.5) and the Security Framework (5.2) ask of a tool. */
final class JudgeResponse {

    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final Records records;
    private final ToolKeys keys;
    private final String issuer;
    private final Clock clock;

    JudgeResponse(Records records, ToolKeys keys, String issuer, Clock clock) {
        this.records = records;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * What it says, and what is wrong with it.
     *
     * @param claims a missing node where it could not be read
     */
    record Judged(JsonNode claims, List<String> wrong) {

        List<JsonNode> items() {
            return claims.path(DL + "content_items").valueStream().toList();
        }

        String words(String claim) {
            return claims.path(DL + claim).asString("");
        }
    }

    Judged judge(String jwt, DeepLinkRequest request, Tool tool) {
        JsonMapper json = JsonMapper.shared();
        List<String> wrong = new ArrayList<>();
        try {
            SignedJWT token = SignedJWT.parse(String.valueOf(jwt));
            JsonNode claims = json.readTree(token.getPayload().toString());
            String key = keys.wrongWith(token, tool);
            if (key != null) {
                wrong.add(key);
            }
            judgeToken(claims, tool, wrong);
            judgeMessage(claims, request, tool, wrong);
            judgeItems(claims, request, tool, wrong);
            return new Judged(claims, wrong);
        } catch (ParseException | RuntimeException e) {
            wrong.add("the field JWT does not hold a signed token");
            return new Judged(json.missingNode(), wrong);
        }
    }

    private void judgeToken(JsonNode claims, Tool tool, List<String> wrong) {
        expect(wrong, claims, "iss", tool.clientId());
        JsonNode audience = claims.path("aud");
        boolean alone = audience.isArray() && audience.size() == 1
                ? audience.path(0).asString("").equals(issuer)
                : false;
        if (!alone && !audience.asString("").equals(issuer)) {
            wrong.add("aud must be this platform’s issuer " + issuer);
        }
        long now = clock.instant().getEpochSecond();
        JsonNode issued = claims.path("iat");
        JsonNode expires = claims.path("exp");
        if (!issued.isNumber()
                || issued.asLong() > now + LEEWAY.toSeconds()
                || issued.asLong() < now - OLDEST.toSeconds()) {
            wrong.add("iat must be a number, of the last five minutes");
        }
        if (!expires.isNumber() || expires.asLong() <= now - LEEWAY.toSeconds()) {
            wrong.add("exp must be a number, in the future");
        }
        String nonce = claims.path("nonce").asString("");
        if (nonce.isEmpty()) {
            wrong.add("nonce is missing");
        } else if (!records.isFirst("nonce of " + tool.clientId(), nonce, clock.instant())) {
            wrong.add("nonce was used before");
        }
    }

    private static void judgeMessage(JsonNode claims, DeepLinkRequest request, Tool tool, List<String> wrong) {
        expect(wrong, claims, Messages.LTI + "message_type", "LtiDeepLinkingResponse");
        expect(wrong, claims, Messages.LTI + "version", "1.3.0");
        expect(wrong, claims, Messages.LTI + "deployment_id", tool.deploymentId());
        if (request.data() != null) {
            expect(wrong, claims, DL + "data", request.data());
        } else if (claims.has(DL + "data")) {
            wrong.add("data is returned, though none was sent");
        }
        for (String name : List.of("msg", "log", "errormsg", "errorlog")) {
            if (claims.has(DL + name) && !claims.path(DL + name).isString()) {
                wrong.add(name + " must be text");
            }
        }
    }

    private static void expect(List<String> wrong, JsonNode node, String name, String value) {
        if (!node.path(name).isString() || !node.path(name).asString("").equals(value)) {
            wrong.add(name.substring(name.lastIndexOf('/') + 1) + " must be " + value);
        }
    }

    private void judgeItems(JsonNode claims, DeepLinkRequest request, Tool tool, List<String> wrong) {
        JsonNode items = claims.path(DL + "content_items");
        if (items.isMissingNode()) {
            return;
        }
        if (!items.isArray()) {
            wrong.add("content_items must be an array");
            return;
        }
        if (items.size() > 1 && !Boolean.TRUE.equals(request.several())) {
            wrong.add("content_items has " + items.size() + " items, but only one is taken");
        }
        for (JsonNode item : items) {
            judgeItem(item, request, tool, wrong);
        }
    }

    private void judgeItem(JsonNode item, DeepLinkRequest request, Tool tool, List<String> wrong) {
        if (!item.path("type").asString("").equals("ltiResourceLink")) {
            wrong.add("an item is of type " + item.path("type") + ", but only ltiResourceLink is taken");
            return;
        }
        if (item.has("url") && !isOnToolsHost(item.path("url").asString(""), tool)) {
            wrong.add("an item’s url is not on the tool’s host");
        }
        for (String name : List.of("title", "text")) {
            if (item.has(name) && !item.path(name).isString()) {
                wrong.add("an item’s " + name + " must be text");
            }
        }
        for (Map.Entry<String, JsonNode> one : item.path("custom").properties()) {
            if (!one.getValue().isString()) {
                wrong.add("the custom parameter " + one.getKey() + " must be text");
            }
        }
        for (String name : List.of("iframe", "window")) {
            for (String size : List.of("width", "height")) {
                if (item.path(name).has(size) && !item.path(name).path(size).isIntegralNumber()) {
                    wrong.add(name + "." + size + " must be a whole number");
                }
            }
        }
        judgeDates(item, wrong);
        judgeLineItem(item.path("lineItem"), request, wrong);
    }

    private static void judgeDates(JsonNode item, List<String> wrong) {
        for (String period : List.of("available", "submission")) {
            for (Map.Entry<String, JsonNode> end : item.path(period).properties()) {
                try {
                    OffsetDateTime.parse(end.getValue().asString(""));
                } catch (DateTimeParseException e) {
                    wrong.add(period + "." + end.getKey() + " must be a date with time and zone");
                }
            }
        }
    }

    private static void judgeLineItem(JsonNode lineItem, DeepLinkRequest request, List<String> wrong) {
        if (lineItem.isMissingNode()) {
            return;
        }
        if (Boolean.FALSE.equals(request.lineItems())) {
            wrong.add("an item has a lineItem, but none is taken");
        }
        if (!lineItem.path("scoreMaximum").isNumber()
                || lineItem.path("scoreMaximum").decimalValue().signum() <= 0) {
            wrong.add("lineItem.scoreMaximum must be a number above 0");
        }
        for (String name : List.of("label", "resourceId", "tag")) {
            if (lineItem.has(name) && !lineItem.path(name).isString()) {
                wrong.add("lineItem." + name + " must be text");
            }
        }
    }

    private static boolean isOnToolsHost(String url, Tool tool) {
        try {
            return URI.create(url).isAbsolute() && Tool.origin(url).equals(tool.origin());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
