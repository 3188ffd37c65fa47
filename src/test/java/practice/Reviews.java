package practice;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import practice.wire.Exchange;

/**
 * A submission is opened from the gradebook: by a submission review message where the line item declared one, else as Canvas does
 * it, by a resource link launch at the address that the tool sent along with the score.
 */
final class Reviews {

    private final Records records;
    private final Sessions sessions;
    private final Authorization authorization;
    private final ToolFrame frame;
    private final Html html;
    private final Clock clock;

    Reviews(Records records, Sessions sessions, Authorization authorization, ToolFrame frame, Html html, Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.authorization = authorization;
        this.frame = frame;
        this.html = html;
        this.clock = clock;
    }

    private record Review(Hint.Kind kind, Tool tool, String link, String target, Member student) {}

    /** Staff see any submission, students their own. */
    private Optional<Review> wanted(Exchange exchange, Member reader) {
        Optional<Member> student = records.members.get(exchange.parameter("person"));
        Optional<Records.LineItem> item = records.lineItem(LineItems.number(exchange.parameter("item"), 0));
        boolean may = reader.part() == Person.Part.INSTRUCTOR
                || student.filter(one -> one.name().equals(reader.name())).isPresent();
        if (student.isEmpty() || item.isEmpty() || item.get().link() == null || !may) {
            return Optional.empty();
        }
        Course.Module module = records.moduleOf(item.get().link()).orElseThrow();
        Tool tool = records.tools.get(module.client()).orElseThrow();
        String data = records.result(item.get().id(), student.get().subject())
                .map(Records.Result::data)
                .orElse(null);
        if (data != null && data.startsWith(tool.origin() + "/")) {
            return Optional.of(new Review(Hint.Kind.RESOURCE_LINK, tool, module.link(), data, student.get()));
        }
        return module.review() == null
                ? Optional.empty()
                : Optional.of(
                        new Review(Hint.Kind.SUBMISSION_REVIEW, tool, module.link(), module.review(), student.get()));
    }

    void page(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        Optional<Review> review = wanted(exchange, reader);
        if (review.isEmpty()) {
            exchange.page(404, html.notice("Nothing to review", reader, "There is no submission here for you."));
            return;
        }
        String title = "Submission of " + review.get().student().fullName();
        String content = "<h1 class=\"above\">" + Html.escape(title) + "</h1>"
                + frame.around("/review/launch?" + exchange.query(), title)
                + "<p class=\"pager\"><a href=\"/gradebook\">Back to the gradebook</a></p>";
        exchange.page(
                200,
                html.page(title, reader, frame.attributes(review.get().tool().origin()), content));
    }

    void launch(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        Optional<Review> review = wanted(exchange, reader);
        if (review.isEmpty()) {
            exchange.page(404, Html.bare("Nothing to review", "<h1>There is no submission here for you</h1>"));
            return;
        }
        Review one = review.get();
        authorization.initiate(
                exchange,
                one.tool(),
                reader,
                new Hint(
                        sessions.id(exchange),
                        one.tool().clientId(),
                        one.kind(),
                        one.link(),
                        one.target(),
                        null,
                        one.kind() == Hint.Kind.SUBMISSION_REVIEW
                                ? one.student().subject()
                                : null,
                        clock.instant(),
                        false));
    }
}
