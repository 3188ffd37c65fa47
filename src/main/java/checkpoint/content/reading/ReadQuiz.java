package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the quiz of a checkpoint: its policies and its questions. */
final class ReadQuiz {

    private final ReadQuestion reader;
    private final Set<String> objectives;

    /**
     * @param objectives the keys of those that the checkpoint has
     * @param passages the ids of the headings that a question may point to
     */
    ReadQuiz(Markdown markdown, Lines lines, Set<String> objectives, Set<String> passages) {
        this.reader = new ReadQuestion(markdown, lines, objectives, passages);
        this.objectives = objectives;
    }

    /** {@code null}, with faults, where it cannot be read at all. */
    @Nullable
    Quiz read(Yaml value) {
        Members members = value.members(
                Set.of("title", "pass-mark", "questions"),
                Set.of("attempts", "cool-down", "time-limit", "keep", "report", "draw", "shuffle", "feedback"));
        if (!members.has(Set.of("title", "pass-mark", "questions"))) {
            return null;
        }
        List<Question> questions = questions(members.get("questions"));
        BigDecimal passMark = Values.passMark(members.get("pass-mark"));
        Yaml drawn = members.find("draw");
        Integer draw = Values.count(drawn, "");
        if (drawn != null && draw != null && draw > questions.size()) {
            drawn.fault("draw is " + draw + ", but there are " + questions.size() + " questions");
        }
        Set<String> shuffle = shuffle(members.find("shuffle"));
        Duration limit = Values.duration(members.find("time-limit"));
        return new Quiz(
                members.get("title").text(),
                passMark,
                Values.count(members.find("attempts"), "unlimited"),
                Values.duration(members.find("cool-down")),
                limit.isZero() ? null : limit,
                Values.word(members.find("keep"), Quiz.Keep.BEST),
                Values.word(members.find("report"), Quiz.Report.EVERY_SCORE),
                draw == null ? questions.size() : draw,
                shuffle.contains("questions"),
                shuffle.contains("choices"),
                Values.word(members.find("feedback"), Quiz.FeedbackTime.AFTER_SUBMIT),
                questions);
    }

    private static Set<String> shuffle(@Nullable Yaml value) {
        Set<String> shuffle = new HashSet<>();
        if (value != null) {
            for (Yaml entry : value.entries()) {
                if (!Set.of("questions", "choices").contains(entry.text())) {
                    entry.fault("\"" + entry.text() + "\" cannot be shuffled: write questions or choices");
                }
                shuffle.add(entry.text());
            }
        }
        return shuffle;
    }

    private List<Question> questions(Yaml value) {
        List<Question> questions = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (Yaml entry : value.entries()) {
            Question question = reader.read(entry);
            if (question != null) {
                Integer before = seen.putIfAbsent(question.id(), entry.line());
                if (before != null) {
                    entry.fault("the id \"" + question.id() + "\" stands in line " + before + " already");
                }
                used.add(question.objective());
                questions.add(question);
            }
        }
        if (questions.isEmpty()) {
            value.fault("a quiz needs at least one question");
        }
        objectives.stream()
                .filter(one -> !used.contains(one))
                .forEach(one -> value.fault(
                        "no question serves the objective \"" + one + "\": write one, or drop the objective"));
        return questions;
    }
}
