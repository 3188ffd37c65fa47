package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short answers as Moodle marks them: without case, the first that fits, and with {@code *} for anything. */
final class MoodleWords {

    private MoodleWords() {}

    /** Raw answers: a star in their text is a wildcard unless a backslash stands before it. */
    static Answer.Words of(List<Answer.Word> raw, Notes notes) {
        List<Answer.Word> words = new ArrayList<>();
        for (Answer.Word one : raw) {
            boolean wild = one.text().replace("\\*", "").contains("*");
            boolean any = one.text().strip().equals("*");
            if (wild && (any ? one.credit().signum() <= 0 : one.credit().signum() == 0)) {
                if (one.feedback() != null) {
                    notes.dropped("loss.feedback.other.said", one.feedback());
                }
                if (!any) {
                    notes.dropped("loss.moodle.worthless", one.text());
                }
                // Moodle takes the first that fits: nothing after a lone star is ever reached.
                if (any) {
                    sayCost(one.credit(), notes);
                    break;
                }
            } else if (wild) {
                notes.refused("loss.moodle.wild", one.text());
            } else {
                words.add(new Answer.Word(unescaped(one.text()), one.credit(), one.feedback()));
            }
        }
        return new Answer.Words(words, true);
    }

    /** A star that costs something does so for whatever no other answer fits. */
    static void sayCost(Credit credit, Notes notes) {
        if (credit.signum() < 0) {
            notes.changed("loss.typed.cost");
        }
    }

    /** A choice without text is not shown in Moodle either; what it would have earned or said is lost there too. */
    static void sayBlank(Credit credit, @Nullable String feedback, Notes notes) {
        if (credit.signum() != 0) {
            notes.changed("loss.moodle.blank.credit", credit.said());
        } else if (feedback != null) {
            notes.dropped("loss.moodle.blank.feedback", feedback);
        } else {
            notes.dropped("loss.moodle.blank");
        }
    }

    /** How many entries of an ordering Moodle showed: all where there are no more, and a few where the file names no number that it takes. */
    static void sayShown(String count, int entries, Notes notes) {
        int shown = count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
        if (shown < 2 && entries > 2) {
            notes.changed("loss.order.some");
        } else if (shown >= 2 && shown < entries) {
            notes.changed("loss.order.shown", count);
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\*", "*").strip();
    }

    /** A short answer is typed, so that markup in it means nothing. */
    static Answer.Word word(String text, Credit credit, @Nullable String feedback) {
        return new Answer.Word(text.strip(), credit, feedback);
    }
}
