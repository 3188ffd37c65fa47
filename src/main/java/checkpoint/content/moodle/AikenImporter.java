package checkpoint.content.moodle;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.markup.Pictures;
import checkpoint.content.markup.Texts;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aiken: a stem of one line, lettered choices, and {@code ANSWER: X}. */
final class AikenImporter implements Importer {

    private static final Pattern CHOICE = Pattern.compile("^([A-Z])[).](.*)$");
    private static final Pattern ANSWER = Pattern.compile("^ANSWER:\\s*([A-Z])?(.*)$");
    private static final Pattern SMALL_ANSWER = Pattern.compile("(?i)^ANSWER:\\s*([A-Z])\\s*$");
    private static final Pattern SMALL_CHOICE = Pattern.compile("^([a-z])[).].*$");
    private static final Pattern MORE_LETTERS = Pattern.compile("^\\W*[A-Z](\\W.*)?$");

    @Override
    public Sentence format() {
        return Sentence.verbatim("Aiken");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TEXT);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        String text = TextFile.read(files.only().getValue());
        return text.lines().anyMatch(line -> ANSWER.matcher(line).matches())
                && text.lines().anyMatch(line -> CHOICE.matcher(line).matches());
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        Harvest harvest = new Harvest(report, files.place(files.only().getKey()));
        new Reading(harvest).lines(TextFile.read(files.only().getValue()).split("\n", -1));
        return List.of(harvest.quiz(files.title(), Quiz.Policy.UNSAID));
    }

    private static final class Reading {

        private final Harvest harvest;
        private final Pictures pictures;
        private final Map<String, String> choices = new LinkedHashMap<>();
        private final List<Sentence> faults = new ArrayList<>();
        private final List<Sentence> changes = new ArrayList<>();
        private String stem = "";
        private int start;

        Reading(Harvest harvest) {
            this.harvest = harvest;
            this.pictures = new Pictures(harvest.images());
        }

        void lines(String[] lines) {
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i].strip();
                Matcher choice = CHOICE.matcher(line);
                Matcher answer = ANSWER.matcher(line);
                Matcher small = SMALL_ANSWER.matcher(line);
                if (answer.matches()) {
                    sayMoreLetters(answer);
                    end(answer.group(1));
                } else if (small.matches() && choices.size() > 1) {
                    changes.add(Sentence.of("loss.aiken.small.answer", line));
                    end(small.group(1).toUpperCase(Locale.ROOT));
                } else if (SMALL_CHOICE.matcher(line).matches() && !choices.isEmpty()) {
                    faults.add(Sentence.of("loss.aiken.small.choice", line));
                } else if (choice.matches() && !stem.isEmpty()) {
                    if (choices.putIfAbsent(choice.group(1), choice.group(2).strip()) != null) {
                        faults.add(Sentence.of("loss.aiken.twice", choice.group(1)));
                    }
                } else if (!line.isEmpty()) {
                    stem(line, i + 1, i > 0 && lines[i - 1].isBlank());
                }
            }
            if (!stem.isEmpty()) {
                faults.add(Sentence.of("loss.aiken.answer"));
                end(null);
            }
        }

        private void sayMoreLetters(Matcher answer) {
            if (answer.group(1) != null && MORE_LETTERS.matcher(answer.group(2)).matches()) {
                changes.add(Sentence.of("loss.aiken.letters", answer.group()));
            }
        }

        /** A line that is neither choice nor answer begins a question, or goes on with its stem. */
        private void stem(String line, int number, boolean afterBlank) {
            if (stem.isEmpty()) {
                stem = line;
                start = number;
            } else if (choices.isEmpty() && !afterBlank) {
                stem = stem + "\n" + line;
                changes.add(Sentence.of("loss.aiken.joined"));
            } else {
                int before = start;
                faults.add(Sentence.of(choices.isEmpty() ? "loss.choices.none" : "loss.aiken.answer"));
                end(null);
                changes.add(Sentence.of("loss.aiken.above", String.valueOf(before)));
                stem = line;
                start = number;
            }
        }

        private void end(@Nullable String letter) {
            Asked asked = new Asked(stem, new LinkedHashMap<>(choices), letter);
            List<Sentence> wrong = new ArrayList<>(faults);
            List<Sentence> joined = new ArrayList<>(changes);
            harvest.question(String.valueOf(start), stem, notes -> {
                wrong.forEach(notes::refused);
                joined.forEach(notes::changed);
                return notes.isRefused() ? null : asked.item(pictures, notes);
            });
            stem = "";
            choices.clear();
            faults.clear();
            changes.clear();
        }
    }

    /** A question as it was read: its stem, its choices by letter, and the letter of the right one; {@code null} where none was given. */
    private record Asked(
            String stem,
            Map<String, String> offered,
            @Nullable String letter) {

        Item item(Pictures pictures, Notes notes) {
            if ((stem + offered).indexOf(TextFile.UNREADABLE) >= 0) {
                notes.refused("loss.bytes");
            } else if (letter == null) {
                notes.refused("loss.aiken.none", String.join(", ", offered.keySet()));
            } else if (!offered.containsKey(letter)) {
                notes.refused("loss.aiken.other", letter, String.join(", ", offered.keySet()));
            }
            Texts texts = new Texts(notes, pictures, address -> null);
            List<Answer.Choice> choices = offered.entrySet().stream()
                    .map(one -> new Answer.Choice(
                            texts.plain(one.getValue()), one.getKey().equals(letter) ? Credit.ALL : Credit.NONE, null))
                    .toList();
            return new Item(
                    "",
                    null,
                    null,
                    BigDecimal.ONE,
                    texts.plain(stem),
                    null,
                    new Answer.Choices(Answer.Sum.ONE, choices));
        }
    }
}
