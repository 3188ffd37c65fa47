package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.platform.key.ToolKeys;
import checkpoint.platform.registration.CustomVariables;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.language.SpokenLanguages;
import checkpoint.tool.refusal.WayOn;
import checkpoint.tool.setup.PublicUrl;
import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The response to a deep linking message, signed with the tool's key (Deep Linking 2.0, 3.2 and 4.5): who answers whom is that of
 * the message, carried by the picker's token.
 */
@Component
class DeepLinkingResponse {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final String KEEP_NAME = "https://canvas.instructure.com/lti/preserveExistingAssignmentName";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** Moodle refuses what was issued even a second ahead of its own clock. */
    private static final Duration ISSUED_BACK = Duration.ofSeconds(30);

    private final ToolKeys keys;
    private final Registrations registrations;
    private final PublicUrl publicUrl;
    private final MessageSource messages;
    private final SecureRandom random;
    private final Clock clock;

    DeepLinkingResponse(
            ToolKeys keys,
            Registrations registrations,
            PublicUrl publicUrl,
            MessageSource messages,
            SecureRandom random,
            Clock clock) {
        this.keys = keys;
        this.registrations = registrations;
        this.publicUrl = publicUrl;
        this.messages = messages;
        this.random = random;
        this.clock = clock;
    }

    /** With what was picked. */
    String of(Picker picker, List<PickForm.Pick> picks) {
        return sign(picker, picks.stream().map(pick -> item(picker, pick)).toList(), Map.of());
    }

    /** With nothing, as the picker called it off. */
    String nothing(Picker picker) {
        return sign(picker, List.of(), Map.of("msg", text(picker, "linking.pick.cancelled")));
    }

    /** With nothing, and why: as a way back for the person who reads the same. */
    WayOn error(Picker picker, LinkReason reason) {
        String jwt = sign(
                picker,
                List.of(),
                Map.of("errormsg", text(picker, "refusal." + reason.code() + ".what"), "errorlog", reason.code()));
        return new WayOn(picker.asked().returnUrl().toString(), Map.of("JWT", jwt), false);
    }

    private String sign(Picker picker, List<Map<String, Object>> items, Map<String, String> words) {
        Registration registration = registrations.byId(picker.registration()).orElseThrow();
        Instant issued = clock.instant().minus(ISSUED_BACK);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .audience(registration.issuer())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFETIME)))
                .claim("nonce", nonce())
                .claim(LTI + "message_type", "LtiDeepLinkingResponse")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", picker.deployment())
                .claim(DL + "content_items", items);
        words.forEach((name, word) -> claims.claim(DL + name, word));
        if (picker.asked().data() != null) {
            claims.claim(DL + "data", picker.asked().data());
        }
        return keys.sign(claims.build());
    }

    /** The checkpoint stands in the address and in a custom parameter, so that a copy of the course keeps it. */
    private Map<String, Object> item(Picker picker, PickForm.Pick pick) {
        String slug = pick.checkpoint().slug();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "ltiResourceLink");
        item.put("url", publicUrl.to("/checkpoints/" + slug));
        item.put("title", pick.checkpoint().title());
        item.put("text", summary(picker, pick.checkpoint().quiz()));
        item.put("custom", custom(picker, pick));
        if (picker.takesLineItems()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("label", pick.checkpoint().title());
            line.put("scoreMaximum", shortest(pick.points()));
            line.put("resourceId", slug);
            line.put("tag", "checkpoint");
            if (picker.takesReviews()) {
                line.put(
                        "submissionReview",
                        Map.of("reviewableStatus", List.of("Completed"), "url", publicUrl.to("/checkpoints/" + slug)));
            }
            item.put("lineItem", line);
        }
        put(item, "available", pick.available());
        put(item, "submission", pick.submission());
        if ("canvas".equals(picker.productFamily())) {
            item.put(KEEP_NAME, true);
        }
        return item;
    }

    /**
     * The checkpoint, and what each launch is to say. The dates as picked are for platforms that say nothing of them; Canvas keeps them
     * itself, and leaves the variable as it is where a teacher took the date away.
     */
    private static Map<String, String> custom(Picker picker, PickForm.Pick pick) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put("checkpoint", pick.checkpoint().slug());
        custom.putAll(CustomVariables.ALL);
        if (!"canvas".equals(picker.productFamily())) {
            put(custom, "picked_from", pick.available().start());
            put(custom, "picked_until", pick.available().end());
        }
        return custom;
    }

    private static void put(Map<String, String> custom, String name, @Nullable OffsetDateTime date) {
        if (date != null) {
            custom.put(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date));
        }
    }

    private static void put(Map<String, Object> item, String name, PickForm.Span span) {
        Map<String, Object> dates = new LinkedHashMap<>();
        if (span.start() != null) {
            dates.put("startDateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(span.start()));
        }
        if (span.end() != null) {
            dates.put("endDateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(span.end()));
        }
        if (!dates.isEmpty()) {
            item.put(name, dates);
        }
    }

    private String summary(Picker picker, Quiz quiz) {
        return text(
                picker,
                "linking.pick.summary",
                quiz.draw(),
                shortest(quiz.passMark().movePointRight(2)));
    }

    /** In the language of the launch: the platform shows it to the person who picked, and keeps the summary with the link. */
    private String text(Picker picker, String key, Object... arguments) {
        return messages.getMessage(key, arguments, SpokenLanguages.fitting(picker.locale()));
    }

    private String nonce() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As people write it: 100 and not 1E+2. */
    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
