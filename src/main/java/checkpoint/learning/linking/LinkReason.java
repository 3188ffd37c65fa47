package checkpoint.learning.linking;

import checkpoint.tool.refusal.Reason;

/** Why a checkpoint is not bound to a link. */
enum LinkReason implements Reason {
    INSTRUCTORS_ONLY("LNK-101", 403),
    NO_SUCH_CHECKPOINT("LNK-102", 404),
    LINK_DECIDES("LNK-103", 403),
    /** Content is picked by those who look after the course. */
    INSTRUCTORS_PICK("LNK-104", 403),
    /** The platform takes no resource link here. */
    NOTHING_ACCEPTABLE("LNK-105", 400),
    /** The token is a launch's, and not a picker's. */
    NO_PICKER("LNK-106", 401),
    /** The message was answered with something else before. */
    ANSWERED("LNK-107", 403),
    /** The platform names no role of the course, and by this registration's setting roles of the institution give no rights to pick. */
    NO_ROLE_NAMED("LNK-108", 403);

    private final String code;
    private final int status;

    LinkReason(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
