package checkpoint.tool.refusal;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request ends here, with a page or a problem document that the shell writes. Nothing that the caller could handle; carries
 * no stack trace, since it describes the request and not our code.
 */
public final class Refusal extends RuntimeException {

    private final Reason reason;
    private final @Nullable String detail;
    private final @Nullable Long registration;
    private final @Nullable URI returnUrl;
    private final @Nullable WayOn wayOn;
    private final @Nullable Begun begun;
    private final @Nullable String locale;
    private final @Nullable Caller caller;

    private Refusal(
            Reason reason,
            @Nullable String detail,
            @Nullable Long registration,
            @Nullable URI returnUrl,
            @Nullable WayOn wayOn,
            @Nullable Begun begun,
            @Nullable String locale,
            @Nullable Caller caller) {
        super(detail == null ? reason.code() : reason.code() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.registration = registration;
        this.returnUrl = returnUrl;
        this.wayOn = wayOn;
        this.begun = begun;
        this.locale = locale;
        this.caller = caller;
    }

    /**
     * How the launch began that was refused, as its own sealed state says.
     *
     * @param at when the platform was asked
     * @param proof what should show that the browser is the same: {@code cookie} or {@code storage}
     */
    public record Begun(Instant at, String proof) {}

    /**
     * The person whose launch was refused, as a verified message names them; the log keeps a digest of the subject alone.
     *
     * @param deployment the platform's id, as the others
     * @param context {@code null} where the message names none
     * @param resourceLink {@code null} where the message names none
     */
    public record Caller(
            String subject,
            String deployment,
            @Nullable String context,
            @Nullable String resourceLink) {}

    public static Refusal of(Reason reason) {
        return new Refusal(reason, null, null, null, null, null, null, null);
    }

    /** With what an administrator needs beside the code: never a token, a name or an e-mail address. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, null, null, null, null, null, null);
    }

    /** The same refusal, told to belong to a registration. */
    public Refusal at(long registrationId) {
        return new Refusal(reason, detail, registrationId, returnUrl, wayOn, begun, locale, caller);
    }

    /** The same refusal with a way back to the course; only ever a URL from a verified message. */
    public Refusal backTo(@Nullable URI url) {
        return new Refusal(reason, detail, registration, url, wayOn, begun, locale, caller);
    }

    /** The same refusal with a button that goes on elsewhere. */
    public Refusal goingOn(@Nullable WayOn way) {
        return new Refusal(reason, detail, registration, returnUrl, way, begun, locale, caller);
    }

    /** The same refusal, with how its launch began. */
    public Refusal begun(Instant at, String proof) {
        return new Refusal(reason, detail, registration, returnUrl, wayOn, new Begun(at, proof), locale, caller);
    }

    /** The same refusal, told in the language of a launch that is known; {@code null} where its platform sent none. */
    public Refusal in(@Nullable String launchLocale) {
        return new Refusal(reason, detail, registration, returnUrl, wayOn, begun, launchLocale, caller);
    }

    /** The same refusal, of somebody's launch; {@code null} where no verified message says whose. */
    public Refusal by(@Nullable Caller known) {
        return new Refusal(reason, detail, registration, returnUrl, wayOn, begun, locale, known);
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable Long registration() {
        return registration;
    }

    public @Nullable URI returnUrl() {
        return returnUrl;
    }

    public @Nullable WayOn wayOn() {
        return wayOn;
    }

    public @Nullable Begun begun() {
        return begun;
    }

    public @Nullable Caller caller() {
        return caller;
    }

    /** As the platform sent it; {@code null} where no launch is known, or it said none. */
    public @Nullable String locale() {
        return locale;
    }
}
