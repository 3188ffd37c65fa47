package practice;

import java.util.Locale;

/**
 * Somebody known to the LMS.
 *
 * @param name by which the pages and the tests call them: that of a {@link Person}, or the subject
 * @param active whether they are (still) enrolled
 */
public record Member(String name, String subject, String given, String family, Person.Part part, boolean active) {

    static Member of(Person person) {
        return new Member(
                person.name(), person.subject, person.given, person.family, person.part, person != Person.EDSGER);
    }

    public String fullName() {
        return given + " " + family;
    }

    String email() {
        return (given + "." + family).toLowerCase(Locale.ROOT) + "@practice.example";
    }

    boolean isStudent() {
        return part == Person.Part.STUDENT;
    }

    Member with(boolean isActive) {
        return new Member(name, subject, given, family, part, isActive);
    }
}
