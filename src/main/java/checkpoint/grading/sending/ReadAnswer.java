package checkpoint.grading.sending;

import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.PlatformWords;
import checkpoint.platform.access.ServiceCalls.Exchange;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Reply;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads from status, body, header and reason phrase what a platform means by its answer. */
@Component
class ReadAnswer {

    /** Canvas, Moodle and Open edX, each in its own words. */
    private static final Pattern STALE =
            Pattern.compile("before last updated timestamp|timestamp is older|(?:earlier|older|stale) timestamp"
                    + "|timestamp can only be updated to a later|score already exists for the provided timestamp"
                    + "|timestamp (?:must|has to|should) be (?:later|newer|after|greater)|timestamp is not (?:later|newer|after)"
                    + "|newer score (?:already )?exists");

    private final Clock clock;

    ReadAnswer(Clock clock) {
        this.clock = clock;
    }

    /**
     * The meaning of what came back for a score.
     *
     * @param subject the learner's, which is taken out of the words
     * @param had the quirks that the score has met already
     */
    Answer read(Exchange called, String subject, Set<Quirk> had) {
        Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
        if (trouble != null) {
            String words = called.reply() instanceof Reply.Answered answered
                    ? PlatformWords.of(answered, subject)
                    : trouble.words();
            return new Answer.NotNow(words, trouble);
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return new Answer.Refused("our own rules forbid to call the platform’s address", Cause.REFUSED);
        }
        if (answered.isSuccess()) {
            return new Answer.Accepted();
        }
        String words = PlatformWords.of(answered, subject);
        return insists(answered.status(), words, had).orElseGet(() -> answered(answered.status(), words));
    }

    private static Optional<Answer> insists(int status, String words, Set<Quirk> had) {
        return status == 400 || status == 422
                ? Quirk.in(words).filter(quirk -> !had.contains(quirk)).map(quirk -> new Answer.Insists(words, quirk))
                : Optional.empty();
    }

    private static Answer answered(int status, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return switch (status) {
            case 401 -> new Answer.TokenRefused(words);
            case 404, 410 -> NotInCourse.isSaidBy(words) ? nobody(words) : new Answer.NotFound(words);
            case 409 -> new Answer.Stale(words);
            case 400, 403, 412, 422 -> refused(status, lower, words);
            default -> new Answer.Refused(words, Cause.REFUSED);
        };
    }

    private static Answer refused(int status, String lower, String words) {
        if (status == 400 && STALE.matcher(lower).find()) {
            return new Answer.Stale(words);
        }
        if (status == 422 && lower.contains("unpublished")) {
            return new Answer.Unpublished(words);
        }
        if (status == 422 && lower.contains("maximum number of allowed attempts")) {
            return new Answer.AttemptsUsedUp(words);
        }
        if (status == 422 && lower.contains("concluded")) {
            return new Answer.Refused(words, Cause.CONCLUDED);
        }
        return NotInCourse.isSaidBy(words) ? nobody(words) : new Answer.Refused(words, Cause.REFUSED);
    }

    private static Answer nobody(String words) {
        return new Answer.Refused(words, Cause.NOT_A_STUDENT);
    }
}
