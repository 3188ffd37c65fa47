package checkpoint.platform.relocation;

import java.util.List;

/** Checks the conditions for moving a registration, and for erasing the rows that a move left. */
final class MoveConditions {

    private static final String ONE_AT_A_TIME = "select pg_try_advisory_lock(7012062)";
    private static final String HAS_PEOPLE = "select exists (select from learner where registration_id = ?)";
    private static final String HAS_TABLES = "select to_regclass('flyway_schema_history') is not null";
    private static final String SCHEMA = "select count(*) from flyway_schema_history where success";

    private MoveConditions() {}

    /** One move at a time, whoever began it. */
    static void alone(Side home) {
        if (!home.sql(ONE_AT_A_TIME).query(Boolean.class).single()) {
            throw new CannotMove("Another move is under way. Wait until it has ended.");
        }
    }

    /** The target is known, and it is not the place where the registration is; nor is a move to another one under way. */
    static void require(Whereabouts found, long registration, String to, List<String> clusters) {
        if (!clusters.contains(to)) {
            throw new CannotMove("There is no cluster " + to + ": known are " + String.join(", ", clusters)
                    + ". Set checkpoint.clusters." + to + ".url on every node, restart them, and try again.");
        }
        if (found.movingTo() != null && !found.movingTo().equals(to)) {
            throw new CannotMove("Registration " + registration + " was being moved to " + found.movingTo()
                    + ": finish that with --to " + found.movingTo() + ", or give it up with --give-up.");
        }
        if (found.place().equals(to)) {
            throw new CannotMove("Registration " + registration + " (" + found.name() + ") is in the cluster " + to
                    + " already. What a move that was interrupted has left is erased with --clear.");
        }
    }

    static void requireSameSchema(Side source, Side target) {
        if (!target.sql(HAS_TABLES).query(Boolean.class).single()) {
            throw new CannotMove(
                    "The database of the cluster " + target.cluster
                            + " has no tables yet. Restart every node with its settings: the start makes them. Nothing was moved.");
        }
        if (!source.sql(SCHEMA)
                .query(Long.class)
                .single()
                .equals(target.sql(SCHEMA).query(Long.class).single())) {
            throw new CannotMove("The clusters " + source.cluster + " and " + target.cluster
                    + " have different schemas. Start this version of the tool with both, and try again.");
        }
    }

    /** After a database was restored to an earlier state, the only rows there are may be in the wrong place. */
    static void requireLeftOver(Side other, Side place, long registration) {
        if (hasPeople(other, registration) && !hasPeople(place, registration)) {
            throw new CannotMove("The cluster " + other.cluster + " has rows of registration " + registration
                    + ", and the cluster " + place.cluster
                    + ", where it is kept, has none. Nothing was erased. Look which of them"
                    + " was restored from a backup, and restore it to a later state.");
        }
    }

    private static boolean hasPeople(Side side, long registration) {
        return side.sql(HAS_PEOPLE).param(registration).query(Boolean.class).single();
    }
}
