package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import practice.store.Disk;
import practice.wire.Exchange;
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
    private final Clock clock;
    private final Records records;
    private final Dials dials;
    private final RSAKey key;
    private final Services services;
    private final Faults faults = new Faults();
    private final Watch watch = new Watch();
    private final Messages messages;
    private final Sessions sessions;
    private final Authorization authorization;
    private final Tokens tokens;
    private final Gradebook gradebook;
    private final Roster roster;
    private final CoursePages course;
    private final DeepLinking deepLinking;
    private final AdminPages admin;
    private final Registrations registrations;
    private final ToolPages tools;
    private final Reviews reviews;
    private final Html html;
    private final Addresses addresses;

    private PracticeLms(Wire wire, String toolUrl, Disk disk, Clock clock) {
        this.wire = wire;
        this.issuer = "http://127.0.0.1:" + wire.port();
        this.toolUrl = toolUrl;
        this.clock = clock;
        this.records = new Records(disk);
        this.dials = new Dials(records);
        this.key = key(records);
        this.html = new Html(records);
        this.services = new Services(records, dials, clock);
        this.sessions = new Sessions(records);
        ToolKeys keys = new ToolKeys();
        this.addresses = new Addresses(issuer, dials);
        ToolFrame frame = new ToolFrame(dials, issuer);
        this.messages = new Messages(records, dials, addresses, key, issuer, clock);
        this.authorization = new Authorization(records, sessions, messages, dials, html, issuer, clock);
        this.tokens = new Tokens(records, keys, dials, issuer, clock);
        this.gradebook = new Gradebook(records, services, addresses, dials, faults, watch, clock);
        this.roster = new Roster(records, services, addresses, dials);
        this.course = new CoursePages(records, sessions, authorization, frame, html, clock);
        this.deepLinking = new DeepLinking(
                records,
                sessions,
                authorization,
                new JudgeResponse(records, keys, issuer, clock),
                dials,
                frame,
                html,
                clock);
        this.admin = new AdminPages(records, sessions, gradebook, dials, faults, html);
        this.registrations = new Registrations(records, sessions, messages, dials, issuer, clock);
        this.tools = new ToolPages(records, sessions, registrations, frame, html);
        this.reviews = new Reviews(records, sessions, authorization, frame, html, clock);
        if (records.modules.all().isEmpty()) {
            furnish();
        }
    }

    /**
     * Starts one that forgets everything when it stops.
     *
     * @param port 0 for any
     * @param toolUrl the tool's public URL
     */
    public static PracticeLms start(int port, String toolUrl, Clock clock) throws IOException {
        return start(port, toolUrl, Disk.NONE, clock);
    }

    /** Starts one that keeps what it knows in the database, and finds it there again. */
    public static PracticeLms start(int port, String toolUrl, DataSource source, Clock clock) throws IOException {
        return start(port, toolUrl, Disk.of(source, "practice"), clock);
    }

    private static PracticeLms start(int port, String toolUrl, Disk disk, Clock clock) throws IOException {
        Wire wire = Wire.listen(port, clock);
        PracticeLms lms = new PracticeLms(wire, toolUrl, disk, clock);
        wire.serve(lms::handle);
        return lms;
    }

    /** The people, the tool, the course and its one column, as on the first day. */
    private void furnish() {
        for (Person person : Person.values()) {
            records.members.put(person.name(), Member.of(person));
        }
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

    /** The tools that are registered here, in the order in which they came. */
    public List<Tool> tools() {
        return records.tools.all();
    }

    /** The modules of the course in their order. */
    public List<Course.Module> modules() {
        return records.modules.all();
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
        surfer.keepCookie(issuer.substring("http://".length()), Sessions.COOKIE, session);
        Hint hint = course.hint(session, records.modules.get(module).orElseThrow());
        Tool tool = records.tools.get(hint.client()).orElseThrow();
        Surfer.Form form = new Surfer.Form(URI.create(tool.login()), "action=\"" + tool.login() + "\"", "");
        authorization.begin(tool, member, hint).forEach(form::set);
        return form;
    }

    private void handle(Exchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (RuntimeException e) {
            e.printStackTrace();
            exchange.json(500, "text/plain", "The practice LMS has a fault: " + e);
        }
    }

    private void route(Exchange exchange) throws IOException {
        String path = exchange.path();
        Matcher grades = Addresses.grades(path);
        if (grades.matches()) {
            Faults.Service service = Gradebook.service(grades);
            Step step = () -> gradebook.serve(exchange, grades);
            if (service == Faults.Service.SCORES) {
                watch.during(grades.group(2), exchange, () -> logged(exchange, service, step));
            } else {
                logged(exchange, service, step);
            }
        } else if (Addresses.isRoster(path)) {
            logged(exchange, Faults.Service.ROSTER, () -> roster.serve(exchange));
        } else if (path.equals("/token")) {
            logged(exchange, Faults.Service.TOKEN, () -> tokens.token(exchange));
        } else if (path.equals("/jwks")) {
            logged(exchange, Faults.Service.KEYS, () -> exchange.json(200, "application/json", keySet()));
        } else if (Registrations.isConfiguration(path)) {
            registrations.configuration(exchange);
        } else if (Registrations.isRegistration(path) && exchange.method().equals("POST")) {
            registrations.register(exchange);
        } else if (path.startsWith("/modules/") && exchange.method().equals("GET")) {
            course.module(exchange, path.substring("/modules/".length()));
        } else if (exchange.method().equals("POST")) {
            post(exchange, path);
        } else {
            get(exchange, path);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Through what is broken at the service just now, and into the log. */
    private void logged(Exchange exchange, Faults.Service service, Step step) throws IOException {
        Instant at = clock.instant();
        try {
            if (faults.spares(service, exchange, dials.is(Dials.Manner.CANVAS))) {
                step.run();
            }
        } finally {
            services.log(exchange, at, service != Faults.Service.TOKEN);
        }
    }

    private void post(Exchange exchange, String path) throws IOException {
        if (path.equals("/auth")) {
            authorization.authorize(exchange);
            return;
        }
        if (path.equals("/deep-linking/return")) {
            deepLinking.returned(exchange);
            return;
        }
        // The session's cookie comes along from anywhere, so a form must come from here.
        if (exchange.header("Origin") != null && !exchange.header("Origin").equals(issuer)) {
            exchange.page(
                    403, html.notice("Not allowed", sessions.member(exchange), "That form was not of this site."));
            return;
        }
        switch (path) {
            case "/person" -> sessions.become(exchange);
            case "/dials" -> admin.turn(exchange);
            case "/tools/register" -> tools.register(exchange);
            case "/tools/switch" -> tools.switchOver(exchange);
            case "/tools/remove" -> tools.remove(exchange);
            case "/faults" -> admin.breakServices(exchange);
            case "/gradebook/grade" -> admin.enterGrade(exchange);
            case "/gradebook/post" -> admin.postGrades(exchange);
            case "/people/enrolment" -> admin.changeEnrolment(exchange);
            case "/modules/duplicate" -> course.duplicate(exchange);
            case "/modules/remove" -> course.remove(exchange);
            default -> notFound(exchange);
        }
    }

    private void get(Exchange exchange, String path) throws IOException {
        switch (path) {
            case "/" -> course.modules(exchange);
            case "/launch" -> course.launch(exchange);
            case "/deep-linking" -> deepLinking.page(exchange);
            case "/deep-linking/launch" -> deepLinking.launch(exchange);
            case "/deep-linking/return" -> deepLinking.returned(exchange);
            case "/gradebook" -> admin.gradebook(exchange);
            case "/people" -> admin.people(exchange);
            case "/dials" -> admin.dials(exchange);
            case "/tools" -> tools.list(exchange);
            case "/review" -> reviews.page(exchange);
            case "/review/launch" -> reviews.launch(exchange);
            case "/auth" -> authorization.authorize(exchange);
            case "/api/grades" -> exchange.json(200, "application/json", admin.grades());
            case "/storage-frame" -> exchange.page(200, ToolFrame.storageFrame());
            case "/elsewhere" -> exchange.page(200, ToolFrame.elsewhere());
            case "/style.css" -> exchange.answer(200, "text/css; charset=utf-8", file("style.css"));
            case "/lms.js", "/elsewhere.js" ->
                exchange.answer(200, "text/javascript; charset=utf-8", file(path.substring(1)));
            case "/go.js" -> exchange.answer(200, "text/javascript", "document.getElementById('go').submit();");
            default -> notFound(exchange);
        }
    }

    private void notFound(Exchange exchange) throws IOException {
        exchange.page(404, html.notice("Not found", Member.of(Person.ADA), "There is nothing here."));
    }

    private String keySet() {
        return new JWKSet(key).toPublicJWKSet().toString();
    }

    static String file(String name) {
        try (InputStream in = PracticeLms.class.getResourceAsStream("/practice/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey key(Records records) {
        try {
            if (records.keys.get("1").isEmpty()) {
                records.keys.put(
                        "1",
                        new RSAKeyGenerator(2048)
                                .keyID(UUID.randomUUID().toString())
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.RS256)
                                .generate()
                                .toJSONString());
            }
            return RSAKey.parse(records.keys.get("1").orElseThrow());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
