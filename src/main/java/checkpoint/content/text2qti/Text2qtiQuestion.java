package checkpoint.content.text2qti;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One question of text2qti: parts that each begin with a mark, and go on in indented lines. */
final class Text2qtiQuestion {

    private static final Pattern PART = Pattern.compile(
            "^(\\d+\\.|\\*?[a-zA-Z]\\)|\\[[ *]?\\]|\\.\\.\\.|\\*(?=[ ])|=(?=[ ])|\\+(?=[ ])|-(?=[ ])|!(?=[ ])|_{4,}$|\\^{4,}$)[ ]*(.*)$");
    private static final Pattern MARGIN = Pattern.compile("^(\\S+)\\s*\\+-\\s*([^%\\s]+)(%?)$");
    private static final Pattern RANGE = Pattern.compile("^\\[\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*\\]$");
    private static final BigDecimal TWO = new BigDecimal(2);

    /** By their marks: what is said of the answer as a whole. */
    private static final Map<String, String> ASIDE =
            Map.of("+", "loss.text2qti.right", "-", "loss.text2qti.wrong", "!", "loss.text2qti.solution");

    private final Texts texts;
    private final Notes notes;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String mark, StringBuilder text) {}

    Text2qtiQuestion(List<String> lines, Pictures pictures, Notes notes) {
        this.texts = new Texts(notes, pictures, address -> null);
        this.notes = notes;
        boolean code = false;
        for (String line : lines) {
            Matcher part = PART.matcher(line);
            if (!code && part.matches()) {
                parts.add(new Part(part.group(1), new StringBuilder(part.group(2))));
            } else if (!parts.isEmpty()) {
                parts.getLast().text().append('\n').append(line.replaceFirst("^ {1,4}", ""));
                if (!code && !line.isBlank() && !line.startsWith(" ")) {
                    notes.refused("loss.text2qti.mark", line.strip());
                }
            }
            code ^= line.strip().startsWith("```");
            if (isRun(line.strip())) {
                notes.refused("loss.text2qti.run");
            }
        }
    }

    /** Whether code begins here that text2qti would run, and whose output it would read as questions. */
    static boolean isRun(String line) {
        return line.matches("```+\\s*\\{.*\\.run.*");
    }

    @Nullable
    Item read(String name, @Nullable String group, BigDecimal points) {
        String stem = texts.markdown(parts.getFirst().text().toString());
        List<Answer.Choice> choices = new ArrayList<>();
        List<Answer.Word> words = new ArrayList<>();
        List<Answer.Amount> numbers = new ArrayList<>();
        String feedback = null;
        boolean several = false;
        for (Part part : parts.subList(1, parts.size())) {
            String text = part.text().toString().strip();
            String mark = part.mark();
            if (mark.equals("...") && choices.isEmpty() && words.isEmpty() && numbers.isEmpty()) {
                feedback = texts.markdown(text);
            } else if (mark.equals("...")) {
                choiceFeedback(choices, text);
            } else if (ASIDE.containsKey(mark)) {
                notes.dropped(ASIDE.getOrDefault(mark, ""), text);
            } else if (mark.endsWith(")")) {
                choices.add(
                        new Answer.Choice(texts.markdown(text), mark.startsWith("*") ? Credit.ALL : Credit.NONE, null));
            } else if (mark.startsWith("[")) {
                several = true;
                choices.add(
                        new Answer.Choice(texts.markdown(text), mark.contains("*") ? Credit.ALL : Credit.NONE, null));
            } else if (mark.equals("*")) {
                words.add(new Answer.Word(text, Credit.ALL, null));
            } else if (mark.equals("=")) {
                number(text).ifPresent(numbers::add);
            } else {
                notes.refused(mark.startsWith("_") ? "loss.essay" : "loss.upload");
            }
        }
        if (parts.stream().anyMatch(part -> part.text().indexOf(String.valueOf(TextFile.UNREADABLE)) >= 0)) {
            notes.refused("loss.bytes");
        }
        Answer answer = answer(choices, words, numbers, several);
        return answer == null || notes.isRefused() ? null : new Item(name, null, group, points, stem, feedback, answer);
    }

    private void choiceFeedback(List<Answer.Choice> choices, String text) {
        if (choices.isEmpty()) {
            notes.dropped("loss.feedback.said", text);
            return;
        }
        Answer.Choice last = choices.removeLast();
        choices.add(new Answer.Choice(last.text(), last.credit(), texts.markdown(text)));
    }

    private @Nullable Answer answer(
            List<Answer.Choice> choices, List<Answer.Word> words, List<Answer.Amount> numbers, boolean several) {
        int kinds = (choices.isEmpty() ? 0 : 1) + (words.isEmpty() ? 0 : 1) + (numbers.isEmpty() ? 0 : 1);
        if (kinds == 0 && notes.isRefused()) {
            return null;
        } else if (kinds != 1) {
            notes.refused(kinds == 0 ? "loss.answers.none" : "loss.answers.mixed");
            return null;
        } else if (!words.isEmpty()) {
            return new Answer.Words(words, true);
        } else if (!numbers.isEmpty()) {
            return new Answer.Numbers(numbers, List.of());
        }
        long right =
                choices.stream().filter(one -> one.credit().equals(Credit.ALL)).count();
        Set<String> texts = new HashSet<>();
        choices.forEach(one -> texts.add(one.text().strip().toLowerCase(Locale.ROOT)));
        if (!several && right != 1) {
            notes.refused("loss.text2qti.one", right);
        } else if (!several && choices.size() == 2 && texts.equals(Set.of("true", "false"))) {
            choices.stream()
                    .filter(one -> one.feedback() != null)
                    .forEach(one -> notes.dropped("loss.feedback.one", one.feedback()));
            return new Answer.Truth(choices.stream()
                    .anyMatch(one -> one.credit().equals(Credit.ALL)
                            && one.text().strip().equalsIgnoreCase("true")));
        }
        return new Answer.Choices(several ? Answer.Sum.RIGHT_MINUS_WRONG : Answer.Sum.ONE, choices);
    }

    private Optional<Answer.Amount> number(String text) {
        Matcher margin = MARGIN.matcher(text);
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            Optional<BigDecimal> low = NumberText.read(range.group(1));
            Optional<BigDecimal> high = NumberText.read(range.group(2));
            if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) <= 0) {
                BigDecimal middle = low.get().add(high.get()).divide(TWO);
                return Optional.of(new Answer.Amount(middle, high.get().subtract(middle), Credit.ALL, null));
            }
        } else if (margin.matches()) {
            Optional<BigDecimal> value = NumberText.read(margin.group(1));
            Optional<BigDecimal> tolerance = NumberText.read(margin.group(2));
            if (value.isPresent() && tolerance.isPresent() && tolerance.get().signum() >= 0) {
                BigDecimal off = margin.group(3).isEmpty()
                        ? tolerance.get()
                        : value.get().abs().multiply(tolerance.get()).movePointLeft(2);
                return Optional.of(new Answer.Amount(value.get(), off, Credit.ALL, null));
            }
        } else if (text.matches("[+-]?\\d{1,20}")) {
            return Optional.of(new Answer.Amount(new BigDecimal(text), BigDecimal.ZERO, Credit.ALL, null));
        }
        notes.refused("loss.text2qti.number", text);
        return Optional.empty();
    }
}
