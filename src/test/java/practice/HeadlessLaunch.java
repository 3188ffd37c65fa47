package practice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A learner without a browser window, for programs with thousands of them: launches over HTTP as a browser that keeps cookies
 * does, and goes on by the forms of the tool's pages.
 */
public final class HeadlessLaunch {

    private static final Pattern QUESTION = Pattern.compile("(?s)<fieldset\\b([^>]*)>(.*?)</fieldset>");
    private static final Pattern CHOICE = Pattern.compile("(?s)<label\\b[^>]*>\\s*<input\\b([^>]*)>(.*?)</label>");
    private static final Pattern ROW =
            Pattern.compile("(?s)<label\\b[^>]*>(.*?)</label>.*?<select\\b([^>]*)>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("(?s)<option\\b([^>]*)>(.*?)</option>");
    private static final Pattern TEXT = Pattern.compile("<input\\b([^>]*)>");

    private final Surfer surfer = new Surfer();
    private Surfer.Sight here;
    private Surfer.Form quiz;

    private HeadlessLaunch() {}

    /**
     * Opens a module of the course, such as {@code checkpoint-12}, as this person.
     *
     * @throws IOException where a host could not be reached
     */
    public static HeadlessLaunch open(PracticeLms lms, Member member, String module) throws IOException {
        HeadlessLaunch launch = new HeadlessLaunch();
        launch.here = launch.surfer.press(lms.beginLaunch(member, module, launch.surfer));
        // The platform's answer is a form to press: the id token goes to the tool.
        launch.here = launch.surfer.press(launch.here.form("id=\"go\""));
        return launch;
    }

    /** Where they are. */
    public Surfer.Sight page() {
        return here;
    }

    /** Presses the button that starts an attempt, or goes on with the open one. */
    public void start() throws IOException {
        here = surfer.press(here.form("data-testid=\"start-attempt\"").by("data-testid=\"start-attempt\""));
        quiz = here.form("data-testid=\"submit-attempt\"");
    }

    /** The questions that are put: what each offers, by its label; nothing where it is typed. */
    public Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        Matcher fields = QUESTION.matcher(here.body());
        while (fields.find()) {
            questions.put(
                    Surfer.attribute(fields.group(1), "data-question-id"),
                    CHOICE.matcher(fields.group(2))
                            .results()
                            .map(choice -> words(choice.group(2)))
                            .toList());
        }
        return questions;
    }

    private static String words(String html) {
        return Surfer.unescape(html.replaceAll("<[^>]+>", "")).strip();
    }

    private String inside(String question) {
        Matcher fields = QUESTION.matcher(here.body());
        while (fields.find()) {
            if (Surfer.attribute(fields.group(1), "data-question-id").equals(question)) {
                return fields.group(2);
            }
        }
        throw new AssertionError("no question " + question);
    }

    /** Marks the choice with this label. */
    public void choose(String question, String label) {
        Matcher choices = CHOICE.matcher(inside(question));
        while (choices.find()) {
            if (words(choices.group(2)).equals(label)) {
                String name = Surfer.attribute(choices.group(1), "name");
                String value = Surfer.attribute(choices.group(1), "value");
                if (Surfer.attribute(choices.group(1), "type").equals("radio")) {
                    quiz.set(name, value);
                } else {
                    quiz.add(name, value);
                }
                return;
            }
        }
        throw new AssertionError("no choice \"" + label + "\" at " + question);
    }

    /** Takes an option of the list that stands beside this label. */
    public void select(String question, String label, String option) {
        Matcher rows = ROW.matcher(inside(question));
        while (rows.find()) {
            if (words(rows.group(1)).equals(label)) {
                Matcher options = OPTION.matcher(rows.group(3));
                while (options.find()) {
                    if (words(options.group(2)).equals(option)) {
                        quiz.set(Surfer.attribute(rows.group(2), "name"), Surfer.attribute(options.group(1), "value"));
                        return;
                    }
                }
            }
        }
        throw new AssertionError("no option \"" + option + "\" beside \"" + label + "\" at " + question);
    }

    /** Types into the question's field. */
    public void type(String question, String text) {
        Matcher field = TEXT.matcher(inside(question));
        if (!field.find()) {
            throw new AssertionError("nothing to type at " + question);
        }
        quiz.set(Surfer.attribute(field.group(1), "name"), text);
    }

    /** Hands the attempt in. What was chosen stays, so that it can be done again where the tool did not take it. */
    public void submit() throws IOException {
        here = surfer.press(quiz.by("data-testid=\"submit-attempt\""));
    }

    /** What a hook of the page says in an attribute; empty where the hook is not there. */
    public Optional<String> said(String hook, String attribute) {
        Matcher tag =
                Pattern.compile("<[^>]*data-testid=\"" + hook + "\"[^>]*>").matcher(here.body());
        return tag.find() ? Optional.of(Surfer.attribute(tag.group(), attribute)) : Optional.empty();
    }
}
