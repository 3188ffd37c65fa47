package checkpoint.learning.authoring;

import checkpoint.content.editing.PolicyText;
import checkpoint.content.file.Fault;
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

    private FieldLabels() {}

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
