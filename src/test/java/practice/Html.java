package practice;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The frame of each page of the LMS. */
final class Html {

    private final Records records;

    Html(Records records) {
        this.records = records;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    String page(String title, Member reader, String content) {
        return page(title, reader, "", content);
    }

    /** With attributes of the body, for the script of pages that hold a tool's frame. */
    String page(String title, Member reader, String attributes, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%s · Practice LMS</title>
                  <link rel="icon" type="image/svg+xml" href="/icon.svg">
                  <link rel="stylesheet" href="/style.css">
                </head>
                <body%s>
                  <header>
                    <a class="brand" href="/">Practice LMS</a>
                    <nav aria-label="Course">%s</nav>
                    %s
                  </header>
                  <main>%s</main>
                  <footer>A practice platform for trying out LTI tools. Nobody here is real.</footer>
                  <script src="/lms.js"></script>
                </body>
                </html>
                """.formatted(escape(title), attributes, navigation(title), people(reader), content);
    }

    private static String navigation(String title) {
        StringBuilder links = new StringBuilder();
        for (String one : List.of("Modules", "Gradebook", "People", "Tools", "Dials")) {
            links.append("<a href=\"%s\"%s>%s</a> "
                    .formatted(
                            one.equals("Modules") ? "/" : "/" + one.toLowerCase(Locale.ROOT),
                            one.equals(title) ? " aria-current=\"page\"" : "",
                            one));
        }
        return links.toString();
    }

    /** A heading and a sentence. */
    String notice(String title, Member reader, String sentence) {
        return page(title, reader, "<h1>" + escape(title) + "</h1><p>" + escape(sentence) + "</p>");
    }

    private String people(Member reader) {
        StringBuilder options = new StringBuilder();
        for (Member member : records.members.all()) {
            boolean isCast =
                    !member.name().equals(member.subject()) || member.name().equals(reader.name());
            if (member.active() && isCast) {
                options.append("<option value=\"%s\"%s>%s (%s)</option>"
                        .formatted(
                                escape(member.name()),
                                member.name().equals(reader.name()) ? " selected" : "",
                                escape(member.fullName()),
                                member.part().words));
            }
        }
        return """
                <form class="who" method="post" action="/person">
                  <label for="person">You are</label>
                  <select id="person" name="person">%s</select>
                  <button>Switch</button>
                </form>
                """.formatted(options);
    }

    /** A page in the tool's frame, without the LMS around it. */
    static String bare(String title, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/style.css"></head>
                <body class="bare"><main>%s</main></body></html>
                """.formatted(escape(title), content);
    }

    /** A form that goes on by itself where scripts run, and by its button where they do not. */
    static String continueForm(String action, Map<String, String> fields, String sentence) {
        return bare("One moment", """
                <form id="go" method="post" action="%s">%s<p>%s</p><button data-testid="continue">Continue</button></form>
                <script src="/go.js"></script>""".formatted(escape(action), hidden(fields), escape(sentence)));
    }

    static String hidden(Map<String, String> fields) {
        StringBuilder inputs = new StringBuilder();
        fields.forEach((name, value) -> inputs.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value))));
        return inputs.toString();
    }

    /** A form of one button; whom or what it concerns is said to those who do not see where it stands. */
    static String button(String action, Map<String, String> fields, String words, String what) {
        return "<form method=\"post\" action=\"%s\">%s<button class=\"plain\" aria-label=\"%s\">%s</button></form>"
                .formatted(escape(action), hidden(fields), escape((words + " " + what).strip()), escape(words));
    }

    /** A table that scrolls by itself where the page is narrow, by keyboard too. */
    static String table(String name, String headings, String rows) {
        return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
                .formatted(escape(name), headings, rows);
    }

    static String heading(String words) {
        return "<th scope=\"col\">" + escape(words) + "</th>";
    }
}
