package checkpoint.teaching.accommodation;

import checkpoint.learning.rules.Accommodation;
import org.jspecify.annotations.Nullable;

/**
 * A person in a course, with their accommodation. Public for its template.
 *
 * @param subject the platform's name for them
 * @param name {@code null} where the platform sends none
 * @param came whether they have ever opened a checkpoint there
 * @param accommodation what they have beside the others
 */
record CoursePerson(String subject, @Nullable String name, boolean came, Accommodation accommodation) {

    /** Their name on a page. */
    public String shown() {
        return name == null ? subject : name;
    }

    public boolean isAccommodated() {
        return !accommodation.equals(Accommodation.NONE);
    }
}
