package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.page.Stage;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The pages of a walk: each begins with made-up attempts of the checkpoint, at the stage that its address names, and is forgotten once it
 * is shown.
 */
@Component
public class WalkedPages {

    /** A page's token lives no longer. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;

    WalkedPages(Clock clock) {
        this.clock = clock;
    }

    /** The page of a stage. */
    public Shown at(Checkpoint checkpoint, Stage at) {
        return rehearsal(checkpoint).at(checkpoint, at);
    }

    /** A page that was gone to from there; empty where there is none. */
    public Optional<Shown> page(
            Checkpoint checkpoint, Stage at, MultiValueMap<String, String> form, HttpServletRequest request) {
        List<String> rest = rest(request);
        Rehearsal rehearsal = rehearsal(checkpoint);
        Instant began = began(form.getFirst("began"));
        rehearsal.at(checkpoint, at, began);
        if (rest.size() > 1 && rest.getFirst().equals("attempts")) {
            // The attempt that the page before began, and that was forgotten with it.
            rehearsal.start(checkpoint, rest.get(1), began);
        }
        return new RehearsedPages(rehearsal).page(checkpoint, rest, form);
    }

    /** When the attempt began, which the page remembers, so that its time runs on; now, where it does not say or says nonsense. */
    private Instant began(@Nullable String sent) {
        Instant now = clock.instant();
        try {
            Instant began = sent == null ? now : Instant.parse(sent);
            return began.isAfter(now) || began.isBefore(now.minus(LONGEST)) ? now : began;
        } catch (DateTimeParseException e) {
            return now;
        }
    }

    /** The same draw for each page of one version, for the next page finds again what this one put. */
    private Rehearsal rehearsal(Checkpoint checkpoint) {
        return new Rehearsal(clock, new Random(checkpoint.digest().hashCode()));
    }

    private static List<String> rest(HttpServletRequest request) {
        String path = request.getRequestURI();
        String rest = path.substring(path.indexOf("/page", path.indexOf("/as/")) + "/page".length());
        return Arrays.stream(rest.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
