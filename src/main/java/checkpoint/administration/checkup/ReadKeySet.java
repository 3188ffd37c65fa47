package checkpoint.administration.checkup;

import checkpoint.launch.message.KeySet;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The checks that one fetch of the platform's key set answers: whether there are keys to verify with, and what its clock says. */
@Component
class ReadKeySet {

    private static final int LARGEST = 256 * 1024;
    /** A header's time has no fractions, and the answer travels. */
    private static final Duration SAME = Duration.ofSeconds(5);
    /** Launches beyond this are refused; see the leeway of the message's checks. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final Outbound outbound;
    private final Clock clock;

    ReadKeySet(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    List<Finding> read(Registration registration) {
        Reply reply = outbound.send(Call.get(registration.jwksUri())
                .with("Accept", "application/json")
                .atMost(LARGEST));
        return List.of(keys(reply), clock(reply));
    }

    private static Finding keys(Reply reply) {
        return switch (reply) {
            case Reply.Failed failed ->
                Finding.bad("keys", "unreachable").inTheirWords(failed.failure().name());
            case Reply.Answered answered
            when !answered.isSuccess() ->
                Finding.bad("keys", "refused").inTheirWords(answered.status() + " " + answered.reason());
            case Reply.Answered answered -> keys(KeySet.parse(answered.body()));
        };
    }

    private static Finding keys(@Nullable KeySet set) {
        if (set == null) {
            return Finding.bad("keys", "no-set");
        }
        return set.size() == 0 ? Finding.bad("keys", "none") : Finding.good("keys", set.size());
    }

    private Finding clock(Reply reply) {
        Instant theirs = reply instanceof Reply.Answered answered ? date(answered) : null;
        if (theirs == null) {
            return Finding.note("clock", "unknown");
        }
        Duration ahead = Duration.between(clock.instant(), theirs);
        Duration off = ahead.abs();
        if (off.compareTo(SAME) <= 0) {
            return Finding.good("clock");
        }
        String code = ahead.isNegative() ? "behind" : "ahead";
        return off.compareTo(LEEWAY) > 0
                ? Finding.bad("clock", code, off.toSeconds())
                : Finding.note("clock", code, off.toSeconds());
    }

    private static @Nullable Instant date(Reply.Answered answered) {
        try {
            return answered.header("date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
