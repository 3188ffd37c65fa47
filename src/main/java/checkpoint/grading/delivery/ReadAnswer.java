package checkpoint.grading.delivery;

import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.ServiceCalls.Called;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells from status, body, header and reason phrase what Canvas, Moodle and others really mean by them. */
@Component
class ReadAnswer {

    private static final int LONGEST_WORDS = 300;
    private static final List<String> MESSAGES = List.of(
            "/errors/message", "/error/message", "/message", "/error_description", "/error", "/detail", "/title");

    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ReadAnswer(Clock clock) {
        this.clock = clock;
    }

    /**
     * The meaning of what came back for a score.
     *
     * @param subject the learner's, which Moodle repeats in its reason phrase, and which is taken out of the words
     */
    Answer read(Called called, String subject) {
        Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
        if (trouble != null) {
            String words =
                    called.reply() instanceof Reply.Answered answered ? words(answered, subject) : trouble.words();
            return new Answer.NotNow(words, trouble);
        }
        return called.reply() instanceof Reply.Answered answered
                ? answered(answered.status(), words(answered, subject), answered.isSuccess())
                : new Answer.Refused("our own rules forbid to call the platform’s address", Cause.REFUSED);
    }

    private static Answer answered(int status, String words, boolean success) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (success) {
            return new Answer.Accepted();
        }
        return switch (status) {
            case 401 -> new Answer.TokenRefused(words);
            case 404 -> new Answer.LineItemGone(words);
            case 409 -> new Answer.Stale(words);
            case 400 -> badRequest(lower, words);
            case 422 -> unprocessable(lower, words);
            default -> new Answer.Refused(words, Cause.REFUSED);
        };
    }

    private static Answer badRequest(String lower, String words) {
        if (lower.contains("before last updated timestamp")
                || lower.contains("timestamp is older")
                || lower.contains("earlier timestamp")) {
            return new Answer.Stale(words);
        }
        // Moodle says no more than this of a person who is unknown, not enrolled, or a teacher.
        return new Answer.Refused(
                words, lower.contains("incorrect score received") ? Cause.NOT_A_STUDENT : Cause.REFUSED);
    }

    private static Answer unprocessable(String lower, String words) {
        if (lower.contains("unpublished")) {
            return new Answer.Unpublished(words);
        }
        if (lower.contains("maximum number of allowed attempts")) {
            return new Answer.AttemptsUsedUp(words);
        }
        if (lower.contains("concluded")) {
            return new Answer.Refused(words, Cause.CONCLUDED);
        }
        boolean nobody = lower.contains("not a student") || lower.contains("user not found");
        return new Answer.Refused(words, nobody ? Cause.NOT_A_STUDENT : Cause.REFUSED);
    }

    /** The platform's own words: a message in its JSON, else its reason phrase, else a short text; without the learner. */
    private String words(Reply.Answered answered, String subject) {
        String said = message(answered).orElseGet(answered::reason);
        int request = said.indexOf('{');
        // Moodle puts the whole request behind its sentence, and the learner's number at the end of another.
        String sentence = (request > 0 ? said.substring(0, request) : said)
                .replaceAll("(?<![\\p{Alnum}])" + Pattern.quote(subject) + "(?![\\p{Alnum}])", "…")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        String whole = answered.status() + (sentence.isEmpty() ? "" : " " + sentence);
        return whole.length() <= LONGEST_WORDS ? whole : whole.substring(0, LONGEST_WORDS);
    }

    private Optional<String> message(Reply.Answered answered) {
        String text = answered.text().strip();
        if (text.startsWith("{")) {
            return inJson(text);
        }
        boolean plain = !text.isEmpty() && text.length() <= 200 && !text.startsWith("<") && !text.startsWith("[");
        return plain ? Optional.of(text) : Optional.empty();
    }

    private Optional<String> inJson(String text) {
        try {
            JsonNode body = json.readTree(text);
            return MESSAGES.stream()
                    .map(body::at)
                    .filter(found -> found.isString() && !found.stringValue().isBlank())
                    .map(JsonNode::stringValue)
                    .findFirst();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
