package practice;

import java.util.List;

/** Who one can be in the practice LMS. */
public enum Person {
    ADA("7c1f3a52-ada0-4c1e-9d55-000000000001", "Ada", "Okafor", Part.STUDENT),
    GRACE("7c1f3a52-ada0-4c1e-9d55-000000000002", "Grace", "Lindqvist", Part.STUDENT),
    LINUS("7c1f3a52-ada0-4c1e-9d55-000000000003", "Linus", "Moreau", Part.STUDENT),
    MARGARET("7c1f3a52-ada0-4c1e-9d55-000000000004", "Margaret", "Sato", Part.INSTRUCTOR),
    OSCAR("7c1f3a52-ada0-4c1e-9d55-000000000005", "Oscar", "Okafor", Part.OBSERVER);

    /** What they are in the course. */
    public enum Part {
        STUDENT("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"),
        INSTRUCTOR("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"),
        OBSERVER("http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor");

        final String role;

        Part(String role) {
            this.role = role;
        }
    }

    public final String subject;
    public final String given;
    public final String family;
    public final Part part;

    Person(String subject, String given, String family, Part part) {
        this.subject = subject;
        this.given = given;
        this.family = family;
        this.part = part;
    }

    public String fullName() {
        return given + " " + family;
    }

    static List<Person> students() {
        return List.of(ADA, GRACE, LINUS);
    }

    static Person of(String name) {
        for (Person person : values()) {
            if (person.name().equalsIgnoreCase(name)) {
                return person;
            }
        }
        return ADA;
    }
}
