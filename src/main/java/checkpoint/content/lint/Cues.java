package checkpoint.content.lint;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Questions that answer each other: a term named in one and asked for in another. */
final class Cues {

    private static final int SHORTEST = 3;

    private Cues() {}

    static void check(Quiz quiz, Warnings warnings) {
        List<List<String>> shown = quiz.questions().stream().map(Cues::shown).toList();
        for (Question asking : quiz.questions()) {
            if (asking.key() instanceof AnswerKey.Words words) {
                for (int i = 0; i < quiz.questions().size(); i++) {
                    Question naming = quiz.questions().get(i);
                    String term = naming.id().equals(asking.id()) ? "" : named(words, shown.get(i));
                    if (!term.isEmpty()) {
                        warnings.at(asking, "accept", Sentence.of("warning.cue", term, naming.id()));
                    }
                }
            }
        }
    }

    /** The first accepted term that occurs there; empty if none does. */
    private static String named(AnswerKey.Words key, List<String> shown) {
        return key.accepted().stream()
                .filter(term -> term.strip().length() >= SHORTEST)
                .filter(term -> Collections.indexOfSubList(shown, Words.of(term)) >= 0)
                .findFirst()
                .orElse("");
    }

    /** All words that a learner reads in the question. */
    private static List<String> shown(Question question) {
        List<String> words = new ArrayList<>(Words.of(Html.plain(question.stem())));
        question.entries().forEach(entry -> words.addAll(Words.of("| " + entry.text())));
        question.targets().forEach(entry -> words.addAll(Words.of("| " + entry.text())));
        return words;
    }
}
