package checkpoint.content.reading;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A checkpoint without a fault, with a question of each type, for tests that spoil it. */
public final class SampleCheckpoint {

    public static final String GOOD = """
            title: "Chapter 1 checkpoint"
            lang: en
            next: { title: "Glossary", page: glossary }
            objectives: { spine: "Design the spine", capacity: "Estimate" }
            quiz:
              title: "Chapter 1"
              pass-mark: 80%
              draw: 2
              questions:
                - id: first
                  objective: spine
                  passage: the-spine
                  type: single-choice
                  stem: "What makes a *retry* safe?"
                  choices:
                    - { text: "A `key`", correct: true, feedback: "Yes." }
                    - { text: "Luck", feedback: "No." }
                - { id: some, objective: spine, type: multiple-choice, stem: "Two?", choices: [ { text: a, correct: true }, { text: b, correct: true }, { text: c } ] }
                - { id: truth, objective: spine, type: true-false, stem: "So?", answer: false }
                - { id: size, objective: capacity, type: numeric, stem: "How much?", answer: 4.3e10, tolerance: 5% }
                - { id: word, objective: spine, type: short-text, stem: "Which?", accept: ["idempotency key"] }
                - { id: row, objective: spine, type: ordering, stem: "In order?", order: [ingest, store, serve] }
                - { id: pair, objective: spine, type: matching, stem: "Match.", pairs: { "l a": "r 1", "l b": "r 2", "l c": "r 1" } }
            """;

    public static final String PAGE = """
            # Recap

            ## The spine

            Text with ![a figure](spine.svg) and [a link](#the-spine).

            | a | b |
            |---|---|
            | 1 | 2 |
            """;

    private SampleCheckpoint() {}

    /** The files of a checkpoint whose {@code checkpoint.yaml} this is. */
    public static Map<String, byte[]> files(String yaml) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("checkpoint.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        files.put("page.md", PAGE.getBytes(StandardCharsets.UTF_8));
        files.put("glossary.md", "# Glossary\n".getBytes(StandardCharsets.UTF_8));
        files.put("spine.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
