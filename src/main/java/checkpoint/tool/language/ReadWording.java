package checkpoint.tool.language;

import checkpoint.tool.language.Wording.Chosen;
import checkpoint.tool.language.Wording.Counted;
import checkpoint.tool.language.Wording.Filled;
import checkpoint.tool.language.Wording.Hash;
import checkpoint.tool.language.Wording.Literal;
import checkpoint.tool.language.Wording.Piece;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes a text apart that is written as ICU's MessageFormat has it: <code>{0}</code>, {@code plural}, {@code selectordinal} and
 * {@code select}. ICU reads it and knows the plurals.
 */
final class ReadWording {

    private final String text;
    private final Locale language;
    private final MessagePattern pattern;

    private ReadWording(String text, Locale language) {
        this.text = text;
        this.language = language;
        this.pattern = new MessagePattern(text);
    }

    /**
     * A text of a language.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    static Wording of(String text, Locale language) {
        return new ReadWording(text, language).message(0, new Hash(-1, 0));
    }

    private Wording message(int start, Hash hash) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int from = pattern.getPart(start).getLimit();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 1; i <= end; i++) {
            Part part = pattern.getPart(i);
            literal.append(text, from, part.getIndex());
            switch (part.getType()) {
                case INSERT_CHAR -> literal.append((char) part.getValue());
                case REPLACE_NUMBER -> add(pieces, literal, hash);
                case ARG_START -> {
                    add(pieces, literal, argument(i, hash));
                    i = pattern.getLimitPartIndex(i);
                }
                default -> {
                    // The end, or a quotation mark that is not shown.
                }
            }
            from = pattern.getPart(i).getLimit();
        }
        add(pieces, literal, new Literal(""));
        return new Wording(pieces);
    }

    private static void add(List<Piece> pieces, StringBuilder literal, Piece next) {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
        if (!next.equals(new Literal(""))) {
            pieces.add(next);
        }
    }

    private Piece argument(int start, Hash hash) {
        ArgType type = pattern.getPart(start).getArgType();
        Part name = pattern.getPart(start + 1);
        if (name.getType() != Part.Type.ARG_NUMBER) {
            throw new IllegalArgumentException("an argument has a number, not a name: " + text);
        }
        int argument = name.getValue();
        return switch (type) {
            case NONE -> new Filled(argument);
            case SELECT -> new Chosen(argument, forms(start + 2, hash, new HashMap<>()));
            case PLURAL, SELECTORDINAL -> counted(argument, type, start + 2);
            case SIMPLE, CHOICE -> throw new IllegalArgumentException("only plural and select are used: " + text);
        };
    }

    private Counted counted(int argument, ArgType type, int first) {
        double offset = pattern.getPluralOffset(first);
        Map<Double, Wording> exactly = new HashMap<>();
        Map<String, Wording> forms = forms(
                pattern.getPart(first).getType().hasNumericValue() ? first + 1 : first,
                new Hash(argument, offset),
                exactly);
        PluralRules rules =
                PluralRules.forLocale(language, type == ArgType.PLURAL ? PluralType.CARDINAL : PluralType.ORDINAL);
        return new Counted(argument, offset, rules, Map.copyOf(exactly), forms);
    }

    /** By keyword; those for one number alone are put into {@code exactly}. */
    private Map<String, Wording> forms(int first, Hash hash, Map<Double, Wording> exactly) {
        Map<String, Wording> forms = new HashMap<>();
        int i = first;
        while (pattern.getPartType(i) != Part.Type.ARG_LIMIT) {
            Part selector = pattern.getPart(i++);
            if (pattern.getPartType(i).hasNumericValue()) {
                exactly.put(pattern.getNumericValue(pattern.getPart(i)), message(i + 1, hash));
                i++;
            } else {
                forms.put(pattern.getSubstring(selector), message(i, hash));
            }
            i = pattern.getLimitPartIndex(i) + 1;
        }
        return Map.copyOf(forms);
    }
}
