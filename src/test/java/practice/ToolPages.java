package practice;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;

/** The administrator's pages: the tools that are registered, and the way in for another. */
final class ToolPages {

    private final Records records;
    private final Sessions sessions;
    private final Registrations registrations;
    private final ToolFrame frame;
    private final Html html;

    ToolPages(Records records, Sessions sessions, Registrations registrations, ToolFrame frame, Html html) {
        this.records = records;
        this.sessions = sessions;
        this.registrations = registrations;
        this.frame = frame;
        this.html = html;
    }

    private static boolean administers(Member reader) {
        return reader.part() == Person.Part.ADMINISTRATOR;
    }

    void list(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        StringBuilder rows = new StringBuilder();
        records.tools.all().forEach(tool -> rows.append(row(tool, administers(reader))));
        String headings = Html.heading("Tool")
                + Html.heading("Client id")
                + Html.heading("Deployment")
                + Html.heading("Status")
                + Html.heading("Change");
        StringBuilder page = new StringBuilder("<h1>Tools</h1>");
        page.append(Html.table("Tools", headings, rows.toString()));
        page.append(
                administers(reader)
                        ? """
                        <h2>Register a tool</h2>
                        <form class="dials" method="post" action="/tools/register">
                          <p><label for="url">The tool’s registration URL</label>
                          <input id="url" name="url" type="url" required autocomplete="off"></p>
                          <button>Register</button>
                        </form>"""
                        : "<p>The administrator, Frances Boateng, registers tools and switches them on.</p>");
        exchange.page(200, html.page("Tools", reader, page.toString()));
    }

    private static String row(Tool tool, boolean mayChange) {
        Map<String, String> which = Map.of("client", tool.clientId());
        String change = mayChange
                ? Html.button("/tools/switch", which, tool.active() ? "Switch off" : "Activate", tool.clientId())
                        + Html.button("/tools/remove", which, "Remove", tool.clientId())
                : "";
        return "<tr data-testid=\"tool\" data-client-id=\"%1$s\" data-active=\"%2$b\"><th scope=\"row\">%3$s</th><td class=\"left\">%1$s</td><td class=\"left\">%4$s</td><td class=\"left\">%5$s</td><td><div class=\"actions\">%6$s</div></td></tr>"
                .formatted(
                        Html.escape(tool.clientId()),
                        tool.active(),
                        Html.escape(tool.name()),
                        Html.escape(tool.deploymentId()),
                        tool.active() ? "on" : "off",
                        change);
    }

    /** Opens the tool's own page in a frame, with where to read about this platform and a token for once. */
    void register(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        Optional<URI> url = url(exchange.parameter("url"));
        if (!administers(reader) || url.isEmpty()) {
            exchange.page(
                    400, html.notice("Not registered", reader, "An administrator and the tool’s address are needed."));
            return;
        }
        String address = url.get().toString();
        String content = "<h1 class=\"above\">Register a tool</h1>"
                + frame.around(registrations.address(address), "The tool’s registration page")
                + "<p class=\"pager\"><a href=\"/tools\">Back to the tools</a></p>";
        String attributes = frame.attributes(Tool.origin(address)) + " data-close-to=\"/tools\"";
        exchange.page(200, html.page("Register a tool", reader, attributes, content));
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(String.valueOf(text)))
                    .filter(uri -> uri.getHost() != null
                            && String.valueOf(uri.getScheme()).startsWith("http"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void switchOver(Exchange exchange) throws IOException {
        if (administers(sessions.member(exchange))) {
            records.tools.change(
                    String.valueOf(exchange.parameter("client")), any -> true, tool -> tool.with(!tool.active()));
        }
        exchange.redirect("/tools");
    }

    /** Its links and columns go with it. */
    void remove(Exchange exchange) throws IOException {
        String client = String.valueOf(exchange.parameter("client"));
        if (administers(sessions.member(exchange))) {
            records.modules.removeIf(module -> client.equals(module.client()));
            records.lineItems().stream()
                    .filter(item -> client.equals(item.client()))
                    .forEach(item -> records.removeLineItem(item.id()));
            records.tools.remove(client);
        }
        exchange.redirect("/tools");
    }
}
