package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.view.ElsewhereView;
import java.util.List;

/**
 * The saved answer to a question of an open attempt, as text. Public for its template.
 *
 * @param number of the question in the attempt, from 1
 * @param stem HTML
 * @param lines in the order of the page
 * @param lang of the checkpoint
 */
record SavedAnswer(int number, String stem, List<ElsewhereView.Line> lines, String lang) {

    /** Those questions that have an answer. */
    static List<SavedAnswer> of(Checkpoint version, Sheet sheet) {
        return ElsewhereView.of(version, sheet.layout(), sheet.saved().responses()).stream()
                .filter(one -> !one.had().isEmpty())
                .map(one -> new SavedAnswer(
                        one.number(),
                        version.quiz()
                                .question(sheet.layout()
                                        .questions()
                                        .get(one.number() - 1)
                                        .question())
                                .stem(),
                        one.had(),
                        version.lang()))
                .toList();
    }
}
