package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads answers from the fields of a quiz page. Entries go by where they stand on the page, from 0; positions to choose by what
 * is shown, from 1. What cannot be read is a blank, and fields that nobody asked for are ignored.
 */
public final class AnswerForm implements SentAnswers {

    /** Present in every form that shows the questions: without it a request has no answers, rather than blank ones. */
    public static final String MARKER = "answers";

    /** Present where the page wants its learner to be asked before questions without an answer are submitted. */
    public static final String ASKS = "asks";

    /** Which questions a script sends, where it does not send them all. */
    private static final String ONLY = "only";

    /** The hidden fields that say from which revision the page was made, and which page it is. */
    private static final String BASE = "revision";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String PAGE = "page";
    private static final Pattern PAGE_ID = Pattern.compile("[0-9a-z]{1,32}");
    private static final int MOST_PAGES = 20;

    private static final int LONGEST = 1000;

    private final MultiValueMap<String, String> form;

    public AnswerForm(MultiValueMap<String, String> form) {
        this.form = form;
    }

    /** The field of a question. */
    public static String field(String question) {
        return "q." + question;
    }

    /** The field of one of its rows, for ordering and matching. */
    public static String field(String question, int row) {
        return field(question) + "." + row;
    }

    /** With what is known of the page that they come from; none at all where the form did not show the questions. */
    @Override
    public Answers read(Checkpoint version, Layout layout) {
        List<String> pages = form.getOrDefault(PAGE, List.of()).stream()
                .filter(page -> PAGE_ID.matcher(page).matches())
                .limit(MOST_PAGES)
                .toList();
        String base = form.getFirst(BASE);
        boolean known = base != null && NUMBER.matcher(base).matches();
        return new Answers(responses(version, layout), known ? Integer.valueOf(base) : null, pages);
    }

    private Map<String, Response> responses(Checkpoint version, Layout layout) {
        Map<String, Response> responses = new HashMap<>();
        if (form.containsKey(MARKER)) {
            List<String> only = form.get(ONLY);
            for (Layout.Put put : layout.questions()) {
                if (only == null || only.contains(put.question())) {
                    Question question = version.quiz().question(put.question());
                    responses.put(question.id(), response(question.type(), put));
                }
            }
        }
        return responses;
    }

    private Response response(Question.Type type, Layout.Put put) {
        return switch (type) {
            case SINGLE_CHOICE -> one(put);
            case MULTIPLE_CHOICE -> some(put);
            case TRUE_FALSE -> truth(put);
            case NUMERIC, SHORT_TEXT -> typed(put);
            case ORDERING -> ordered(put);
            case MATCHING -> matched(put);
        };
    }

    private Response one(Layout.Put put) {
        Integer shown = number(only(field(put.question())), 0, put.entries().size());
        return shown == null
                ? new Response.Blank()
                : new Response.Chosen(Set.of(put.entries().get(shown)));
    }

    /** The value of a control that has one. Where several come it is not said which was meant, and none counts. */
    private @Nullable String only(String field) {
        List<String> values = form.getOrDefault(field, List.of());
        return values.size() == 1 ? values.getFirst() : null;
    }

    private Response some(Layout.Put put) {
        Set<Integer> chosen = form.getOrDefault(field(put.question()), List.of()).stream()
                .map(value -> number(value, 0, put.entries().size()))
                .filter(Objects::nonNull)
                .map(shown -> put.entries().get(shown))
                .collect(Collectors.toCollection(TreeSet::new));
        return chosen.isEmpty() ? new Response.Blank() : new Response.Chosen(chosen);
    }

    private Response truth(Layout.Put put) {
        String value = only(field(put.question()));
        if ("true".equals(value) || "false".equals(value)) {
            return new Response.TrueOrFalse(Boolean.parseBoolean(value));
        }
        return new Response.Blank();
    }

    private Response typed(Layout.Put put) {
        String value = only(field(put.question()));
        String text = value == null ? "" : storable(value);
        return text.isBlank() ? new Response.Blank() : new Response.Typed(text);
    }

    /** The places are those of the entries as authored, whichever row they were shown in. */
    private Response ordered(Layout.Put put) {
        return placed(put, row -> {
            Integer position = number(row, 1, put.entries().size() + 1);
            return position == null ? null : position - 1;
        });
    }

    private Response matched(Layout.Put put) {
        return placed(put, row -> {
            Integer shown = number(row, 0, put.targets().size());
            return shown == null ? null : put.targets().get(shown);
        });
    }

    private Response placed(Layout.Put put, PlaceOfRow read) {
        int rows = put.entries().size();
        List<@Nullable Integer> places = new ArrayList<>(rows);
        boolean blank = true;
        for (int entry = 0; entry < rows; entry++) {
            int row = put.entries().indexOf(entry);
            Integer place = read.place(only(field(put.question(), row)));
            places.add(place);
            blank &= place == null;
        }
        return blank ? new Response.Blank() : new Response.Placed(places);
    }

    private interface PlaceOfRow {
        @Nullable
        Integer place(@Nullable String value);
    }

    private static @Nullable Integer number(@Nullable String value, int from, int below) {
        if (value == null
                || value.isEmpty()
                || value.length() > 4
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(value);
        return number >= from && number < below ? number : null;
    }

    /** The characters that the database can hold and a page can show: no control characters, no half of a surrogate pair. */
    private static String storable(String value) {
        return value.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
