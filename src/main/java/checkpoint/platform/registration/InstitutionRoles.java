package checkpoint.platform.registration;

/**
 * The people whose roles in the institution count where a message names no role in the course (LTI 1.3, A.2.2; contract, section 7). Where a role of
 * the course is there, it alone counts.
 */
public enum InstitutionRoles {
    /** Students of the institution are learners; nobody is staff by a role of the institution. */
    LEARNERS,
    /** Students are learners, and the institution's instructors and administrators are staff in every course that they open. */
    LEARNERS_AND_STAFF,
    NOBODY
}
