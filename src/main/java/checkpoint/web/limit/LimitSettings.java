package checkpoint.web.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of what one address may ask. A whole school may share one: two thousand people who open an activity in the same half minute are 4,000
 * logins (a browser that is new comes twice) and 2,000 launches. An address that asks as much as it may, all the time, and with forged tokens, keeps
 * a twentieth of one processor core busy.
 *
 * @param arrivalsAtOnce logins, and likewise launches, that are served at once
 * @param arrivalsPerSecond logins, and likewise launches, that are served as a steady rate
 * @param registrationsAtOnce registrations: each asks two things of another host
 * @param registrationsPerMinute registrations that are served as a steady rate
 */
@Validated
@ConfigurationProperties("checkpoint.limits")
record LimitSettings(
        @DefaultValue("2400")
        @Min(value = 1, message = "checkpoint.limits.arrivals-at-once must be 1 or more")
        @Max(value = 1_000_000, message = "checkpoint.limits.arrivals-at-once must be 1000000 or less")
        int arrivalsAtOnce,

        @DefaultValue("120")
        @Min(value = 1, message = "checkpoint.limits.arrivals-per-second must be 1 or more")
        @Max(value = 1_000_000, message = "checkpoint.limits.arrivals-per-second must be 1000000 or less")
        int arrivalsPerSecond,

        @DefaultValue("20")
        @Min(value = 1, message = "checkpoint.limits.registrations-at-once must be 1 or more")
        @Max(value = 1_000_000, message = "checkpoint.limits.registrations-at-once must be 1000000 or less")
        int registrationsAtOnce,

        @DefaultValue("6")
        @Min(value = 1, message = "checkpoint.limits.registrations-per-minute must be 1 or more")
        @Max(value = 1_000_000, message = "checkpoint.limits.registrations-per-minute must be 1000000 or less")
        int registrationsPerMinute) {}
