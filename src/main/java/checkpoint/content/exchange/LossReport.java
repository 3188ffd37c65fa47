package checkpoint.content.exchange;

import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records the outcome of each question: found = imported + refused. */
public final class LossReport {

    /** A place that is longer, such as a path within a package, is shortened for people who read a page. */
    private static final int LONGEST_PLACE = 40;

    private static final Map<String, String> WITH_FILES = Map.of("loss.section.text", "loss.section.text.file");

    /** Questions of one upload. */
    public static final int MOST_QUESTIONS = 20_000;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Outcome> remarks = new ArrayList<>();
    private final IdentityHashMap<Item, Integer> numbers = new IdentityHashMap<>();

    /**
     * The outcome for one question, or for a file as a whole.
     *
     * @param place a line or the id of an item; empty where it is the file as a whole
     * @param name what its program calls it, shortened; may be empty
     */
    public record Outcome(String file, String place, String name, List<Notes.Note> notes) {

        public Outcome {
            notes = List.copyOf(notes);
        }

        public Notes.Kind kind() {
            return notes.stream()
                    .map(Notes.Note::kind)
                    .max(Notes.Kind::compareTo)
                    .orElse(Notes.Kind.KEPT);
        }

        /** One line for each thing that is not as it was, for who sees the files. */
        public List<Sentence> lines() {
            return lines(at()).stream().map(line -> line.inWordsOf(WITH_FILES)).toList();
        }

        /** The same for a page, which names what its menus name: where the place within a package is long, a question's name says more. */
        public List<Sentence> linesToRead() {
            String at = at();
            if (at.length() <= LONGEST_PLACE) {
                return lines(at);
            }
            int upload = file.indexOf('!');
            int half = LONGEST_PLACE / 2;
            return lines(
                    upload > 0 && !name.isEmpty()
                            ? file.substring(0, upload)
                            : at.substring(0, half) + "…" + at.substring(at.length() - half));
        }

        private String at() {
            return file + (place.isEmpty() ? "" : ":" + place);
        }

        private List<Sentence> lines(String at) {
            Object where = name.isEmpty() ? at : Sentence.of("loss.named", at, name);
            return notes.isEmpty()
                    ? List.of(Sentence.of("loss.line.kept", where))
                    : notes.stream()
                            .map(note -> Sentence.of(line(note.kind()), where, note.said()))
                            .toList();
        }

        private static String line(Notes.Kind kind) {
            return switch (kind) {
                case KEPT -> "loss.line.kept";
                case DROPPED -> "loss.line.dropped";
                case CHANGED -> "loss.line.changed";
                case REFUSED -> "loss.line.refused";
            };
        }
    }

    /** A line below a heading that names its place already. */
    public static Sentence withoutPlace(Sentence line) {
        String key = switch (line.key()) {
            case "loss.line.dropped" -> "loss.note.dropped";
            case "loss.line.changed" -> "loss.note.changed";
            case "loss.line.refused" -> "loss.note.refused";
            default -> "";
        };
        return key.isEmpty() ? line : Sentence.of(key, line.arguments().getLast());
    }

    /** Ends the reading of an upload that has more questions than any quiz. */
    public static final class TooManyQuestions extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyQuestions() {
            super("more than " + MOST_QUESTIONS + " questions");
        }
    }

    /**
     * Records a question.
     *
     * @throws TooManyQuestions where it is one too many
     */
    public void question(String file, String place, String name, Notes notes) {
        question(file, place, name, notes, null);
    }

    /** The same, and what was made of it, which may be refused later. */
    void question(String file, String place, String name, Notes notes, @Nullable Item item) {
        if (outcomes.size() >= MOST_QUESTIONS) {
            throw new TooManyQuestions();
        }
        if (item != null) {
            numbers.put(item, outcomes.size());
        }
        outcomes.add(new Outcome(file, place, shortened(name), notes.all()));
    }

    /** Refuses after all what was recorded as imported. */
    public void refuse(Item item, Sentence why) {
        Integer number = numbers.get(item);
        if (number != null) {
            Outcome before = outcomes.get(number);
            List<Notes.Note> notes = new ArrayList<>(before.notes());
            notes.add(new Notes.Note(Notes.Kind.REFUSED, why));
            outcomes.set(number, new Outcome(before.file(), before.place(), before.name(), notes));
        }
    }

    /** Records something about a file or its quiz, such as a policy that has no place here. */
    public void remark(String file, String place, Notes notes) {
        if (!notes.all().isEmpty()) {
            remarks.add(new Outcome(file, place, "", notes.all()));
        }
    }

    /** Takes over what another report says. */
    public void addAll(LossReport other) {
        outcomes.addAll(other.outcomes);
        remarks.addAll(other.remarks);
    }

    public List<Outcome> questions() {
        return List.copyOf(outcomes);
    }

    /** About files and quizzes as a whole; a file that could not be read at all is among them, as refused. */
    public List<Outcome> remarks() {
        return List.copyOf(remarks);
    }

    /** What is not as it was, the worst first: a reader has to decide about that. */
    public List<Outcome> notable() {
        return Stream.concat(remarks.stream(), outcomes.stream())
                .filter(one -> !one.notes().isEmpty())
                .sorted(Comparator.comparing(Outcome::kind).reversed())
                .toList();
    }

    /** The questions that nothing is to be said about. */
    public List<Outcome> kept() {
        return outcomes.stream().filter(one -> one.notes().isEmpty()).toList();
    }

    public int found() {
        return outcomes.size();
    }

    public int imported() {
        return found() - count(Notes.Kind.REFUSED);
    }

    public int count(Notes.Kind kind) {
        return (int) outcomes.stream().filter(one -> one.kind() == kind).count();
    }

    /** Whether any question, or a whole file, was refused. */
    public boolean hasRefusals() {
        return count(Notes.Kind.REFUSED) > 0 || remarks.stream().anyMatch(one -> one.kind() == Notes.Kind.REFUSED);
    }

    private static String shortened(String name) {
        String line = name.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 57) + "…" : line;
    }
}
