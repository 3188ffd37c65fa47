package checkpoint.teaching.concession;

import checkpoint.learning.concession.Concession;
import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instructor's form.
 *
 * @param act the name of a {@link Concession.Kind} that a person can do
 * @param attempt number of the attempt to discard
 * @param percent what an excuse is to send; blank for nothing
 */
record ConcessionForm(
        @Nullable String act,
        @Nullable Integer attempt,
        @Nullable String percent,
        @Nullable String reason) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    String typedReason() {
        return reason == null ? "" : reason.strip();
    }

    /** Why it cannot be done, as the end of a message's key; empty where it can. */
    Optional<String> fault() {
        String typed = typedReason();
        if (typed.isEmpty()) {
            return Optional.of("reason-missing");
        }
        if (typed.length() > Concession.LONGEST_REASON) {
            return Optional.of("reason-long");
        }
        return isExcuse() && !isNothing() && share().isEmpty() ? Optional.of("percent") : Optional.empty();
    }

    /** The concession; empty where there is no such act. */
    Optional<Concession> concession(long link, Instant now) {
        String typed = typedReason();
        return switch (act == null ? "" : act) {
            case "ANOTHER_ATTEMPT" -> Optional.of(Concession.anotherAttempt(typed, now));
            case "OPEN_GATE" -> Optional.of(Concession.openGate(typed, now));
            case "EXCUSE" -> Optional.of(Concession.excuse(share().orElse(null), link, typed, now));
            case "DISCARD" -> Optional.ofNullable(attempt).map(number -> Concession.discard(number, typed, now));
            default -> Optional.empty();
        };
    }

    /** The fields that ask for the same again. */
    Map<String, List<String>> again(boolean passed) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("act", List.of(act == null ? "" : act));
        fields.put("reason", List.of(typedReason()));
        fields.put("percent", List.of(percent == null ? "" : percent));
        fields.put("passed", List.of(String.valueOf(passed)));
        if (attempt != null) {
            fields.put("attempt", List.of(attempt.toString()));
        }
        return fields;
    }

    private boolean isExcuse() {
        return "EXCUSE".equals(act);
    }

    private boolean isNothing() {
        return percent == null || percent.isBlank();
    }

    /** Between 0 and 100, with two decimals at most; a comma is a decimal mark too. */
    private Optional<BigDecimal> share() {
        String typed = percent == null
                ? ""
                : PercentText.plain(percent).replace("%", "").replace(',', '.');
        if (!typed.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(typed);
        return value.compareTo(HUNDRED) > 0
                ? Optional.empty()
                : Optional.of(value.divide(HUNDRED, 4, RoundingMode.UNNECESSARY));
    }
}
