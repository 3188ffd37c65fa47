package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.reading.ReadAnswerKey.Answer;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Fraction;
import checkpoint.content.score.Share;
import checkpoint.tool.language.PercentText;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads choices: which are right, and what each of them earns. */
final class ReadChoices {

    private final Prose.Texts texts;

    ReadChoices(Prose.Texts texts) {
        this.texts = texts;
    }

    /**
     * A choice as authored.
     *
     * @param credit {@code null} where the author gave none
     */
    private record Choice(
            Question.Entry entry,
            Yaml value,
            boolean correct,
            @Nullable Share credit) {}

    /** single-choice; {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer one(Yaml value) {
        List<Choice> choices = choices(value);
        if (choices.isEmpty()) {
            return null;
        }
        if (!isCredited(choices)) {
            List<Integer> right = IntStream.range(0, choices.size())
                    .filter(i -> choices.get(i).correct())
                    .boxed()
                    .toList();
            if (right.size() != 1) {
                value.fault("fault.choices.one", right.size());
                return null;
            }
            return answer(choices, new AnswerKey.OneChoice(right.getFirst()));
        }
        List<Share> credits = new ArrayList<>();
        for (Choice choice : choices) {
            Share own = choice.credit();
            if (own != null && choice.correct() && !own.equals(Share.ALL)) {
                choice.value().fault("fault.choices.contradicted");
            }
            credits.add(own != null ? own : choice.correct() ? Share.ALL : Share.NONE);
        }
        int best = credits.indexOf(Share.ALL);
        if (best < 0) {
            value.fault("fault.choices.nothing");
            return null;
        }
        return answer(choices, new AnswerKey.OneChoice(best, credits));
    }

    /** multiple-choice; {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer some(Yaml value) {
        List<Choice> choices = choices(value);
        if (choices.isEmpty()) {
            return null;
        }
        List<Share> credits = isCredited(choices) ? credits(value, choices) : List.of();
        Set<Integer> right = new TreeSet<>();
        for (int i = 0; i < choices.size(); i++) {
            if (credits.isEmpty() ? choices.get(i).correct() : credits.get(i).signum() > 0) {
                right.add(i);
            }
        }
        if (right.isEmpty()) {
            value.fault("fault.choices.some");
            return null;
        }
        return answer(choices, new AnswerKey.SomeChoices(right, choices.size(), credits));
    }

    private static Answer answer(List<Choice> choices, AnswerKey key) {
        return new Answer(choices.stream().map(Choice::entry).toList(), List.of(), key);
    }

    private static boolean isCredited(List<Choice> choices) {
        return choices.stream().anyMatch(choice -> choice.credit() != null);
    }

    /** Right choices without a credit share what the others leave of the points. */
    private static List<Share> credits(Yaml value, List<Choice> choices) {
        Fraction given = choices.stream()
                .map(Choice::credit)
                .filter(credit -> credit != null && credit.signum() > 0)
                .map(Share::fraction)
                .reduce(Fraction.ZERO, Fraction::plus);
        long open = choices.stream()
                .filter(choice -> choice.correct() && choice.credit() == null)
                .count();
        Fraction left = Fraction.ONE.minus(given);
        if (open == 0 ? left.signum() > 0 : left.signum() <= 0) {
            value.fault(open == 0 ? "fault.credits.short" : "fault.credits.full", percent(given));
        }
        List<Share> credits = new ArrayList<>();
        for (Choice choice : choices) {
            Share own = choice.credit();
            if (own != null && own.signum() <= 0 && choice.correct()) {
                choice.value().fault("fault.credits.negative");
            }
            credits.add(own != null ? own : choice.correct() ? part(left, open) : Share.NONE);
        }
        return credits;
    }

    private static Share part(Fraction left, long parts) {
        Fraction part = left.signum() < 0 ? Fraction.ZERO : left.times(Fraction.of(1, parts));
        return new Share(part.numerator(), part.denominator());
    }

    private static Sentence percent(Fraction fraction) {
        return PercentText.of(fraction.times(Fraction.of(100, 1)).decimal());
    }

    /** At least two; none, with a fault, where there are fewer. */
    private List<Choice> choices(Yaml value) {
        List<Choice> choices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Yaml one : value.entries()) {
            Members members = one.named("fault.within.choice")
                    .members(Set.of("text"), Set.of("correct", "feedback", "credit", "fixed"));
            Yaml text = members.find("text");
            Choice choice = choice(one, members);
            if (text != null && !seen.add(text.text().strip())) {
                one.fault("fault.choices.twice", text.text());
            }
            choices.add(choice);
        }
        if (choices.size() < 2) {
            value.fault("fault.choices.few");
            return List.of();
        }
        return choices;
    }

    private Choice choice(Yaml value, Members members) {
        Yaml correct = members.find("correct");
        Yaml feedback = members.find("feedback");
        Yaml credit = members.find("credit");
        Yaml fixed = members.find("fixed");
        Yaml text = members.find("text");
        Question.Entry entry =
                text == null ? new Question.Entry("", "", null) : texts.entry(text, text.text(), feedback);
        return new Choice(
                fixed != null && fixed.flag()
                        ? new Question.Entry(entry.html(), entry.text(), entry.feedback(), true)
                        : entry,
                value,
                correct != null && correct.flag(),
                credit == null ? null : Values.credit(credit));
    }
}
