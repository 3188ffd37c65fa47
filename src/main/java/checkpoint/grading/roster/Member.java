package checkpoint.grading.roster;

import checkpoint.launch.token.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a course, as the platform says (Names and Roles 2.0, 6.4).
 *
 * @param subject {@code user_id}, which is the {@code sub} of their launches
 * @param name {@code null} where the platform sends none
 * @param role what they may do here, by the same rules as at a launch
 * @param active {@code false} where the platform lists them as inactive or deleted
 * @param groups ids of the groups, or names of the sections, that they are in; {@code null} where the platform was not asked, or does not say
 */
public record Member(
        String subject,
        @Nullable String name,
        Role role,
        boolean active,
        @Nullable List<String> groups) {

    /** One of whose groups nothing is known. */
    public Member(String subject, @Nullable String name, Role role, boolean active) {
        this(subject, name, role, active, null);
    }
}
