package checkpoint.learning.editing;

import checkpoint.content.file.Fault;
import checkpoint.learning.authoring.FieldLabels;
import checkpoint.tool.language.PercentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question as its form shows it. Public for its template.
 *
 * @param value keys and values as the file has them
 * @param blank how many empty rows follow the filled ones
 */
record QuestionForm(Map<String, Object> value, int blank) {

    /** In the order in which a form offers them. */
    public static final List<String> TYPES =
            List.of("single-choice", "multiple-choice", "true-false", "numeric", "short-text", "ordering", "matching");

    private static final Set<String> WITH_CHOICES = Set.of("single-choice", "multiple-choice");
    private static final int USUAL_CHOICES = 4;
    private static final Pattern WHOLE = Pattern.compile("\\+?100([.,]0+)?%|([1-9]\\d*)/\\2");
    private static final Pattern SOME = Pattern.compile("[^-]*[1-9].*");

    /** One choice; right also where its share of the points says so. */
    record Row(int number, String text, boolean correct, String feedback, String credit, boolean fixed) {}

    /** One pair to match. */
    record Pair(int number, String left, String right) {}

    /** A question in the list of a draft. */
    record Listed(int index, String stem, String type, String objective, List<Fault> faults, List<Fault> warnings) {}

    static QuestionForm of(Map<String, Object> value) {
        return new QuestionForm(value, 1);
    }

    /** The fields of a new question of this type. */
    static QuestionForm empty(String type, String id) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id);
        value.put("type", type);
        return new QuestionForm(value, USUAL_CHOICES);
    }

    public String type() {
        return text("type");
    }

    /** A value that is a text; else empty. */
    public String text(String key) {
        return value.get(key) instanceof String text ? text : "";
    }

    /** The key of the words before the field that a fault is about; empty where this form shows no such field. */
    public String label(Fault fault) {
        if (fault.about().equals("answer") && type().equals("true-false")) {
            return "authoring.question.truth";
        }
        return FieldLabels.ofQuestion(fault);
    }

    public boolean hasChoices() {
        return WITH_CHOICES.contains(type());
    }

    /** Whether the question has something that the form leaves to the text: several numbers, units, accepted texts with a credit. */
    public boolean isBeyond() {
        return value.containsKey("answers")
                || value.containsKey("units")
                || value.get("accept") instanceof List<?> accept
                        && accept.stream().anyMatch(Map.class::isInstance);
    }

    public boolean hasCredits() {
        return rows().stream().anyMatch(row -> !row.credit().isEmpty());
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Object one : list("choices")) {
            Map<?, ?> choice = one instanceof Map<?, ?> map ? map : Map.of("text", String.valueOf(one));
            rows.add(new Row(
                    rows.size(),
                    of(choice, "text"),
                    of(choice, "correct").equals("true") || earns(of(choice, "credit")),
                    of(choice, "feedback"),
                    of(choice, "credit"),
                    of(choice, "fixed").equals("true")));
        }
        for (int i = 0; i < blank; i++) {
            rows.add(new Row(rows.size(), "", false, "", "", false));
        }
        return rows;
    }

    /** Whether a choice with this share of the points is right: the one choice with all of them, or any of several with some. */
    boolean earns(String credit) {
        return (type().equals("single-choice") ? WHOLE : SOME)
                .matcher(PercentText.plain(credit))
                .matches();
    }

    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        if (value.get("pairs") instanceof Map<?, ?> map) {
            map.forEach(
                    (left, right) -> pairs.add(new Pair(pairs.size(), String.valueOf(left), String.valueOf(right))));
        }
        for (Object one : list("pairs")) {
            if (one instanceof Map<?, ?> pair) {
                pairs.add(new Pair(pairs.size(), of(pair, "left"), of(pair, "right")));
            }
        }
        for (int i = 0; i < blank; i++) {
            pairs.add(new Pair(pairs.size(), "", ""));
        }
        return pairs;
    }

    /** A list of texts, a line each. */
    public String lines(String key) {
        return list(key).stream()
                .map(one -> one instanceof Map<?, ?> map ? of(map, "text") : String.valueOf(one))
                .collect(Collectors.joining("\n"));
    }

    List<?> list(String key) {
        return value.get(key) instanceof List<?> list ? list : List.of();
    }

    private static String of(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
