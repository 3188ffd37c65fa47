package checkpoint.content.editing;

import checkpoint.content.file.Fault;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The form of the editor in which a fault of a draft can be mended. */
public final class FormPlaces {

    private static final String SOURCE = "checkpoint.yaml";

    private final @Nullable QuestionList questions;
    private final @Nullable PolicyText policy;

    private FormPlaces(@Nullable QuestionList questions, @Nullable PolicyText policy) {
        this.questions = questions;
        this.policy = policy;
    }

    /** The place to change something. */
    public sealed interface Place {

        /**
         * The form of a question.
         *
         * @param index from 0
         * @param id as the file has it; empty where it has none
         */
        record Question(int index, String id) implements Place {}

        /** The list of questions, where there is none yet. */
        record Questions() implements Place {}

        /** The form of the policy. */
        record Policy() implements Place {}

        /** A page, as Markdown. */
        record Page(String path) implements Place {}

        /** A file as text: no form shows it. */
        record Text() implements Place {}
    }

    /**
     * The forms of a draft as it stands.
     *
     * @param source the text of {@code checkpoint.yaml}
     */
    public static FormPlaces of(String source) {
        return new FormPlaces(
                QuestionList.read(source).orElse(null), PolicyText.read(source).orElse(null));
    }

    /** The place to mend this fault; its path is below the draft's folder. */
    public Place of(Fault fault) {
        if (fault.path().endsWith(".md")) {
            return new Place.Page(fault.path());
        }
        if (!fault.path().equals(SOURCE) || questions == null) {
            return new Place.Text();
        }
        OptionalInt index = questions.at(fault.line());
        if (index.isPresent()) {
            return new Place.Question(index.getAsInt(), id(questions, index.getAsInt()));
        }
        if (questions.size() == 0 && fault.isAbout("questions")) {
            return new Place.Questions();
        }
        return policy != null && (fault.isAbout("quiz") || policy.has(fault)) ? new Place.Policy() : new Place.Text();
    }

    private static String id(QuestionList questions, int index) {
        return questions.question(index).get("id") instanceof String id ? id : "";
    }
}
