package checkpoint.platform.access;

/** The scopes of access tokens for a platform's services, as the specifications name them. */
public final class Scopes {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

    /** Line items read and made (AGS 2.0, 3.2). */
    public static final String LINE_ITEM = AGS + "lineitem";

    public static final String LINE_ITEM_READ_ONLY = AGS + "lineitem.readonly";
    /** Scores posted (AGS 2.0, 3.4). */
    public static final String SCORE = AGS + "score";
    /** Results read (AGS 2.0, 3.3). */
    public static final String RESULT_READ_ONLY = AGS + "result.readonly";
    /** The members of a course (Names and Roles 2.0). */
    public static final String MEMBERSHIP = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    /** The groups of a course (Course Groups 1.0). */
    public static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";

    private Scopes() {}
}
