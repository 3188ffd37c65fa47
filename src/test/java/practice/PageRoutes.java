package practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import practice.wire.Exchange;

/** Which page answers a browser's request. */
final class PageRoutes {

    private final Sessions sessions;
    private final Authorization authorization;
    private final CoursePages course;
    private final DeepLinking deepLinking;
    private final AdminPages admin;
    private final ToolPages tools;
    private final Reviews reviews;
    private final Html html;
    private final String issuer;

    PageRoutes(
            Sessions sessions,
            Authorization authorization,
            CoursePages course,
            DeepLinking deepLinking,
            AdminPages admin,
            ToolPages tools,
            Reviews reviews,
            Html html,
            String issuer) {
        this.sessions = sessions;
        this.authorization = authorization;
        this.course = course;
        this.deepLinking = deepLinking;
        this.admin = admin;
        this.tools = tools;
        this.reviews = reviews;
        this.html = html;
        this.issuer = issuer;
    }

    void serve(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (path.equals("/auth")) {
            authorization.authorize(exchange);
        } else if (path.equals("/deep-linking/return")) {
            deepLinking.returned(exchange);
        } else if (exchange.method().equals("POST")) {
            post(exchange, path);
        } else if (path.startsWith("/modules/")) {
            course.module(exchange, path.substring("/modules/".length()));
        } else {
            get(exchange, path);
        }
    }

    private void post(Exchange exchange, String path) throws IOException {
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
            case "/gradebook" -> admin.gradebook(exchange);
            case "/people" -> admin.people(exchange);
            case "/dials" -> admin.dials(exchange);
            case "/tools" -> tools.list(exchange);
            case "/review" -> reviews.page(exchange);
            case "/review/launch" -> reviews.launch(exchange);
            case "/api/grades" -> exchange.json(200, "application/json", admin.grades());
            case "/storage-frame" -> exchange.page(200, ToolFrame.storageFrame());
            case "/elsewhere" -> exchange.page(200, ToolFrame.elsewhere());
            case "/style.css" -> exchange.answer(200, "text/css; charset=utf-8", file("style.css"));
            case "/icon.svg" -> exchange.answer(200, "image/svg+xml", file("icon.svg"));
            case "/lms.js", "/elsewhere.js" ->
                exchange.answer(200, "text/javascript; charset=utf-8", file(path.substring(1)));
            case "/go.js" -> exchange.answer(200, "text/javascript", "document.getElementById('go').submit();");
            default -> notFound(exchange);
        }
    }

    private void notFound(Exchange exchange) throws IOException {
        exchange.page(404, html.notice("Not found", Member.of(Person.ADA), "There is nothing here."));
    }

    private static String file(String name) {
        try (InputStream in = PageRoutes.class.getResourceAsStream("/practice/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
