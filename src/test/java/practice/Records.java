package practice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import practice.store.Disk;
import practice.store.Shelf;

/** What the LMS remembers. */
public final class Records {

    final Shelf<String> keys;
    final Shelf<Tool> tools;
    final Shelf<Member> members;
    final Shelf<Group> groups;
    final Shelf<Course.Module> modules;
    final Shelf<String> dials;
    final Shelf<DeepLinkRequest> requests;
    final Shelf<Registrations.Invitation> invitations;
    private final Shelf<String> sessions;
    private final Shelf<Hint> hints;
    private final Shelf<Token> tokens;
    private final Shelf<Instant> oneTime;
    private final Shelf<LineItem> lineItems;
    private final Shelf<Result> results;
    private final AtomicLong lastLineItem;

    Records(Disk disk) {
        keys = new Shelf<>("key", String.class, disk);
        tools = new Shelf<>("tool", Tool.class, disk);
        members = new Shelf<>("member", Member.class, disk);
        groups = new Shelf<>("group", Group.class, disk);
        modules = new Shelf<>("module", Course.Module.class, disk);
        dials = new Shelf<>("dial", String.class, disk);
        requests = new Shelf<>("deep_link_request", DeepLinkRequest.class, disk);
        invitations = new Shelf<>("invitation", Registrations.Invitation.class, disk);
        sessions = new Shelf<>("session", String.class, disk);
        hints = new Shelf<>("hint", Hint.class, disk);
        tokens = new Shelf<>("token", Token.class, disk);
        oneTime = new Shelf<>("one_time", Instant.class, disk);
        lineItems = new Shelf<>("line_item", LineItem.class, disk);
        results = new Shelf<>("result", Result.class, disk);
        lastLineItem = new AtomicLong(
                lineItems.all().stream().mapToLong(LineItem::id).max().orElse(0));
    }

    /** A line item as the gradebook has it: coupled to a link where the LMS made it with that. */
    public record LineItem(
            long id,
            String label,
            BigDecimal maximum,
            String resourceId,
            String link,
            String tag,
            boolean coupled,
            String client) {}

    /**
     * What is known of a learner's grade.
     *
     * @param given {@code null} once it was cleared
     * @param maximum what the tool's points are out of
     * @param stamped the last score's timestamp; {@code null} where no score has come
     * @param saved when the LMS last saved it, by its own clock
     * @param submitted the submission that the tool named; may be {@code null}
     * @param attempts submissions counted so far
     * @param sends scores taken so far, cleared ones and repeats too
     * @param override what a teacher entered by hand, in the column's points; else {@code null}
     * @param locked whether no score is taken any more
     * @param posted whether the student may see it, and the gate counts it
     * @param data where the submission is to be seen, as Canvas keeps it; else {@code null}
     * @param comment what stands beside the grade, by a tool or a teacher; {@code null} where nothing does
     */
    public record Result(
            long lineItem,
            String person,
            BigDecimal given,
            BigDecimal maximum,
            Instant stamped,
            Instant saved,
            Instant submitted,
            int attempts,
            int sends,
            BigDecimal override,
            boolean locked,
            boolean posted,
            String data,
            String comment) {

        static Result none(long lineItem, String person) {
            return new Result(
                    lineItem, person, null, BigDecimal.ONE, null, null, null, 0, 0, null, false, true, null, null);
        }

        /** In the column's points; {@code null} where there is no grade. */
        BigDecimal shown(LineItem item) {
            if (override != null || given == null) {
                return override;
            }
            return given.multiply(item.maximum()).divide(maximum, MathContext.DECIMAL64);
        }

        /** As a teacher enters it by hand; {@code null} takes that back. */
        Result by(BigDecimal hand, Instant at) {
            return new Result(
                    lineItem, person, given, maximum, stamped, at, submitted, attempts, sends, hand, locked, posted,
                    data, comment);
        }

        Result with(boolean isLocked, boolean isPosted) {
            return new Result(
                    lineItem, person, given, maximum, stamped, saved, submitted, attempts, sends, override, isLocked,
                    isPosted, data, comment);
        }

        /** As a teacher writes it beside the grade. */
        Result with(String words) {
            return new Result(
                    lineItem, person, given, maximum, stamped, saved, submitted, attempts, sends, override, locked,
                    posted, data, words);
        }
    }

    /** An access token. */
    record Token(String client, List<String> scopes, Instant expires) {}

    void keepSession(String id, Member member) {
        sessions.put(id, member.name());
    }

    Optional<Member> member(String session) {
        return sessions.get(session).flatMap(members::get);
    }

    Optional<Member> bySubject(String subject) {
        // Those who were enrolled by a test are called by their subject.
        Optional<Member> byName = members.get(subject);
        return byName.isPresent()
                ? byName
                : members.all().stream()
                        .filter(member -> member.subject().equals(subject))
                        .findFirst();
    }

    Optional<Course.Module> moduleOf(String link) {
        return modules.all().stream()
                .filter(module -> link != null && link.equals(module.link()))
                .findFirst();
    }

    void keepHint(String id, Hint hint) {
        hints.removeIf(old -> old.at().isBefore(hint.at().minus(Duration.ofHours(1))));
        hints.put(id, hint);
    }

    /** What a message hint of this session stands for, once, and not for long. */
    Optional<Hint> useHint(String id, String session, Instant now) {
        return hints.change(
                id,
                hint -> hint.session().equals(session)
                        && !hint.used()
                        && hint.at().plus(Duration.ofMinutes(5)).isAfter(now),
                Hint::spent);
    }

    /** Whether nobody has used it before: the id of an assertion, the nonce of a response. */
    boolean isFirst(String use, String id, Instant now) {
        return oneTime.add(use + " " + id, now);
    }

    void keepToken(String token, Token granted) {
        tokens.put(token, granted);
    }

    Optional<Token> token(String token) {
        return tokens.get(token);
    }

    public List<LineItem> lineItems() {
        return lineItems.all();
    }

    Optional<LineItem> lineItem(long id) {
        return lineItems.get(String.valueOf(id));
    }

    /** Those of a link, as it happens none or several. */
    List<LineItem> lineItemsOf(String link) {
        return lineItems().stream().filter(item -> link.equals(item.link())).toList();
    }

    LineItem addLineItem(
            String label,
            BigDecimal maximum,
            String resourceId,
            String link,
            String tag,
            boolean coupled,
            String client) {
        LineItem item =
                new LineItem(lastLineItem.incrementAndGet(), label, maximum, resourceId, link, tag, coupled, client);
        keep(item);
        return item;
    }

    void keep(LineItem item) {
        lineItems.put(String.valueOf(item.id()), item);
    }

    void removeLineItem(long id) {
        results.removeIf(result -> result.lineItem() == id);
        lineItems.remove(String.valueOf(id));
    }

    /** Grades that are there: cleared ones are not. */
    public List<Result> results() {
        return results.all().stream()
                .filter(result -> result.given() != null || result.override() != null)
                .toList();
    }

    Optional<Result> result(long lineItem, String person) {
        return results.get(lineItem + " " + person);
    }

    List<Result> resultsOf(long lineItem) {
        return results.all().stream()
                .filter(result -> result.lineItem() == lineItem)
                .toList();
    }

    void forget(long lineItem, String person) {
        results.remove(lineItem + " " + person);
    }

    void keep(Result result) {
        results.put(result.lineItem() + " " + result.person(), result);
    }

    /** A new term: nobody has a grade. */
    public void forgetGrades() {
        results.removeIf(result -> true);
    }

    void forgetLineItems() {
        forgetGrades();
        lineItems.removeIf(item -> true);
    }
}
