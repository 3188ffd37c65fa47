package checkpoint.teaching.desk;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of the class, who need not have come yet.
 *
 * @param subject the platform's name for them, as at launches and in the roster
 * @param learner id of the learner's row; {@code null} for who has never opened anything
 * @param member id of the roster's row; {@code null} for who is not in it
 * @param name {@code null} where the platform sent none
 */
public record Person(
        String subject,
        @Nullable Long learner,
        @Nullable Long member,
        @Nullable String name) {

    /** The path of their page. */
    public String page(String slug) {
        return "/checkpoints/" + slug + (learner == null ? "/members/" + member : "/learners/" + learner);
    }
}
