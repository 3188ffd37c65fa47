package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import practice.store.Disk;
import practice.wire.Exchange;
import practice.wire.OwnCertificate;
import practice.wire.Wire;

/**
 * The practice LMS, running. Its site is 127.0.0.1, the tool's is localhost: two sites to a browser, as in real life. Any number
 * of them may run at once. What a test needs to steer and to see stands here: dials, roster, gradebook, requests.
 */
public final class PracticeLms implements AutoCloseable {

    public static final String CLIENT_ID = "practice-client-1";
    public static final String DEPLOYMENT = "1";

    private final Wire wire;
    private final String issuer;
    private final String toolUrl;
    private final Records records;
    private final Dials dials;
    private final Faults faults = new Faults();
    private final Watch watch = new Watch();
    private final Services services;
    private final Addresses addresses;
    private final Messages messages;
    private final Sessions sessions;
    private final Authorization authorization;
    private final Gradebook gradebook;
    private final Roster roster;
    private final Groups groups;
    private final CoursePages course;
    private final DeepLinking deepLinking;

    private PracticeLms(Wire wire, String toolUrl, Disk disk, Clock clock) {
        this.wire = wire;
        this.issuer = wire.origin();
        this.toolUrl = toolUrl;
        this.records = new Records(disk);
        this.dials = new Dials(records);
        this.services = new Services(records, dials, clock);
        this.addresses = new Addresses(issuer, dials);
        this.sessions = new Sessions(records, dials);
        SigningKey key = new SigningKey(records);
        Html html = new Html(records);
        ToolFrame frame = new ToolFrame(dials, issuer);
        ToolKeys keys = new ToolKeys();
        this.groups = new Groups(records, services, addresses, dials);
        this.messages = new Messages(records, dials, addresses, groups, key, issuer, clock);
        this.authorization = new Authorization(records, sessions, messages, dials, html, issuer, clock);
        this.gradebook = new Gradebook(records, services, addresses, dials, faults, watch, clock);
        this.roster = new Roster(records, services, addresses, dials, groups, messages);
        this.course = new CoursePages(records, sessions, authorization, frame, html, clock);
        JudgeResponse judge = new JudgeResponse(records, keys, issuer, clock);
        this.deepLinking = new DeepLinking(records, sessions, authorization, judge, dials, frame, html, clock);
        Registrations registrations = new Registrations(records, sessions, messages, dials, issuer, clock);
        ServiceRoutes machines = new ServiceRoutes(
                services,
                gradebook,
                roster,
                groups,
                new Tokens(records, keys, dials, issuer, clock),
                key,
                registrations,
                new Breakage(faults, watch, dials),
                clock);
        PageRoutes people = new PageRoutes(
                sessions,
                authorization,
                course,
                deepLinking,
                new AdminPages(records, sessions, gradebook, dials, faults, html),
                new ToolPages(records, sessions, registrations, frame, html),
                new Reviews(records, sessions, authorization, frame, html, clock),
                html,
                issuer);
        if (records.modules.all().isEmpty()) {
            furnish();
        }
        wire.serve(exchange -> answer(exchange, machines, people));
    }

    private static void answer(Exchange exchange, ServiceRoutes machines, PageRoutes people) throws IOException {
        try {
            if (!machines.serve(exchange)) {
                people.serve(exchange);
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            exchange.json(500, "text/plain", "The practice LMS has a fault: " + e);
        }
    }

    /**
     * Starts one that forgets everything when it stops.
     *
     * @param port 0 for any
     * @param toolUrl the tool's public URL
     */
    public static PracticeLms start(int port, String toolUrl, Clock clock) throws IOException {
        return new PracticeLms(Wire.listen(port, clock), toolUrl, Disk.NONE, clock);
    }

    /** Starts one over https that forgets everything when it stops. */
    public static PracticeLms start(int port, OwnCertificate certificate, String toolUrl, Clock clock)
            throws IOException {
        return new PracticeLms(Wire.listen(port, certificate, clock), toolUrl, Disk.NONE, clock);
    }

    /** Starts one that keeps what it knows in the database, and finds it there again at the same address. */
    public static PracticeLms start(Wire wire, String toolUrl, DataSource source, Clock clock) {
        String name = wire.origin().startsWith("https:") ? "practice-https:" : "practice:";
        return new PracticeLms(wire, toolUrl, Disk.of(source, name + wire.port()), clock);
    }

    /** The people, the tool, the course and its one column, as on the first day. */
    private void furnish() {
        for (Person person : Person.values()) {
            records.members.put(person.name(), Member.of(person));
        }
        Group.atStart().forEach(group -> records.groups.put(group.id(), group));
        records.tools.put(CLIENT_ID, Tool.atStart(toolUrl));
        Course.modules(toolUrl).forEach(module -> records.modules.put(module.id(), module));
        // Coupled: made with the link, as deep linking or a teacher would.
        records.addLineItem("Chapter 12: Checkpoint", new BigDecimal(100), null, Course.LINK, null, true, CLIENT_ID);
    }

    /** As on the first day: no grades, no added modules, people, tools or columns, all dials as usual, nothing logged. */
    public void startAfresh() {
        records.forgetLineItems();
        records.modules.removeIf(any -> true);
        records.tools.removeIf(any -> true);
        records.members.removeIf(any -> true);
        records.groups.removeIf(any -> true);
        records.requests.removeIf(any -> true);
        records.invitations.removeIf(any -> true);
        dials.reset();
        faults.clear();
        watch.forget();
        services.forgetRequests();
        messages.change(claims -> {});
        furnish();
    }

    public String issuer() {
        return issuer;
    }

    public Records records() {
        return records;
    }

    public Dials dials() {
        return dials;
    }

    public Gradebook gradebook() {
        return gradebook;
    }

    public Roster roster() {
        return roster;
    }

    public Groups groups() {
        return groups;
    }

    public DeepLinking deepLinking() {
        return deepLinking;
    }

    /** Every request to a service or the token endpoint, oldest first. */
    public List<Services.Request> requests() {
        return services.requests();
    }

    public Faults faults() {
        return faults;
    }

    /** One of the cast, as they are known now. */
    public Member member(Person person) {
        return records.members.get(person.name()).orElseThrow();
    }

    /** What no tool may do. */
    public Watch watch() {
        return watch;
    }

    /** Where the line items are listed, in the manner of now. */
    public String lineItemsAddress() {
        return addresses.container(records.tools.all().getFirst());
    }

    /** Where the roster is read, in the manner of now. */
    public String rosterAddress() {
        return addresses.roster();
    }

    /** Where the groups are read. */
    public String groupsAddress() {
        return addresses.groups();
    }

    /** The tools that are registered here, in the order in which they came. */
    public List<Tool> tools() {
        return records.tools.all();
    }

    /** The modules of the course in their order. */
    public List<Course.Module> modules() {
        return records.modules.all();
    }

    /**
     * Edits a link of the course, as a teacher would.
     *
     * @param module such as {@code checkpoint-12}
     * @param url where it leads; {@code null} for the tool's own target
     * @param custom its parameters, over the tool's
     */
    public void editLink(String module, String url, Map<String, String> custom) {
        Course.Module old = records.modules.get(module).orElseThrow();
        Course.Module edited = new Course.Module(
                old.id(),
                old.title(),
                old.summary(),
                old.kind(),
                old.link(),
                old.client(),
                url,
                custom,
                old.inNewTab(),
                old.review());
        records.modules.put(module, edited);
    }

    /** From now on the claims of each id token are changed so before they are signed: a claim may go, come or be wrong. */
    public void changeMessages(Consumer<Map<String, Object>> change) {
        messages.change(change);
    }

    /**
     * Step 1 of a launch, for a program that goes on itself: what is to be posted to the tool. The surfer is given the session's cookie.
     *
     * @param module such as {@code checkpoint-12}
     */
    Surfer.Form beginLaunch(Member member, String module, Surfer surfer) {
        String session = sessions.begin(member);
        surfer.keepCookie(URI.create(issuer).getRawAuthority(), Sessions.COOKIE, session);
        Hint hint = course.hint(session, records.modules.get(module).orElseThrow());
        Tool tool = records.tools.get(hint.client()).orElseThrow();
        Surfer.Form form = new Surfer.Form(URI.create(tool.login()), "action=\"" + tool.login() + "\"", "");
        authorization.begin(tool, member, hint).forEach(form::set);
        return form;
    }

    @Override
    public void close() {
        wire.close();
    }
}
