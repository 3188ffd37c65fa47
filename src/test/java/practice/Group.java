package practice;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of the course.
 *
 * @param tag by which a program would know it; {@code null}: it has none
 * @param people subjects of who is in it
 */
public record Group(String id, String name, String tag, List<String> people) {

    static List<Group> atStart() {
        return List.of(
                new Group("group-1", "Monday lab", null, List.of(Person.ADA.subject, Person.LINUS.subject)),
                new Group("group-2", "Thursday lab", "evening", List.of(Person.GRACE.subject, Person.EDSGER.subject)));
    }

    Group with(String subject) {
        List<String> more = new ArrayList<>(people);
        more.add(subject);
        return new Group(id, name, tag, List.copyOf(more));
    }
}
