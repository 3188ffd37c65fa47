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
    private final String checkpointTitle;

    /**
     * @param checkpointTitle what the quiz is called where it has no title
     * @param lang BCP 47, of the content
     * @param objectives the keys of those that the checkpoint has
     * @param passages the ids of the headings that a question may point to
     */
    ReadQuiz(
            Prose.Texts texts,
            Lines lines,
            String checkpointTitle,
            String lang,
            Set<String> objectives,
            Set<String> passages) {
        this.reader = new ReadQuestion(texts, lines, lang, objectives, passages);
        this.checkpointTitle = checkpointTitle;
    }

    Quiz read(Yaml value) {
        Members members = value.named("fault.within.quiz")
                .members(
                        Set.of("pass-mark", "questions"),
                        Set.of(
                                "title",
                                "attempts",
                                "cool-down",
                                "time-limit",
                                "keep",
                                "report",
                                "draw",
                                "groups",
                                "shuffle",
                                "feedback",
                                "keys"));
        Yaml asked = members.find("questions");
        List<Question> questions = asked == null ? List.of() : questions(asked);
        Yaml passMark = members.find("pass-mark");
        Yaml title = members.find("title");
        Yaml attempts = members.find("attempts");
        Yaml keys = members.find("keys");
        Integer limit = Values.count(attempts, "unlimited");
        Quiz.KeyTime keyTime = Values.word(keys, Quiz.KeyTime.AFTER_PASS);
        if (keys != null && limit == null && keyTime == Quiz.KeyTime.AFTER_LAST_ATTEMPT) {
            keys.fault("fault.keys.last");
        }
        ReadGroups.Draw drawn = ReadGroups.read(members.find("draw"), members.find("groups"), questions);
        Set<String> shuffle = shuffle(members.find("shuffle"));
        Duration timeLimit = Values.duration(members.find("time-limit"));
        return new Quiz(
                title == null ? checkpointTitle : title.text(),
                passMark == null ? BigDecimal.ONE : Values.passMark(passMark),
                limit,
                Values.duration(members.find("cool-down")),
                timeLimit.isZero() ? null : timeLimit,
                Values.word(members.find("keep"), Quiz.Keep.BEST),
                Values.word(members.find("report"), Quiz.Report.EVERY_SCORE),
                drawn.draw(),
                shuffle.contains("questions"),
                shuffle.contains("choices"),
                Values.word(members.find("feedback"), Quiz.FeedbackTime.AFTER_SUBMIT),
                keyTime,
                drawn.groups(),
                drawn.questions());
    }

    private static Set<String> shuffle(@Nullable Yaml value) {
        Set<String> shuffle = new HashSet<>();
        if (value != null) {
            for (Yaml entry : value.entries()) {
                if (!Set.of("questions", "choices").contains(entry.text())) {
                    entry.fault("fault.shuffle", entry.text());
                }
                shuffle.add(entry.text());
            }
        }
        return shuffle;
    }

    private List<Question> questions(Yaml value) {
        List<Question> questions = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Yaml entry : value.entries()) {
            Question question = reader.read(entry);
            if (question != null) {
                Integer before = seen.putIfAbsent(question.id(), entry.line());
                if (before != null) {
                    entry.fault("fault.id.twice", question.id(), String.valueOf(before));
                }
                questions.add(question);
            }
        }
        if (value.isList() && value.entries().isEmpty()) {
            value.fault("fault.quiz.empty");
        }
        return questions;
    }
}
