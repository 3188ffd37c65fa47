package checkpoint.content.qti;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.util.Set;

/** What a test or a section says or rules beyond its questions, which has no place in a quiz of ours. */
final class SectionTexts {

    private static final Set<String> ROUTES = Set.of("preCondition", "branchRule");
    private static final int SHOWN = 200;

    private SectionTexts() {}

    /**
     * Tells what is lost.
     *
     * @param section a test, a part of it, a section, or a reference to an item
     */
    static void say(Element section, Notes notes) {
        String name =
                section.attribute("title").isBlank() ? section.attribute("identifier") : section.attribute("title");
        for (Element text : section.children("rubricBlock")) {
            String view = text.attribute("view");
            if (!view.isEmpty() && !view.contains("candidate")) {
                continue;
            }
            String words = text.text().replaceAll("\\s+", " ").strip();
            notes.changed("loss.section.text", name, words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words);
        }
        if (section.children().stream().anyMatch(one -> ROUTES.contains(one.name()))) {
            notes.changed("loss.qti.route", name);
        }
        if (!section.name().equals("assessmentTest")
                && !section.children("timeLimits").isEmpty()) {
            notes.dropped("loss.qti.time", name);
        }
    }
}
