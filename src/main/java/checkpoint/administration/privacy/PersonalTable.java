package checkpoint.administration.privacy;

/**
 * A table that holds something of people, in the order in which rows can be deleted. For each {@link DataScope} a condition says which
 * rows are meant, beside the registration; {@code false}: none. The list is what the console shows, exports and erases, and a test
 * holds it against the database.
 *
 * <p>Conditions may name {@code :registration}, {@code :id} and, for a course, {@code :learners}: the people of the course, found
 * before anything is deleted; for a learner, {@code :digests}: what stands for them in the log of refusals.
 */
enum PersonalTable {
    DELIVERY(PersonalTable.OF_LEARNERS_SCORES, PersonalTable.SCORES),
    GRADEBOOK_DIFFERENCE(PersonalTable.OF_LEARNERS_SCORES, PersonalTable.SCORES),
    DESIRED_SCORE("learner_id = :id", PersonalTable.SCORES),
    WAITING_SCORE(
            "learner_id = :id",
            "(resource_link_id, learner_id) in (select resource_link_id, learner_id from waiting_score"
                    + " where registration_id = :registration and resource_link_id in (" + PersonalTable.LINKS + ")"
                    + " union all select resource_link_id, learner_id from waiting_score"
                    + " where registration_id = :registration and attempt_id in (" + PersonalTable.ATTEMPTS + "))"),
    ATTEMPT_RESPONSE(
            "attempt_id in (select id from attempt where registration_id = :registration and learner_id = :id)",
            "attempt_id in (" + PersonalTable.ATTEMPTS + ")") {
        @Override
        String packed() {
            return ", row.responses as saved, a.layout, v.questions";
        }

        @Override
        String beside() {
            return " join attempt a on a.registration_id = row.registration_id and a.id = row.attempt_id"
                    + " join content_version v on v.digest = a.content_digest";
        }
    },
    REGRADED_ATTEMPT(
            "attempt_id in (select id from attempt where registration_id = :registration and learner_id = :id)",
            "attempt_id in (" + PersonalTable.ATTEMPTS + ")"),
    REGRADE_LEARNER(
            "learner_id = :id",
            "regrade_id in (select id from regrade where registration_id = :registration and course_id = :id)"),
    REGRADE("false", "course_id = :id"),
    CONCESSION("learner_id = :id", "course_id = :id"),
    // Nobody's by name; what somebody typed goes with them, and the others' texts are counted again within seconds.
    UNACCEPTED_TEXT("false", "course_id = :id") {
        @Override
        String erasedWithLearner() {
            return """
                    (course_id, checkpoint) in (select course_id, checkpoint from attempt
                                                where registration_id = :registration and learner_id = :id)""";
        }
    },
    QUESTION_TALLY("false", "course_id = :id"),
    ATTEMPT_TALLY("false", "course_id = :id"),
    ATTEMPT("learner_id = :id", "course_id = :id") {
        @Override
        String packed() {
            return ", row.layout, v.questions";
        }

        @Override
        String beside() {
            return " join content_version v on v.digest = row.content_digest";
        }
    },
    TALLY_DUE("false", "course_id = :id"),
    ACCOMMODATION(
            "subject = (select subject from learner where registration_id = :registration and id = :id)",
            "course_id = :id"),
    COURSE_MEMBER(
            "subject = (select subject from learner where registration_id = :registration and id = :id)",
            "course_id = :id"),
    COURSE_TEACHER(
            "subject = (select subject from learner where registration_id = :registration and id = :id)",
            "course_id = :id"),
    // Nobody's by name: by a keyed digest of their subject, which a launch had before there was a row of a learner.
    REFUSAL("subject_digest = any (:digests)", PersonalTable.REFUSED_HERE) {
        @Override
        String ofPlatform() {
            // The others are the administrator's log of the platform, and nobody's.
            return "subject_digest is not null";
        }
    },
    LAUNCH("learner_id = :id", "resource_link_id in (" + PersonalTable.LINKS + ")"),
    LEARNER_LINK("learner_id = :id", "resource_link_id in (" + PersonalTable.LINKS + ")"),
    LEARNER("id = :id", "id = any (:learners)") {
        @Override
        String erasedFromCourse() {
            // Learners who have nothing in another course either.
            return """
                    id = any (:learners)
                    and not exists (select from attempt a where a.registration_id = learner.registration_id and a.learner_id = learner.id)
                    and not exists (select from concession n where n.registration_id = learner.registration_id and n.learner_id = learner.id)
                    and not exists (select from accommodation e
                                    where e.registration_id = learner.registration_id and e.subject = learner.subject)
                    and not exists (select from learner_link y
                                    where y.registration_id = learner.registration_id and y.learner_id = learner.id)""";
        }
    },
    // The count stays, and says nothing of anybody.
    USAGE_LEARNER("learner_id = :id", "false") {
        @Override
        String erasedFromCourse() {
            return """
                    learner_id = any (:learners)
                    and not exists (select from learner l
                                    where l.registration_id = usage_learner.registration_id and l.id = usage_learner.learner_id)""";
        }
    },
    GRADEBOOK_CHECK("false", "line_item_id in (" + PersonalTable.ITEMS + ")"),
    LINE_ITEM("false", "resource_link_id in (" + PersonalTable.LINKS + ")"),
    RESOURCE_LINK("false", "course_id = :id"),
    AUTHORED_CHANGE("false", PersonalTable.OF_AUTHORED),
    AUTHORED_FILE("false", PersonalTable.OF_AUTHORED),
    AUTHORED_REPORT("false", PersonalTable.OF_AUTHORED),
    AUTHORED_VERSION("false", PersonalTable.OF_AUTHORED),
    AUTHORED_CHECKPOINT("false", "course_id = :id"),
    COURSE_ROSTER("false", "course_id = :id"),
    COURSE_GROUP("false", "course_id = :id"),
    COURSE_SETTINGS("false", "course_id = :id"),
    COURSE("false", "id = :id"),
    DEPLOYMENT("false", "false");

    private static final String LINKS =
            "select id from resource_link where registration_id = :registration and course_id = :id";
    private static final String ATTEMPTS =
            "select id from attempt where registration_id = :registration and course_id = :id";
    private static final String ITEMS =
            "select id from line_item where registration_id = :registration and resource_link_id in (" + LINKS + ")";
    // A link may have moved to another course since; then its scores hang on the attempts. Two conditions that are
    // joined by "or" find no index, and all scores of the platform would be read.
    private static final String SCORES =
            "(line_item_id, learner_id) in (select line_item_id, learner_id from desired_score"
                    + " where registration_id = :registration and line_item_id in (" + ITEMS + ")"
                    + " union all select line_item_id, learner_id from desired_score"
                    + " where registration_id = :registration and attempt_id in (" + ATTEMPTS + "))";
    private static final String OF_LEARNERS_SCORES = "(line_item_id, learner_id) in (select line_item_id, learner_id"
            + " from desired_score where registration_id = :registration and learner_id = :id)";
    private static final String OF_AUTHORED =
            "checkpoint_id in (select id from authored_checkpoint where registration_id = :registration and course_id = :id)";
    private static final String REFUSED_HERE = """
            exists (select from course c
                    join deployment d on d.registration_id = c.registration_id and d.id = c.deployment_id
                    where c.registration_id = :registration and c.id = :id and d.deployment_id = refusal.deployment_id
                      and (c.context_id = refusal.context_id
                           or c.context_id is null and refusal.context_id is null
                              and c.lone_resource_link_id = refusal.resource_link_id))""";

    private final String ofLearner;
    private final String ofCourse;

    PersonalTable(String ofLearner, String ofCourse) {
        this.ofLearner = ofLearner;
        this.ofCourse = ofCourse;
    }

    String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The rows that are shown and exported. */
    String rows(DataScope whose) {
        return "registration_id = :registration and "
                + switch (whose) {
                    case DataScope.Learner learner -> ofLearner;
                    case DataScope.Course course -> ofCourse;
                    case DataScope.Platform platform -> ofPlatform();
                };
    }

    /** The rows that are erased, once those before were. */
    String erased(DataScope whose) {
        return switch (whose) {
            case DataScope.Course course -> "registration_id = :registration and " + erasedFromCourse();
            case DataScope.Learner learner -> "registration_id = :registration and " + erasedWithLearner();
            case DataScope.Platform platform -> rows(whose);
        };
    }

    /** What has to be read beside a row to write it out, where the row holds what only we can read. */
    String packed() {
        return "";
    }

    /** The tables that have it. */
    String beside() {
        return "";
    }

    String ofPlatform() {
        return "true";
    }

    String erasedWithLearner() {
        return ofLearner;
    }

    String erasedFromCourse() {
        return ofCourse;
    }
}
