package checkpoint.content.reading;

import checkpoint.content.reading.ReadAnswerKey.Answer;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.AnswerKey.Amount;
import checkpoint.content.score.AnswerKey.Phrase;
import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.Fraction;
import checkpoint.content.score.Share;
import checkpoint.tool.language.PercentText;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what may be typed: numbers with their units, and short texts. */
final class ReadTyped {

    private static final Unit PERCENT = new Unit("%", Fraction.ONE);

    private final Prose.Texts texts;
    private final String lang;

    ReadTyped(Prose.Texts texts, String lang) {
        this.texts = texts;
        this.lang = lang;
    }

    /** numeric; {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer quantity(Yaml question, Members members) {
        Yaml answer = members.find("answer");
        Yaml answers = members.find("answers");
        Yaml tolerance = members.find("tolerance");
        if (answer == null && answers == null) {
            question.faultOf("answer", Sentence.of("fault.answer.missing"));
            return null;
        }
        if (answers != null && (answer != null || tolerance != null)) {
            answers.fault("fault.answers.beside");
        }
        List<Boolean> percents = new ArrayList<>();
        List<Amount> amounts = new ArrayList<>();
        if (answers == null && answer != null) {
            amounts.add(amount(answer, tolerance, Share.ALL, null, percents));
        } else if (answers != null) {
            amounts.addAll(amounts(answers, percents));
        }
        List<Unit> units = units(members.find("unit"), members.find("units"));
        if (percents.contains(true)) {
            Yaml about = answers == null && answer != null ? answer : question;
            if (percents.contains(false) || !units.isEmpty()) {
                about.fault("fault.answers.percent", "unit: \"%\"");
            }
            units = List.of(PERCENT);
        }
        return amounts.isEmpty() ? null : new Answer(new AnswerKey.Quantity(amounts, units));
    }

    private List<Amount> amounts(Yaml value, List<Boolean> percents) {
        List<Amount> amounts = new ArrayList<>();
        for (Yaml one : value.entries()) {
            Members members = one.named("fault.within.answer")
                    .members(Set.of("answer"), Set.of("tolerance", "credit", "feedback"));
            Yaml answer = members.find("answer");
            if (answer != null) {
                amounts.add(amount(answer, members.find("tolerance"), credit(members), feedback(members), percents));
            }
        }
        if (amounts.stream().noneMatch(amount -> amount.credit().equals(Share.ALL))) {
            value.fault("fault.answers.all");
        }
        return amounts;
    }

    private static Amount amount(
            Yaml answer, @Nullable Yaml tolerance, Share credit, @Nullable String feedback, List<Boolean> percents) {
        String text = PercentText.plain(answer.text());
        boolean percent = text.endsWith("%");
        percents.add(percent);
        Optional<BigDecimal> number = percent ? Values.percentage(text) : Values.number(text);
        if (number.isEmpty()) {
            answer.fault("fault.number", answer.text().strip());
        }
        BigDecimal value = number.orElse(BigDecimal.ZERO);
        return new Amount(value, Values.tolerance(tolerance, value), credit, feedback);
    }

    private static List<Unit> units(@Nullable Yaml unit, @Nullable Yaml units) {
        if (unit != null && units != null) {
            units.fault("fault.units.beside");
        }
        if (unit != null) {
            return List.of(new Unit(name(unit, unit.text().strip()), Fraction.ONE));
        }
        if (units == null) {
            return List.of();
        }
        List<Unit> all = new ArrayList<>();
        units.members().forEach((name, factor) -> all.add(new Unit(name(factor, name.strip()), Values.factor(factor))));
        if (all.stream().noneMatch(one -> one.factor().equals(Fraction.ONE))) {
            units.fault("fault.units.one", "{ GB: 1, TB: 1000 }");
        }
        return all;
    }

    private static String name(Yaml value, String name) {
        if ((name.matches(".*[\\d.,].*") && !name.matches("\\D*[\\d\u00b2\u00b3]?")) || name.length() > 40) {
            value.fault("fault.unit", name);
        }
        return name;
    }

    /** short-text; {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer words(Yaml value, @Nullable Yaml exact) {
        List<Phrase> phrases = new ArrayList<>();
        Map<String, Share> seen = new HashMap<>();
        for (Yaml one : value.entries()) {
            Phrase phrase = phrase(one);
            if (phrase != null) {
                Share before = seen.putIfAbsent(phrase.text().strip().toLowerCase(Locale.ROOT), phrase.credit());
                if (before != null && !before.equals(phrase.credit())) {
                    one.fault("fault.spelling.twice", phrase.text());
                }
                phrases.add(phrase);
            }
        }
        if (phrases.stream().noneMatch(phrase -> phrase.credit().equals(Share.ALL))) {
            value.fault("fault.spelling.all");
            return null;
        }
        return new Answer(new AnswerKey.Words(phrases, exact != null && exact.flag(), lang));
    }

    private @Nullable Phrase phrase(Yaml value) {
        if (!value.isMapping()) {
            return new Phrase(value.text(), Share.ALL, null);
        }
        Members members = value.named("fault.within.spelling").members(Set.of("text"), Set.of("credit", "feedback"));
        Yaml text = members.find("text");
        return text == null ? null : new Phrase(text.text(), credit(members), feedback(members));
    }

    private static Share credit(Members members) {
        Yaml credit = members.find("credit");
        return credit == null ? Share.ALL : Values.credit(credit);
    }

    private @Nullable String feedback(Members members) {
        Yaml feedback = members.find("feedback");
        return texts.blocksOrNone(feedback);
    }
}
