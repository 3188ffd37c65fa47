package checkpoint.learning.authoring;

import checkpoint.content.editing.PolicyText;
import checkpoint.content.file.Fault;
import checkpoint.tool.language.Sentence;
import java.util.Map;

/** The names that the editor's fields give to the keys of a checkpoint's file: who writes by forms has never seen the file. */
public final class FieldLabels {

    /** The prefix of the fields of these keys, which is also that of their ids. */
    private static final Map<String, String> OF_QUESTION = Map.ofEntries(
            Map.entry("stem", "stem"),
            Map.entry("choices", "choices"),
            Map.entry("answer", "number"),
            Map.entry("tolerance", "tolerance"),
            Map.entry("unit", "unit"),
            Map.entry("accept", "accept"),
            Map.entry("order", "order"),
            Map.entry("pairs", "pairs"),
            Map.entry("extra", "extra"),
            Map.entry("feedback", "feedback"),
            Map.entry("points", "points"),
            Map.entry("objective", "objective"),
            Map.entry("passage", "passage"),
            Map.entry("id", "id"));

    /** What a form says in its own words, as the file's own mean nothing to who has never seen it. */
    private static final Map<String, String> IN_A_FORM = Map.ofEntries(
            Map.entry("fault.missing", "fault.form.missing"),
            Map.entry("fault.missing.write", "fault.form.missing"),
            Map.entry("fault.answer.missing", "fault.form.missing"),
            Map.entry("fault.choices.one", "fault.form.choices.one"),
            Map.entry("fault.choices.some", "fault.form.choices.some"),
            Map.entry("fault.choices.contradicted", "fault.form.choices.contradicted"),
            Map.entry("fault.choices.nothing", "fault.form.choices.nothing"),
            Map.entry("fault.credits.full", "fault.form.credits.full"),
            Map.entry("fault.credits.negative", "fault.form.credits.negative"),
            Map.entry("fault.pairs.extra", "fault.form.pairs.extra"),
            Map.entry("fault.keys.last", "fault.form.keys.last"),
            Map.entry("fault.next.one", "fault.form.next.one"));

    private FieldLabels() {}

    /** What a fault says after the name of its field. */
    public static Sentence says(Fault fault) {
        return inAForm(fault.saysOf(fault.about()));
    }

    /** The same in the words of a form. */
    public static Sentence inAForm(Sentence says) {
        return new Sentence(IN_A_FORM.getOrDefault(says.key(), says.key()), says.arguments());
    }

    /** The key of the words before the field of a question that a fault is about; empty where no form shows such a field. */
    public static String ofQuestion(Fault fault) {
        String key = fault.about();
        return OF_QUESTION.containsKey(key) ? "authoring.question." + OF_QUESTION.get(key) : "";
    }

    /** The same of the policy; what is said of the quiz as a whole has no field. */
    public static String ofPolicy(Fault fault) {
        return PolicyText.QUIZ.contains(fault.about()) ? "authoring.policy." + fault.about() : "";
    }
}
