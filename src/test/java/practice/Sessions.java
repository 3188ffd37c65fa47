package practice;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import practice.wire.Exchange;

/** Who a browser is to the LMS. There are no passwords: one says who one is. */
final class Sessions {

    static final String COOKIE = "practice_session";

    private final Records records;
    private final Dials dials;
    private final SecureRandom random = new SecureRandom();

    Sessions(Records records, Dials dials) {
        this.records = records;
        this.dials = dials;
    }

    /** A session of somebody without a browser: the cookie's value. */
    String begin(Member member) {
        String session = unguessable();
        records.keepSession(session, member);
        return session;
    }

    /** The session of this browser, begun if need be. */
    String id(Exchange exchange) {
        String known = exchange.cookie(COOKIE);
        if (known != null && records.member(known).isPresent()) {
            if (isLax()) {
                // The dial may have been turned since it was set.
                exchange.setHeader("Set-Cookie", cookie(known));
            }
            return known;
        }
        String fresh = unguessable();
        records.keepSession(fresh, Member.of(Person.ADA));
        exchange.setHeader("Set-Cookie", cookie(fresh));
        return fresh;
    }

    private boolean isLax() {
        return !dials.is(Dials.SessionCookie.FOR_EVERY_SITE);
    }

    /** As Canvas, it comes along when a page of the tool's sends the frame back here; as Moodle, it does not. */
    private String cookie(String session) {
        String site = isLax() ? "SameSite=Lax" : "Secure; SameSite=None";
        return COOKIE + "=" + session + "; Path=/; HttpOnly; " + site + "; Max-Age=2592000";
    }

    Member member(Exchange exchange) {
        return records.member(id(exchange)).orElse(Member.of(Person.ADA));
    }

    Optional<Member> signedIn(Exchange exchange) {
        return records.member(exchange.cookie(COOKIE));
    }

    void become(Exchange exchange) throws IOException {
        Optional<Member> member = records.members.get(exchange.parameter("person"));
        String session = id(exchange);
        member.filter(Member::active).ifPresent(one -> records.keepSession(session, one));
        exchange.redirect("/");
    }

    String unguessable() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
