package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.NumberReading;
import checkpoint.content.score.NumberReading.Measure;
import checkpoint.content.score.Response;
import checkpoint.learning.answer.TypedNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The reading of a typed number, for the learner who typed it: also as JSON. Public for its template.
 *
 * @param kind its words are {@code attempt.reading.<kind>}; {@code plain} where there is nothing to say
 * @param numbers the ways to read it, each with its unit, in digits with a decimal point and grouped by narrow spaces
 */
public record ReadingView(String kind, List<String> numbers) {

    /** A number that needs no second spelling: it can be read in one way only. */
    public static final ReadingView PLAIN = new ReadingView("plain", List.of());

    private static final int GROUP = 3;
    private static final int LONGEST_UNGROUPED = 4;
    private static final String NARROW_SPACE = "\u202f";

    /** The readings of every saved number, by question. */
    public static Map<String, ReadingView> all(Checkpoint version, Map<String, Response> responses) {
        Map<String, ReadingView> all = new TreeMap<>();
        TypedNumbers.of(version, responses).all().forEach((question, reading) -> {
            if (responses.get(question) instanceof Response.Typed(String text)) {
                all.put(question, of(reading, text));
            }
        });
        return all;
    }

    static ReadingView of(NumberReading reading, String typed) {
        return switch (reading) {
            case NumberReading.Read(Measure measure) -> {
                boolean asTyped = measure.unit().isEmpty()
                        && measure.number().decimal().toPlainString().equals(typed.strip());
                yield asTyped ? PLAIN : new ReadingView("read", List.of(words(measure)));
            }
            case NumberReading.Ambiguous(List<Measure> measures) ->
                new ReadingView(
                        "ambiguous",
                        measures.stream().map(ReadingView::words).distinct().toList());
            case NumberReading.Unreadable(NumberReading.Reason reason) ->
                new ReadingView(
                        switch (reason) {
                            case NO_NUMBER -> "no-number";
                            case UNKNOWN_UNIT -> "unknown-unit";
                            case OUT_OF_RANGE -> "out-of-range";
                        },
                        List.of());
        };
    }

    /** Whether the learner has to write it differently. */
    public boolean asks() {
        return !kind.equals("plain") && !kind.equals("read");
    }

    /**
     * The numbers as a sentence lists them.
     *
     * @param region writes one of {@link #numbers()} in its own digits
     */
    public String words(String or, UnaryOperator<String> region) {
        return numbers.stream().map(region).collect(Collectors.joining(" " + or + " "));
    }

    private static String words(Measure measure) {
        BigDecimal number = measure.number().decimal();
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        return (grouped(whole) + rest + " " + measure.unit()).strip();
    }

    private static String grouped(String whole) {
        String digits = whole.startsWith("-") ? whole.substring(1) : whole;
        if (digits.length() <= LONGEST_UNGROUPED) {
            return whole;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, NARROW_SPACE);
        }
        return whole.startsWith("-") ? "-" + grouped : grouped.toString();
    }
}
