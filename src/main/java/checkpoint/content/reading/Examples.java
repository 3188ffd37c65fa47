package checkpoint.content.reading;

import java.util.Map;

/** What an author may write for a key that is missing. */
final class Examples {

    private static final Map<String, String> BY_KEY = Map.ofEntries(
            Map.entry("title", "title: \"Chapter 1\""),
            Map.entry("next", "next: { title: \"Glossary\", page: glossary }, or url: https://… instead of page"),
            Map.entry("quiz", "quiz: with pass-mark and questions below it"),
            Map.entry("pass-mark", "pass-mark: 80%"),
            Map.entry("questions", "questions: and below it one - { id: …, type: …, stem: … } per question"),
            Map.entry("id", "id: a-short-name"),
            Map.entry(
                    "type",
                    "type: single-choice, multiple-choice, true-false, numeric, short-text, ordering or matching"),
            Map.entry("stem", "stem: \"What is asked?\""),
            Map.entry("choices", "choices: [ { text: \"…\", correct: true }, { text: \"…\" } ]"),
            Map.entry("text", "text: \"…\""),
            Map.entry("answer", "answer: 42 (numeric), answer: true (true-false)"),
            Map.entry("accept", "accept: [\"a right answer\", \"another spelling\"]"),
            Map.entry("order", "order: [\"first\", \"second\", \"third\"]"),
            Map.entry("pairs", "pairs: { \"left\": \"its right side\", \"other left\": \"its right side\" }"),
            Map.entry("left", "left: \"…\""),
            Map.entry("right", "right: \"…\""),
            Map.entry("from", "from: an-objective, or a list of question ids"),
            Map.entry("draw", "draw: 3"));

    private Examples() {}

    static String of(String key) {
        String example = BY_KEY.get(key);
        return example == null ? "" : ": write " + example;
    }
}
