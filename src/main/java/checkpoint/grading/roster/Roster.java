package checkpoint.grading.roster;

import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who is in a course (Names and Roles 2.0). */
public interface Roster {

    /**
     * The outcome of reading a roster. Only a complete reading shows that a missing person has left (6.8).
     */
    sealed interface Reading {

        List<Member> members();

        /** Every page was read, to the end. */
        record Complete(List<Member> members) implements Reading {}

        /**
         * The part that was read before the reading ended early, perhaps nothing.
         *
         * @param why in words for an administrator: no scope granted, a page that failed, a next link to another host, a bound reached
         */
        record Incomplete(List<Member> members, String why) implements Reading {}
    }

    /**
     * Reads all pages, which blocks; never throws for what the platform did.
     *
     * @param memberships {@code context_memberships_url} of a signed launch
     */
    default Reading read(Registration registration, URI memberships) {
        return read(registration, new Source(memberships, null, null));
    }

    /** The same, and with each member their groups or sections, so far as the platform tells them. */
    Reading read(Registration registration, Source source);

    /**
     * The address of a roster, and the way it names groups.
     *
     * @param memberships {@code context_memberships_url} of a signed launch
     * @param groups {@code context_groups_url} of one; {@code null} where the platform offers no groups
     * @param sectionsOf the platform's id of a Canvas course, whose roster then says what each member's launch would; {@code null} elsewhere
     */
    record Source(
            URI memberships, @Nullable URI groups, @Nullable String sectionsOf) {}
}
