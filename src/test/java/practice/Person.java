package practice;

import java.util.List;

/** Who one can be in the practice LMS. */
public enum Person {
    ADA("7c1f3a52-ada0-4c1e-9d55-000000000001", "Ada", "Okafor", Part.STUDENT),
    GRACE("7c1f3a52-ada0-4c1e-9d55-000000000002", "Grace", "Lindqvist", Part.STUDENT),
    LINUS("7c1f3a52-ada0-4c1e-9d55-000000000003", "Linus", "Moreau", Part.STUDENT),
    MARGARET("7c1f3a52-ada0-4c1e-9d55-000000000004", "Margaret", "Sato", Part.INSTRUCTOR),
    OSCAR("7c1f3a52-ada0-4c1e-9d55-000000000005", "Oscar", "Okafor", Part.OBSERVER),
    /** Looks after the LMS: registers tools, and has no part in the course. */
    FRANCES("7c1f3a52-ada0-4c1e-9d55-000000000006", "Frances", "Boateng", Part.ADMINISTRATOR),
    /** What an instructor becomes to see a course as students do. */
    TEST_STUDENT("7c1f3a52-ada0-4c1e-9d55-000000000007", "Test", "Student", Part.TEST_STUDENT),
    /** Left the course: inactive on its roster, and nobody whom one can be. */
    EDSGER("7c1f3a52-ada0-4c1e-9d55-000000000008", "Edsger", "Novak", Part.STUDENT);

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    /** What they are in the course. */
    public enum Part {
        STUDENT("student", List.of(MEMBERSHIP + "Learner")),
        INSTRUCTOR("instructor", List.of(MEMBERSHIP + "Instructor")),
        OBSERVER("observer", List.of(MEMBERSHIP + "Mentor")),
        ADMINISTRATOR(
                "administrator", List.of("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator")),
        TEST_STUDENT(
                "test student",
                List.of(MEMBERSHIP + "Learner", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));

        final String words;
        final List<String> roles;

        Part(String words, List<String> roles) {
            this.words = words;
            this.roles = roles;
        }

        boolean isInCourse() {
            return this != ADMINISTRATOR && this != TEST_STUDENT;
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
}
