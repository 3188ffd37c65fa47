package checkpoint.platform.relocation;

import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.Clusters;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/**
 * Moves a registration to another cluster. 1. The home cluster notes that it moves: its requests are answered 503 from now on. 2. Its deliveries pause,
 * and those in flight end. 3. A fence stops every write of its rows. 4. Its rows are copied in one transaction, and counted on both sides. 5. The home
 * cluster names its new place; its deliveries go on there. 6. When every node knows, the old rows go.
 *
 * <p>Until the fifth step the old rows are the ones that count, and the same command begins again; whatever fails before gives the registration back.
 */
final class MoveRegistration {

    private static final String BY = "(the command line)";
    private static final String BEGIN =
            "update registration set moving_to = :to where id = :id and (moving_to is null or moving_to = :to)";
    private static final String END = """
            update registration set cluster = nullif(:to, 'home'), moving_to = null where id = :id and moving_to = :to""";
    private static final String GIVE_UP = "update registration set moving_to = null where id = ?";
    private final List<HikariDataSource> pools;
    private final Clusters clusters;
    private final AuditLog audit;
    private final Duration nodesKnow;

    /**
     * A mover.
     *
     * @param nodesKnow after so long every node has read the new place
     */
    MoveRegistration(DataSource source, Clusters clusters, AuditLog audit, Duration nodesKnow) {
        this.pools = Clusters.pools(source);
        this.clusters = clusters;
        this.audit = audit;
        this.nodesKnow = nodesKnow;
    }

    /**
     * Moves it.
     *
     * @param to the name of a cluster, {@link Clusters#HOME} for the first one
     * @return how many rows of each table moved
     * @throws CannotMove where it is not moved, and why
     */
    Map<String, Long> move(long registration, String to) throws SQLException {
        try (Side home = side(Clusters.HOME)) {
            MoveConditions.alone(home);
            Whereabouts found = Whereabouts.find(home, registration);
            MoveConditions.require(found, registration, to, clusters.names());
            try (Side source = side(found.place());
                    Side target = side(to)) {
                MoveConditions.requireSameSchema(source, target);
                Map<String, Long> copied = copy(home, source, target, registration);
                change(home, target, registration);
                finish(found, source, target, registration);
                return copied;
            }
        }
    }

    /** The switch. From here on the new rows count. */
    private static void change(Side home, Side target, long registration) {
        int changed;
        try {
            changed = home.sql(END)
                    .param("to", target.cluster)
                    .param("id", registration)
                    .update();
        } catch (DataAccessException e) {
            throw new CannotMove(
                    "All rows are copied, and the home database did not answer the switch (" + e.getMessage()
                            + "). When it is back, run the same again: it finishes the move, or says that it is done.");
        }
        if (changed == 0) {
            erase(target, registration);
            throw new CannotMove("Registration " + registration
                    + " was removed, or its move given up, while its rows were copied. The copy is erased.");
        }
    }

    private void finish(Whereabouts found, Side source, Side target, long registration) {
        try {
            Fence.resume(target, registration);
            audit.record(BY, "move-platform", found.subject(), source.cluster + " to " + target.cluster);
            LockSupport.parkNanos(nodesKnow.toNanos());
            erase(source, registration);
        } catch (DataAccessException e) {
            throw new CannotMove("Registration " + registration + " is in the cluster " + target.cluster
                    + " now, but something is left to do (" + e.getMessage() + "). Run move-registration "
                    + registration
                    + " --clear: it lets deliveries go on and erases the old rows.");
        }
    }

    /** Gives up a move that was interrupted: the registration stays where it is. */
    void giveUp(long registration) throws SQLException {
        try (Side home = side(Clusters.HOME)) {
            MoveConditions.alone(home);
            Whereabouts found = Whereabouts.find(home, registration);
            if (found.movingTo() == null) {
                throw new CannotMove("Registration " + registration + " is not being moved.");
            }
            try (Side source = side(found.place())) {
                stay(home, source, registration);
            }
            eraseCopy(found.movingTo(), registration);
        }
    }

    /** Erases what a move that was interrupted after its fifth step has left, and lets its deliveries go on. */
    void clear(long registration) throws SQLException {
        try (Side home = side(Clusters.HOME)) {
            MoveConditions.alone(home);
            Whereabouts found = Whereabouts.find(home, registration);
            if (found.movingTo() != null) {
                throw new CannotMove("Registration " + registration + " is being moved to " + found.movingTo()
                        + ": finish that with --to " + found.movingTo() + ", or give it up with --give-up.");
            }
            try (Side place = side(found.place())) {
                Fence.resume(place, registration);
                for (String cluster : clusters.names()) {
                    if (!cluster.equals(found.place())) {
                        try (Side other = side(cluster)) {
                            MoveConditions.requireLeftOver(other, place, registration);
                            erase(other, registration);
                        }
                    }
                }
            }
        }
    }

    private Map<String, Long> copy(Side home, Side source, Side target, long registration) throws SQLException {
        if (home.sql(BEGIN)
                        .param("to", target.cluster)
                        .param("id", registration)
                        .update()
                == 0) {
            throw new CannotMove(
                    "Registration " + registration + " was changed at this moment. Nothing was moved; try again.");
        }
        boolean copied = false;
        try {
            new Fence(source, registration).build(target.cluster);
            new LaterIds(source, target, registration).provide(home);
            Map<String, Long> rows = new CopyRows(source, target, registration).copy(home);
            copied = true;
            return rows;
        } finally {
            if (!copied) {
                giveBack(source.cluster, target.cluster, registration);
            }
        }
    }

    /** On connections of its own: those of the copy may be in a transaction that failed, or gone. */
    private void giveBack(String from, String to, long registration) {
        try (Side home = side(Clusters.HOME);
                Side source = side(from)) {
            stay(home, source, registration);
        } catch (SQLException | DataAccessException e) {
            throw new CannotMove("The move failed, and so did giving it up (" + e.getMessage()
                    + "). When the databases are back, run the same again, or with --give-up.");
        }
        eraseCopy(to, registration);
    }

    /** Erases the copy. It may have been committed although the answer was lost, and no copy of people's data may stay where nobody looks for it. */
    private void eraseCopy(String cluster, long registration) {
        try (Side target = side(cluster)) {
            erase(target, registration);
        } catch (SQLException | DataAccessException e) {
            throw new CannotMove("Registration " + registration + " stays where it is, but the cluster " + cluster
                    + " may have a copy of its rows (" + e.getMessage()
                    + "). When that database is back, run move-registration "
                    + registration + " --clear.");
        }
    }

    private static void stay(Side home, Side source, long registration) {
        new Fence(source, registration).remove();
        home.sql(GIVE_UP).param(registration).update();
    }

    private static void erase(Side side, long registration) {
        side.sql("select erase_rows(?)").param(registration).query(row -> {});
        if (!side.cluster.equals(Clusters.HOME)) {
            side.sql("delete from registration where id = ?")
                    .param(registration)
                    .update();
        }
    }

    private Side side(String cluster) throws SQLException {
        int place = clusters.names().indexOf(cluster);
        if (place < 0) {
            throw new CannotMove(
                    "The cluster " + cluster + " is not configured here: set checkpoint.clusters." + cluster + ".url.");
        }
        return new Side(cluster, pools.get(place));
    }
}
