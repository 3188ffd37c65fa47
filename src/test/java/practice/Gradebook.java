package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** The grades: what Assignment and Grade Services 2.0 does with them, and what a teacher does by hand. */
public final class Gradebook {

    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Dials dials;
    private final Faults faults;
    private final LineItems lineItems;
    private final Scores scores;
    private final Clock clock;

    /** The plainest faults, of all grade services at once; {@link Faults} has the rest. */
    public enum Fault {
        NONE,
        SERVER_ERROR,
        DROPS_AFTER_STORING
    }

    Gradebook(
            Records records,
            Services services,
            Addresses addresses,
            Dials dials,
            Faults faults,
            Watch watch,
            Clock clock) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.dials = dials;
        this.faults = faults;
        this.lineItems = new LineItems(records, services, addresses, dials);
        this.scores = new Scores(records, services, addresses, dials, new JudgeScore(records, dials, clock), watch);
        this.clock = clock;
    }

    public void misbehave(Fault with) {
        Faults.Kind kind = switch (with) {
            case NONE -> Faults.Kind.NONE;
            case SERVER_ERROR -> Faults.Kind.SERVER_ERROR;
            case DROPS_AFTER_STORING -> Faults.Kind.DROP_AFTER;
        };
        faults.on(Faults.Service.SCORES, kind);
        if (with != Fault.DROPS_AFTER_STORING) {
            faults.on(Faults.Service.RESULTS, kind).on(Faults.Service.LINE_ITEMS, kind);
        }
    }

    /** What a student of the course has in the first column: the one that opens the last module. */
    public Optional<BigDecimal> grade(Person person) {
        Records.LineItem item = records.lineItemsOf(Course.LINK).getFirst();
        return records.result(item.id(), person.subject).map(result -> result.shown(item));
    }

    /** A teacher enters a grade by hand, in the column's points, over whatever a tool has sent. */
    public void enter(long lineItem, Person person, String points) {
        enter(lineItem, person.subject, new BigDecimal(points));
    }

    void enter(long lineItem, String person, BigDecimal points) {
        Records.Result before = records.result(lineItem, person).orElse(Records.Result.none(lineItem, person));
        records.keep(before.by(points, clock.instant()));
    }

    /** A teacher writes a comment beside the grade. */
    public void comment(Person person, String words) {
        Records.LineItem item = records.lineItemsOf(Course.LINK).getFirst();
        Records.Result before =
                records.result(item.id(), person.subject).orElse(Records.Result.none(item.id(), person.subject));
        records.keep(before.with(words));
    }

    /** What stands beside the grade in the first column. */
    public Optional<String> comment(Person person) {
        Records.LineItem item = records.lineItemsOf(Course.LINK).getFirst();
        return records.result(item.id(), person.subject).map(Records.Result::comment);
    }

    /** A teacher takes back what was entered by hand: the tool's score shows again. */
    public void takeBack(long lineItem, Person person) {
        enter(lineItem, person.subject, null);
    }

    /** A teacher removes the grade altogether. */
    public void clear(long lineItem, Person person) {
        records.forget(lineItem, person.subject);
    }

    /** A teacher locks the grade: Moodle answers 500 to scores from now on. */
    public void lock(long lineItem, Person person, boolean locked) {
        Records.Result before =
                records.result(lineItem, person.subject).orElse(Records.Result.none(lineItem, person.subject));
        records.keep(before.with(locked, before.posted()));
    }

    /** A teacher posts what was held back by the posting policy. */
    public void post() {
        records.results().forEach(result -> records.keep(result.with(result.locked(), true)));
    }

    static Faults.Service service(Matcher path) {
        return switch (String.valueOf(path.group(3))) {
            case "scores" -> Faults.Service.SCORES;
            case "results" -> Faults.Service.RESULTS;
            default -> Faults.Service.LINE_ITEMS;
        };
    }

    void serve(Exchange exchange, Matcher path) throws IOException {
        Faults.Service service = service(path);
        Optional<Tool> tool = services.admit(exchange, scopes(exchange, service));
        if (tool.isEmpty()) {
            return;
        }
        if (!path.group(1).equals(Course.ID)) {
            services.refuse(exchange, 404, "Not Found: Course " + path.group(1) + " doesn't exist");
            return;
        }
        if (path.group(2) == null) {
            lineItems.container(exchange, tool.get());
            return;
        }
        Optional<Records.LineItem> item = records.lineItem(Long.parseLong(path.group(2)));
        if (item.isEmpty()) {
            services.refuse(exchange, 404, "Not Found: Grade item " + path.group(2) + " doesn't exist");
            return;
        }
        switch (service) {
            case SCORES -> scores.take(exchange, item.get(), tool.get());
            case RESULTS -> results(exchange, item.get(), tool.get());
            default -> lineItems.item(exchange, item.get(), tool.get());
        }
    }

    private static String[] scopes(Exchange exchange, Faults.Service service) {
        return switch (service) {
            case SCORES -> new String[] {Services.SCORE};
            case RESULTS -> new String[] {Services.RESULT};
            default ->
                exchange.method().equals("GET")
                        ? new String[] {Services.LINE_ITEM, Services.LINE_ITEM_READ}
                        : new String[] {Services.LINE_ITEM};
        };
    }

    private void results(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        boolean moodle = dials.is(Dials.Manner.MOODLE);
        if (!exchange.method().equals("GET")) {
            services.refuse(exchange, 405, "Method Not Allowed");
            return;
        }
        String accept = exchange.header("Accept");
        if (accept != null && !accept.contains(RESULTS) && !accept.contains("*/*")) {
            services.refuse(exchange, 400, "No handler found for " + exchange.path() + " " + accept);
            return;
        }
        if (moodle && exchange.parameter("limit") != null) {
            exchange.answer(404, "text/html; charset=utf-8", "<h1>Call to a member function out() on null</h1>");
            return;
        }
        // These two list everybody, whoever was asked for.
        boolean everybody = dials.is(Dials.Manner.SAKAI) || dials.is(Dials.Manner.OPEN_EDX);
        String wanted = everybody ? null : exchange.parameter("user_id");
        List<Records.Result> found = wanted == null
                ? records.resultsOf(item.id())
                : records.result(item.id(), wanted).stream().toList();
        List<Map<String, Object>> all = new ArrayList<>();
        for (Records.Result result : found) {
            if (moodle || isStudent(result.person())) {
                all.add(described(result, item, tool));
            }
        }
        exchange.json(200, RESULTS + "; charset=utf-8", JsonMapper.shared().writeValueAsString(all));
    }

    private boolean isStudent(String subject) {
        return records.bySubject(subject)
                .filter(member -> member.active() && member.isStudent())
                .isPresent();
    }

    /** Out of what the tool last sent; in Moodle, out of the column's points. */
    private Map<String, Object> described(Records.Result result, Records.LineItem item, Tool tool) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", addresses.result(item.id(), result.person(), tool));
        map.put("userId", result.person());
        BigDecimal shown = result.shown(item);
        if (shown != null) {
            boolean ours = result.given() == null || dials.is(Dials.Manner.MOODLE);
            BigDecimal maximum = ours ? item.maximum() : result.maximum();
            map.put("resultScore", shown.multiply(maximum).divide(item.maximum(), java.math.MathContext.DECIMAL64));
            map.put("resultMaximum", maximum);
        }
        map.put("scoreOf", addresses.item(item.id(), tool));
        return map;
    }
}
