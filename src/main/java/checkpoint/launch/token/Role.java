package checkpoint.launch.token;

/** A person's role here, from the context's roles (contract, section 7). */
public enum Role {
    /** Sees the preview and the class; takes no graded attempt. Instructors, content developers, administrators of the context. */
    INSTRUCTOR,
    /** Takes attempts; has a gate and a grade. */
    LEARNER,
    /** A mentor: sees the page and no one's work. */
    OBSERVER,
    /** No known role: sees the page. */
    VIEWER,
    /** The platform named no role of the course, and those of the institution do not count: sees the page, and what to set up. */
    UNNAMED
}
