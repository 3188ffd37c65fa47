package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a question that are told apart, by index: a choice; true (0) and false (1); an entry in a place, or a left side with a right one
 * (rows of as many as there are places, or right sides); a number by its class ({@link NumberClasses}). Texts are counted apart.
 */
public final class Options {

    private Options() {}

    static int count(Question question) {
        return switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> question.entries().size();
            case TRUE_FALSE -> 2;
            case NUMERIC -> NumberClasses.COUNT;
            case SHORT_TEXT -> 0;
            case ORDERING, MATCHING -> question.entries().size() * places(question);
        };
    }

    /** How many places an entry can be given, or right sides a left one. */
    public static int places(Question question) {
        return question.type() == Question.Type.ORDERING
                ? question.entries().size()
                : question.targets().size();
    }

    static int[] of(Question question, Response response) {
        int options = count(question);
        return switch (response) {
            case Response.Blank ignored -> new int[0];
            case Response.Chosen(var choices) ->
                choices.stream()
                        .mapToInt(Integer::intValue)
                        .filter(choice -> choice >= 0 && choice < options)
                        .toArray();
            case Response.TrueOrFalse(boolean value) -> options < 2 ? new int[0] : new int[] {value ? 0 : 1};
            case Response.Typed(String text) ->
                question.key() instanceof AnswerKey.Quantity key ? new int[] {NumberClasses.of(key, text)} : new int[0];
            case Response.Placed(List<@Nullable Integer> places) -> placed(question, places);
        };
    }

    private static int[] placed(Question question, List<@Nullable Integer> given) {
        int places = places(question);
        int rows = Math.min(given.size(), question.entries().size());
        int[] options = new int[rows];
        int used = 0;
        for (int row = 0; row < rows; row++) {
            Integer place = given.get(row);
            if (place != null && place >= 0 && place < places) {
                options[used++] = row * places + place;
            }
        }
        return java.util.Arrays.copyOf(options, used);
    }
}
