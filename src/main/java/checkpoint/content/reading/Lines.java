package checkpoint.content.reading;

import checkpoint.content.file.Fault;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of an author's entries in {@code checkpoint.yaml}: lines from 1, for code that reports on it. */
public final class Lines {

    private final Map<String, Integer> questions = new HashMap<>();
    private final Map<String, List<Integer>> choices = new HashMap<>();
    private final Map<String, Integer> objectives = new HashMap<>();

    private int quiz = 1;
    private final List<Fault> notes = new ArrayList<>();

    public Lines() {}

    /** Something that readers see otherwise than its author may think. */
    void note(String path, int line, Sentence says) {
        notes.add(new Fault(path, line, says));
    }

    public List<Fault> notes() {
        return List.copyOf(notes);
    }

    void question(String id, int line, List<Integer> itsChoices) {
        questions.put(id, line);
        choices.put(id, itsChoices);
    }

    void quiz(int line) {
        quiz = line;
    }

    void objective(String key, int line) {
        objectives.put(key, line);
    }

    public int ofQuiz() {
        return quiz;
    }

    public int ofQuestion(String id) {
        return questions.getOrDefault(id, 1);
    }

    /** The line of a choice by its index as authored; that of its question if it has no choices. */
    public int ofChoice(String id, int index) {
        List<Integer> lines = choices.getOrDefault(id, List.of());
        return index < lines.size() ? lines.get(index) : ofQuestion(id);
    }

    public int ofObjective(String key) {
        return objectives.getOrDefault(key, 1);
    }
}
