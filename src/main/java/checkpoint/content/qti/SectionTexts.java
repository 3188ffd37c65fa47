package checkpoint.content.qti;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts and rules of a test or a section beyond its questions, which our quizzes have no place for. */
final class SectionTexts {

    private static final Set<String> ROUTES = Set.of("preCondition", "branchRule");
    /** The elements that add up the scores of the questions. */
    private static final Set<String> ADDING = Set.of("setOutcomeValue", "sum", "testVariables", "variable");

    private static final int SHOWN = 200;

    private SectionTexts() {}

    /**
     * Reports what is lost.
     *
     * @param section a test, a part of it, a section, or a reference to an item
     */
    static void say(Element section, Notes notes) {
        String name = name(section);
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
                && section.children("timeLimits").stream()
                        .anyMatch(one -> !one.attribute("maxTime").isBlank())) {
            notes.dropped("loss.qti.time", name);
        }
    }

    /** Tells how a test makes its score and its order, beyond adding up and shuffling all. */
    static void sayTest(Element test, Notes notes) {
        for (Element feedback : test.all("testFeedback")) {
            String words = feedback.text().replaceAll("\\s+", " ").strip();
            if (!words.isEmpty()) {
                notes.dropped(
                        "loss.qti.test.feedback", words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words);
            }
        }
        if (test.children("outcomeProcessing").stream().anyMatch(SectionTexts::isOwnScore)) {
            notes.changed("loss.qti.outcome");
        }
        List<Element> sections = test.all("assessmentSection").stream()
                .filter(one -> !one.children("assessmentItemRef").isEmpty())
                .toList();
        List<Element> shuffled = sections.stream()
                .filter(one -> one.children("ordering").stream()
                        .anyMatch(order -> order.attribute("shuffle").equals("true")))
                .toList();
        if (shuffled.size() < sections.size()) {
            shuffled.forEach(one -> notes.changed("loss.qti.part", name(one)));
        }
        for (Element section : shuffled) {
            section.children("assessmentItemRef").stream()
                    .filter(one -> one.attribute("fixed").equals("true"))
                    .forEach(one -> notes.changed("loss.qti.fixed", name(one)));
        }
        for (Element section : sections) {
            if (!section.children("selection").isEmpty()) {
                section.children().stream()
                        .filter(one -> one.attribute("required").equals("true"))
                        .forEach(one -> notes.changed("loss.qti.required", name(one)));
            }
        }
    }

    /** Whether a score is set by anything but adding up; what feedback or percentages are made of it counts for nothing. */
    private static boolean isOwnScore(Element processing) {
        boolean conditional = processing.children("outcomeCondition").stream()
                .flatMap(one -> one.all("setOutcomeValue").stream())
                .anyMatch(SectionTexts::isScore);
        return conditional
                || processing.children("setOutcomeValue").stream()
                        .filter(SectionTexts::isScore)
                        .anyMatch(one ->
                                !one.all(rule -> !ADDING.contains(rule.name())).isEmpty());
    }

    private static boolean isScore(Element set) {
        String name = set.attribute("identifier").toLowerCase(Locale.ROOT);
        return (name.contains("score") || name.contains("total")) && !name.matches(".*(max|min|ratio|percent|pass).*");
    }

    private static String name(Element section) {
        return section.attribute("title").isBlank() ? section.attribute("identifier") : section.attribute("title");
    }
}
