package checkpoint.platform.relocation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Stops all work on a registration's rows in the cluster that it leaves: first its deliveries, then every write. */
final class Fence {

    /** The name that pauses its deliveries; no account can have it. */
    static final String MOVING = "(moving)";

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final String IN_FLIGHT = """
            select not exists (select from desired_score where registration_id = :registration and lease_until > now())
               and not exists (select from line_item where registration_id = :registration and lookup_lease_until > now())""";

    /** A transaction that began before the fence may still write; one that began after it sees it. */
    private static final String ENDED = """
            select not exists (select from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and xact_start < ?
                  and backend_type = 'client backend')""";

    /** Sessions that may write and do not show since when. */
    private static final String HIDDEN = """
            select distinct a.usename from pg_stat_activity a join pg_roles r on r.oid = a.usesysid
            where a.datname = current_database() and a.backend_type is null and not r.rolsuper
              and has_table_privilege(a.usesysid, 'attempt', 'insert') order by 1""";

    private final Side side;
    private final long registration;

    Fence(Side side, long registration) {
        this.side = side;
        this.registration = registration;
    }

    /**
     * Builds it; when this returns nothing of the registration is written here any more.
     *
     * @param to where it goes
     * @throws CannotMove if something does not come to its end
     */
    void build(String to) {
        requireNobodyHidden();
        side.sql("""
                insert into delivery_pause (registration_id, paused_at, paused_by)
                select ?, now(), ? where not exists (select from moved_away where registration = ?)
                on conflict do nothing""").params(registration, MOVING, registration).update();
        // A worker that looked for due scores before the fence may be about to claim some.
        awaitOlderTransactions("the pause of its deliveries");
        await(
                "A score is being sent to its platform",
                () -> side.sql(IN_FLIGHT)
                        .param("registration", registration)
                        .query(Boolean.class)
                        .single());
        requireEveryTable();
        side.sql(
                        "insert into moved_away (registration, moved_to, at) values (?, ?, clock_timestamp()) on conflict do nothing")
                .params(registration, to)
                .update();
        awaitOlderTransactions("the fence");
    }

    private void requireEveryTable() {
        List<String> missing = side.fenceTables();
        if (!missing.isEmpty()) {
            throw new CannotMove(
                    "Tables in the cluster " + side.cluster + " are in use all the time: " + String.join(", ", missing)
                            + ". Nothing was moved; try again when no long erasure or export is running.");
        }
    }

    private void requireNobodyHidden() {
        List<String> hidden =
                side.sql(HIDDEN).query((row, number) -> row.getString(1)).list();
        if (!hidden.isEmpty()) {
            throw new CannotMove("The user " + String.join(", ", hidden) + " writes to the cluster " + side.cluster
                    + ", and this one cannot see when its transactions end. Run the command as the user that the tool has there,"
                    + " or grant this one pg_read_all_stats. Nothing was moved.");
        }
    }

    private void awaitOlderTransactions(String than) {
        OffsetDateTime now =
                side.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        await(
                "A transaction in the cluster " + side.cluster + " is older than " + than,
                () -> side.sql(ENDED).param(now).query(Boolean.class).single());
    }

    /** Takes it away: the registration stays here. */
    void remove() {
        side.sql("delete from moved_away where registration = ?")
                .param(registration)
                .update();
        resume(side, registration);
    }

    /** Deliveries that were paused for the move go on; those that an administrator has paused stay so. */
    static void resume(Side side, long registration) {
        side.sql("delete from delivery_pause where registration_id = ? and paused_by = ?")
                .params(registration, MOVING)
                .update();
    }

    private static void await(String what, BooleanSupplier done) {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new CannotMove(what + ", and has not ended within " + LONGEST.toMinutes()
                        + " minutes. Nothing was moved; try again later.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
