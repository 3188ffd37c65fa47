package checkpoint.content.moodle;

import checkpoint.content.exchange.Credit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of GIFT's answers: one after each mark, with its weight before it and its feedback behind. */
final class GiftParts {

    static final Pattern WEIGHT = Pattern.compile("^%(-*)([0-9]{1,3})(\\.[0-9]{0,10})?%");

    private GiftParts() {}

    static Credit credit(String part, Credit usual) {
        Matcher weight = WEIGHT.matcher(part);
        if (!weight.find()) {
            return usual;
        }
        BigDecimal percent = new BigDecimal(
                weight.group(2) + (weight.group(3) == null || weight.group(3).length() < 2 ? "" : weight.group(3)));
        return Credit.ofPercent(weight.group(1).isEmpty() ? percent : percent.negate());
    }

    /** A text and the feedback after the first {@code #}. */
    static String[] commented(String part) {
        int comment = part.indexOf('#');
        return comment < 0
                ? new String[] {part, ""}
                : new String[] {part.substring(0, comment), part.substring(comment + 1)};
    }

    static List<String> parts(String answers, char mark) {
        List<String> parts = new ArrayList<>();
        for (String part : answers.split(Pattern.quote(String.valueOf(mark)), -1)) {
            parts.add(part.strip());
        }
        if (parts.getFirst().isEmpty()) {
            parts.removeFirst();
        }
        return parts;
    }
}
