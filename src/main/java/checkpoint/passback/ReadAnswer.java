package checkpoint.passback;

import checkpoint.outbound.Failure;
import checkpoint.outbound.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells from status, body and reason phrase what Canvas, Moodle and others really mean by them. */
@Component
class ReadAnswer {

    private static final int LONGEST_WORDS = 300;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ReadAnswer(Clock clock) {
        this.clock = clock;
    }

    /**
     * The meaning of a reply to a score.
     *
     * @param subject the learner's, which Moodle repeats in its reason phrase, and which is taken out of the words
     */
    Answer read(Reply reply, String subject) {
        return switch (reply) {
            case Reply.Failed failed -> failed(failed);
            case Reply.Answered answered -> answered(answered, words(answered, subject));
        };
    }

    private static Answer failed(Reply.Failed failed) {
        String words = "no answer: " + failed.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (failed.failure()) {
            case SCHEME_FORBIDDEN, ADDRESS_FORBIDDEN -> new Answer.Refused(words);
            case BUSY -> new Answer.NotNow(words, false, null, false);
            default -> new Answer.NotNow(words, failed.perhapsReceived(), null, failed.failure() != Failure.TOO_LARGE);
        };
    }

    private Answer answered(Reply.Answered answered, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        int status = answered.status();
        if (answered.isSuccess()) {
            return new Answer.Accepted();
        }
        return switch (status) {
            case 401 -> new Answer.TokenRefused(words);
            case 403 -> lower.contains("rate limit") ? notNow(answered, words) : new Answer.Refused(words);
            case 404 -> new Answer.LineItemGone(words);
            case 408, 425, 429 -> notNow(answered, words);
            case 409 -> new Answer.Stale(words);
            case 400 ->
                lower.contains("before last updated timestamp") || lower.contains("timestamp is older")
                        ? new Answer.Stale(words)
                        : new Answer.Refused(words);
            case 422 ->
                lower.contains("unpublished")
                        ? new Answer.Unpublished(words)
                        : lower.contains("maximum number of allowed attempts")
                                ? new Answer.AttemptsUsedUp(words)
                                : new Answer.Refused(words);
            default -> status >= 500 ? notNow(answered, words) : new Answer.Refused(words);
        };
    }

    /** A server that fails may have stored the score before it failed. */
    private Answer notNow(Reply.Answered answered, String words) {
        return new Answer.NotNow(words, answered.status() >= 500, retryAfter(answered), true);
    }

    private @Nullable Duration retryAfter(Reply.Answered answered) {
        return answered.header("retry-after").flatMap(this::wait).orElse(null);
    }

    /** RFC 9110 10.2.3: seconds or a date, within an hour. */
    Optional<Duration> wait(String retryAfter) {
        Duration asked;
        try {
            asked = retryAfter.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                    : Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (asked.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
    }

    /** The platform's own words: a message in its JSON, else its reason phrase, else a short text; without the learner. */
    private String words(Reply.Answered answered, String subject) {
        String said = message(answered).orElseGet(answered::reason);
        int request = said.indexOf('{');
        // Moodle puts the whole request behind its sentence.
        String sentence = (request > 0 ? said.substring(0, request) : said)
                .replace(subject, "…")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        String whole = answered.status() + (sentence.isEmpty() ? "" : " " + sentence);
        return whole.length() <= LONGEST_WORDS ? whole : whole.substring(0, LONGEST_WORDS);
    }

    private Optional<String> message(Reply.Answered answered) {
        String text = answered.text().strip();
        if (text.startsWith("{")) {
            try {
                JsonNode body = json.readTree(text);
                for (String pointer : new String[] {"/errors/message", "/error/message", "/message", "/error_description", "/error", "/detail"}) {
                    JsonNode found = body.at(pointer);
                    if (found.isString() && !found.stringValue().isBlank()) {
                        return Optional.of(found.stringValue());
                    }
                }
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
        boolean plain = !text.isEmpty() && text.length() <= 200 && !text.startsWith("<") && !text.startsWith("[");
        return plain && !text.startsWith("{") ? Optional.of(text) : Optional.empty();
    }
}
