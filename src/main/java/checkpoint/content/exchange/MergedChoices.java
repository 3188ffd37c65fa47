package checkpoint.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The choices of a question as a learner can tell them apart: each text once, and none without a text. */
final class MergedChoices {

    private MergedChoices() {}

    static List<Answer.Choice> of(Answer.Choices choices, Notes notes) {
        Map<String, Answer.Choice> byText = new LinkedHashMap<>();
        for (Answer.Choice one : choices.choices()) {
            String text = one.text().strip();
            if (text.isEmpty()) {
                blank(one, notes);
                continue;
            }
            Answer.Choice before = byText.putIfAbsent(text, one);
            if (before != null && !before.credit().equals(one.credit())) {
                notes.refused("loss.choices.twice.credit", text);
            } else if (before != null
                    && choices.sum() != Answer.Sum.ONE
                    && one.credit().signum() != 0) {
                notes.refused("loss.choices.twice.both", text);
            } else if (before != null) {
                notes.changed("loss.choices.twice.merged", text);
            }
        }
        return new ArrayList<>(byText.values());
    }

    /** A field for a choice that its author left empty, as Canvas exports it. */
    private static void blank(Answer.Choice choice, Notes notes) {
        if (choice.credit().signum() > 0) {
            notes.refused("loss.choices.blank");
        } else {
            notes.changed("loss.choices.left");
        }
    }
}
