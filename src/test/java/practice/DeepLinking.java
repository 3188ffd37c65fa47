package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;
import tools.jackson.databind.JsonNode;

/** Deep Linking 2.0: asks the tool which activity is meant, and makes modules of what it answers. */
public final class DeepLinking {

    private final Records records;
    private final Sessions sessions;
    private final Authorization authorization;
    private final JudgeResponse judge;
    private final Dials dials;
    private final ToolFrame frame;
    private final Html html;
    private final Clock clock;
    private volatile List<String> lastErrors = List.of();
    private volatile String lastResponse = "";

    DeepLinking(
            Records records,
            Sessions sessions,
            Authorization authorization,
            JudgeResponse judge,
            Dials dials,
            ToolFrame frame,
            Html html,
            Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.authorization = authorization;
        this.judge = judge;
        this.dials = dials;
        this.frame = frame;
        this.html = html;
        this.clock = clock;
    }

    /** What was wrong with the last response; empty if nothing. */
    public List<String> lastErrors() {
        return lastErrors;
    }

    /** The claims of the last response, as JSON; empty if there was none, or it could not be read. */
    public String lastResponse() {
        return lastResponse;
    }

    /** The page that holds the tool's picker. */
    void page(Exchange exchange) throws IOException {
        Member member = sessions.member(exchange);
        Optional<Tool> tool = records.tools.get(exchange.parameter("tool")).filter(Tool::active);
        if (member.part() != Person.Part.INSTRUCTOR || tool.isEmpty()) {
            exchange.page(403, html.notice("Not allowed", member, "Only instructors add to the course."));
            return;
        }
        String content = "<h1 class=\"above\">Add a checkpoint</h1>"
                + frame.around("/deep-linking/launch?tool=" + tool.get().clientId(), "Choose a checkpoint")
                + "<p class=\"pager\"><a href=\"/\">Back without adding</a></p>";
        exchange.page(
                200,
                html.page(
                        "Add a checkpoint", member, frame.attributes(tool.get().origin()), content));
    }

    /** Step 1, in the frame. */
    void launch(Exchange exchange) throws IOException {
        Member member = sessions.member(exchange);
        Optional<Tool> tool = records.tools.get(exchange.parameter("tool")).filter(Tool::active);
        if (tool.isEmpty()) {
            exchange.page(404, Html.bare("Not found", "<h1>There is no such tool</h1>"));
            return;
        }
        String id = sessions.unguessable();
        String session = sessions.id(exchange);
        // Odd on purpose: it must come back as it is.
        String data = dials.is(Dials.Data.SENT) ? "{\"picker\":\"" + id + "\",\"odd\":\"a&b=c d+e/ü<i>\"}" : null;
        DeepLinkRequest request = new DeepLinkRequest(
                id,
                session,
                tool.get().clientId(),
                data,
                said(dials.at(Dials.Several.class)),
                said(dials.at(Dials.LineItemsTaken.class)),
                clock.instant(),
                false);
        records.requests.put(id, request);
        String target = tool.get().deepLinking();
        authorization.initiate(
                exchange,
                tool.get(),
                member,
                new Hint(
                        session,
                        tool.get().clientId(),
                        Hint.Kind.DEEP_LINKING,
                        null,
                        target,
                        id,
                        null,
                        clock.instant(),
                        false));
    }

    private static Boolean said(Enum<?> position) {
        return position.name().equals("UNSAID")
                ? null
                : Boolean.valueOf(position.name().equals("YES"));
    }

    /** Where the tool's response arrives, in the frame. */
    void returned(Exchange exchange) throws IOException {
        Optional<DeepLinkRequest> request = records.requests
                .get(exchange.parameter("request"))
                .filter(one -> one.session().equals(sessions.id(exchange)));
        if (request.isEmpty() || !exchange.method().equals("POST")) {
            answer(exchange, 400, List.of("nobody asked for this in this browser"), 0, "");
            return;
        }
        Tool tool = records.tools.get(request.get().client()).orElseThrow();
        JudgeResponse.Judged judged = judge.judge(exchange.parameter("JWT"), request.get(), tool);
        List<String> wrong = new ArrayList<>(judged.wrong());
        // Only a good answer closes the request: a bad one may be mended and sent again.
        if (wrong.isEmpty()
                && records.requests
                        .change(request.get().id(), one -> !one.answered(), DeepLinkRequest::closed)
                        .isEmpty()) {
            wrong.add("this request was answered before");
        }
        lastErrors = List.copyOf(wrong);
        lastResponse = judged.claims().isObject() ? judged.claims().toString() : "";
        if (wrong.isEmpty()) {
            judged.items().forEach(item -> add(item, tool));
        }
        String said = judged.words("errormsg").isEmpty() ? judged.words("msg") : judged.words("errormsg");
        answer(exchange, wrong.isEmpty() ? 200 : 400, wrong, judged.items().size(), said);
    }

    private void add(JsonNode item, Tool tool) {
        String link = "link-" + sessions.unguessable().substring(0, 12);
        JsonNode lineItem = item.path("lineItem");
        String title = item.path("title").asString(lineItem.path("label").asString(tool.name()));
        Map<String, String> custom = new LinkedHashMap<>();
        item.path("custom")
                .properties()
                .forEach(one -> custom.put(one.getKey(), one.getValue().asString("")));
        String review = lineItem.path("submissionReview").path("url").asString(null);
        boolean reviewed = lineItem.has("submissionReview");
        records.modules.put(
                link,
                new Course.Module(
                        link,
                        title,
                        item.path("text").asString(""),
                        Course.Kind.TOOL,
                        link,
                        tool.clientId(),
                        item.path("url").asString(null),
                        custom,
                        item.path("window").path("targetName").asString("").equals("_blank"),
                        reviewed ? review == null ? tool.target() : review : null));
        if (!lineItem.isMissingNode()) {
            BigDecimal maximum = lineItem.path("scoreMaximum").decimalValue();
            // Moodle names the column after the activity, whatever label was asked for.
            String label = dials.is(Dials.Manner.MOODLE)
                    ? title
                    : lineItem.path("label").asString(title);
            records.addLineItem(
                    label,
                    maximum,
                    lineItem.path("resourceId").asString(null),
                    link,
                    lineItem.path("tag").asString(null),
                    true,
                    tool.clientId());
        }
    }

    private static void answer(Exchange exchange, int status, List<String> wrong, int added, String said)
            throws IOException {
        StringBuilder content = new StringBuilder();
        if (wrong.isEmpty()) {
            content.append("<h1 data-testid=\"deep-linking-result\" data-added=\"%d\">%s</h1>"
                    .formatted(added, added == 0 ? "Nothing was added" : "Added to the course: " + added));
        } else {
            content.append("<h1>The tool’s answer was refused</h1><ul class=\"wrong\">");
            wrong.forEach(one -> content.append("<li data-testid=\"deep-linking-error\">")
                    .append(Html.escape(one))
                    .append("</li>"));
            content.append("</ul>");
        }
        if (!said.isEmpty()) {
            content.append("<p data-testid=\"deep-linking-message\">The tool says: ")
                    .append(Html.escape(said))
                    .append("</p>");
        }
        content.append("<p><a class=\"button\" target=\"_top\" href=\"/\">Continue</a></p>");
        exchange.page(status, Html.bare("Adding to the course", content.toString()));
    }
}
