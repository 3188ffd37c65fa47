package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how many questions are drawn: of the whole bank, or per group, each with its own points. */
final class ReadGroups {

    private final List<Question> questions;
    private final List<Quiz.Group> groups = new ArrayList<>();
    private final Map<String, Yaml> groupOf = new HashMap<>();
    private final Map<String, BigDecimal> points = new HashMap<>();

    private ReadGroups(List<Question> questions) {
        this.questions = questions;
    }

    /**
     * The draw of a quiz.
     *
     * @param questions the bank, with the points that the groups give
     * @param groups empty where the draw is of the whole bank
     */
    record Draw(List<Question> questions, List<Quiz.Group> groups, int draw) {}

    static Draw read(@Nullable Yaml draw, @Nullable Yaml groups, List<Question> questions) {
        Integer number = Values.count(draw, "");
        if (groups == null) {
            if (draw != null && number != null && number > questions.size()) {
                draw.fault("fault.draw.many", number, questions.size());
            }
            return new Draw(questions, List.of(), number == null ? questions.size() : number);
        }
        if (draw != null) {
            draw.fault("fault.draw.groups");
        }
        return new ReadGroups(questions).read(groups);
    }

    private Draw read(Yaml value) {
        for (Yaml one : value.entries()) {
            Members members = one.named("fault.within.group").members(Set.of("from", "draw"), Set.of("points"));
            Yaml from = members.find("from");
            Yaml draw = members.find("draw");
            List<String> ids = from == null ? List.of() : ids(from);
            Integer number = Values.count(draw, "");
            if (draw != null && from != null && number != null && number > ids.size()) {
                draw.fault("fault.group.many", number, ids.size());
            }
            Yaml worth = members.find("points");
            for (String id : ids) {
                if (groupOf.putIfAbsent(id, one) != null) {
                    one.fault("fault.group.two", id);
                }
                if (worth != null) {
                    points.put(id, Values.points(worth));
                }
            }
            groups.add(new Quiz.Group(ids, number == null ? 1 : number));
        }
        List<String> left = questions.stream()
                .map(Question::id)
                .filter(id -> !groupOf.containsKey(id))
                .toList();
        if (!left.isEmpty()) {
            value.fault("fault.group.left", String.join(", ", left));
        }
        return new Draw(
                questions.stream().map(this::worth).toList(),
                List.copyOf(groups),
                groups.stream().mapToInt(Quiz.Group::draw).sum());
    }

    /** The questions of an objective, or as listed. */
    private List<String> ids(Yaml from) {
        if (!from.isList()) {
            List<String> ofObjective = questions.stream()
                    .filter(question -> from.text().equals(question.objective()))
                    .map(Question::id)
                    .toList();
            if (ofObjective.isEmpty()) {
                from.fault("fault.group.objective", from.text());
            }
            return ofObjective;
        }
        List<String> ids = new ArrayList<>();
        for (Yaml one : from.entries()) {
            if (questions.stream().noneMatch(question -> question.id().equals(one.text()))) {
                one.fault("fault.group.question", one.text());
            } else if (!ids.contains(one.text())) {
                ids.add(one.text());
            }
        }
        return List.copyOf(ids);
    }

    private Question worth(Question question) {
        BigDecimal worth = points.get(question.id());
        return worth == null ? question : question.worth(worth);
    }
}
