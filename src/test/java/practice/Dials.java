package practice;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the LMS behaves, as tests and the page of dials set it: each dial is an enumeration whose first value is the usual one.
 * {@code lms.dials().turn(Dials.Manner.CANVAS)} turns one, {@code at(Dials.Manner.class)} reads it.
 */
public final class Dials {

    /** Each with its label on the page. */
    static final Map<Class<? extends Enum<?>>, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put(Manner.class, "Behaves like");
        ALL.put(SessionCookie.class, "The session’s cookie is");
        ALL.put(Storage.class, "Platform storage is offered");
        ALL.put(StorageFault.class, "Platform storage misbehaves");
        ALL.put(FrameMessages.class, "The course page heeds the frame's messages");
        ALL.put(Several.class, "Deep linking takes several links (accept_multiple)");
        ALL.put(LineItemsTaken.class, "Deep linking takes line items (accept_lineitem)");
        ALL.put(Data.class, "Deep linking sends data along");
        ALL.put(LineItemClaim.class, "A launch names its line item");
        ALL.put(Told.class, "The tool is told of people");
        ALL.put(RosterService.class, "The roster may be read");
        ALL.put(RosterPages.class, "The roster comes");
        ALL.put(GroupsService.class, "The course’s groups may be read");
        ALL.put(Published.class, "The assignment is published (Canvas)");
        ALL.put(Attempts.class, "Attempts that are allowed (Canvas)");
        ALL.put(Posting.class, "Grades are posted");
        ALL.put(Term.class, "The course is (Canvas)");
        ALL.put(Language.class, "The user’s language is");
        ALL.put(Access.class, "The tool’s access to the services");
    }

    private final Records records;

    Dials(Records records) {
        this.records = records;
    }

    /** Whose habits the LMS follows. Turning it also turns {@link Storage} to what that platform offers. */
    public enum Manner {
        PLAIN,
        CANVAS,
        MOODLE,
        BLACKBOARD,
        BRIGHTSPACE,
        SCHOOLOGY,
        SAKAI,
        OPEN_EDX
    }

    /**
     * Whether the LMS sees its own session when the tool's page sends the browser there. Moodle's is {@code SameSite=Lax} since May 2026:
     * a browser sends it after redirects alone, and not after a page or a form of the tool's. Asking again is what Moodle does then: its own
     * page posts the request once more, which is a request of the same site.
     */
    public enum SessionCookie {
        FOR_EVERY_SITE,
        LAX,
        LAX_AND_ASKED_AGAIN
    }

    /** Where the tool may keep its proof of the browser ({@code lti_storage_target}): the course page, or a frame beside. */
    public enum Storage {
        OFF,
        PARENT,
        FORWARDING
    }

    /** How platform storage misbehaves. Late is eight seconds; another origin means that another frame answers in its place. */
    public enum StorageFault {
        NONE,
        NEVER_ANSWERS,
        ANSWERS_LATE,
        WRONG_MESSAGE_ID,
        WRONG_ORIGIN,
        ERROR,
        NULL_VALUE,
        EXHAUSTED
    }

    /**
     * Which messages of the tool's frame the course page heeds: as its manner does (Canvas gives the frame its height and says how high
     * the window is; Moodle heeds none and makes the frame fit its window by itself); its height alone; none.
     */
    public enum FrameMessages {
        AS_ITS_MANNER,
        HEIGHT_ALONE,
        NONE
    }

    /** Deep linking: {@code accept_multiple}. */
    public enum Several {
        YES,
        NO,
        UNSAID
    }

    /** Deep linking: {@code accept_lineitem}. */
    public enum LineItemsTaken {
        YES,
        NO,
        UNSAID
    }

    /** Deep linking: the opaque {@code data} that must come back. */
    public enum Data {
        SENT,
        NOT_SENT
    }

    /** The {@code lineitem} of a launch whose link has one; or no grade services at all. */
    public enum LineItemClaim {
        SENT,
        ABSENT,
        EMPTY,
        NO_SERVICE
    }

    /** What the tool is told of people, in launches and on the roster. */
    public enum Told {
        NAMES_AND_EMAIL,
        NAMES,
        EMAIL,
        NOTHING
    }

    /** Whether Names and Roles is offered. */
    public enum RosterService {
        OFFERED,
        NOT_OFFERED
    }

    /** Whole unless a page size is asked for; or two entries a page, whatever is asked for. The same for groups. */
    public enum RosterPages {
        WHOLE,
        TWO_A_PAGE
    }

    /** Whether Course Groups is offered: as its manner does (Blackboard offers it, and the plain one); or whatever that does. */
    public enum GroupsService {
        AS_ITS_MANNER,
        OFFERED,
        NOT_OFFERED
    }

    /** Canvas refuses scores for an assignment that is not. */
    public enum Published {
        YES,
        NO
    }

    /** How many submissions Canvas takes. */
    public enum Attempts {
        UNLIMITED,
        ONE,
        TWO
    }

    /** Whether a grade is seen, and opens modules, as soon as it is there; or when a teacher posts grades. */
    public enum Posting {
        AUTOMATIC,
        MANUAL
    }

    /** Canvas refuses all that concerns a course which is over. */
    public enum Term {
        RUNNING,
        CONCLUDED
    }

    /** What a message says of the user's language ({@code locale}), as platforms write it. */
    public enum Language {
        EN,
        DE,
        ES,
        FR,
        PT_BR,
        AR,
        UNSAID;

        /** {@code null} where the message says nothing. */
        String locale() {
            return this == UNSAID ? null : name().charAt(0) == 'P' ? "pt_BR" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the administrator left the tool its key, and its place in the course. */
    public enum Access {
        GRANTED,
        KEY_OFF,
        REMOVED
    }

    /** Turns the dial that this is a position of. */
    public Dials turn(Enum<?> position) {
        records.dials.put(position.getDeclaringClass().getSimpleName(), position.name());
        if (position instanceof Manner manner) {
            turn(
                    switch (manner) {
                        case CANVAS -> Storage.FORWARDING;
                        case BLACKBOARD, SAKAI -> Storage.PARENT;
                        default -> Storage.OFF;
                    });
        }
        return this;
    }

    public <E extends Enum<E>> E at(Class<E> dial) {
        for (E position : dial.getEnumConstants()) {
            if (is(position)) {
                return position;
            }
        }
        return dial.getEnumConstants()[0];
    }

    boolean is(Enum<?> position) {
        return records.dials
                .get(position.getDeclaringClass().getSimpleName())
                .map(position.name()::equals)
                .orElse(position.ordinal() == 0);
    }

    /** All as usual. */
    public void reset() {
        records.dials.removeIf(any -> true);
    }

    boolean offersGroups() {
        return switch (at(GroupsService.class)) {
            case OFFERED -> true;
            case NOT_OFFERED -> false;
            case AS_ITS_MANNER -> is(Manner.PLAIN) || is(Manner.BLACKBOARD);
        };
    }

    static String words(Enum<?> position) {
        if (position == Language.PT_BR) {
            return "pt-BR";
        }
        return position.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
