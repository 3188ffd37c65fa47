package practice;

/** The frame of each page of the LMS. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String page(String title, Person person, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%s · Practice LMS</title>
                  <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                  <header>
                    <a class="brand" href="/">Practice LMS</a>
                    <nav aria-label="Course"><a href="/">Modules</a> <a href="/gradebook">Gradebook</a></nav>
                    %s
                  </header>
                  <main>%s</main>
                  <footer>A practice platform for trying out LTI tools. Nobody here is real.</footer>
                </body>
                </html>
                """
                .formatted(escape(title), people(person), content);
    }

    private static String people(Person current) {
        StringBuilder options = new StringBuilder();
        for (Person person : Person.values()) {
            options.append("<option value=\"%s\"%s>%s (%s)</option>"
                    .formatted(
                            person.name(),
                            person == current ? " selected" : "",
                            escape(person.fullName()),
                            person.part.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return """
                <form class="who" method="post" action="/person">
                  <label for="person">You are</label>
                  <select id="person" name="person">%s</select>
                  <button>Switch</button>
                </form>
                """
                .formatted(options);
    }

    /** A form that goes on by itself where scripts run, and by its button where they do not. */
    static String continueForm(String action, java.util.Map<String, String> fields, String sentence) {
        StringBuilder inputs = new StringBuilder();
        fields.forEach((name, value) -> inputs.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value))));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>One moment</title>
                <link rel="stylesheet" href="/style.css"></head>
                <body class="bare"><main>
                <form id="go" method="post" action="%s">%s<p>%s</p><button data-testid="continue">Continue</button></form>
                </main><script src="/go.js"></script></body></html>
                """
                .formatted(escape(action), inputs, escape(sentence));
    }
}
