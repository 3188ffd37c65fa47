package checkpoint.tool.cluster;

import checkpoint.tool.cluster.Placement.Place;
import checkpoint.tool.setup.OnceAMinute;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decides on which cluster a thread works. A request enters that of its registration and leaves it at its end; work by the clock visits each; a page over
 * all platforms asks each. Threads that a thread begins work where it does. Between two clusters there is no transaction: nobody changes
 * the cluster within one.
 */
public final class Clusters {

    /** The name of the first one, that of {@code spring.datasource.url}. */
    public static final String HOME = "home";

    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);
    private static final ThreadLocal<@Nullable String> HERE = new InheritableThreadLocal<>();
    private static final ThreadLocal<@Nullable Map<String, Missed>> MISSED = new ThreadLocal<>();

    private final List<String> names;
    private final Supplier<@Nullable Placement> placement;
    private final OnceAMinute outage = new OnceAMinute();
    private volatile @Nullable Placement known;

    /**
     * These clusters.
     *
     * @param others the further ones, beside the home cluster
     * @param placement asked when the first registration is to be found
     */
    Clusters(Collection<String> others, Supplier<@Nullable Placement> placement) {
        List<String> all = new ArrayList<>();
        all.add(HOME);
        all.addAll(others);
        this.names = List.copyOf(all);
        this.placement = placement;
    }

    /** One cluster, as usual. */
    public static Clusters alone() {
        return new Clusters(List.of(), () -> null);
    }

    /** The pools of connections that a source chooses between, that of the home cluster first; empty where it has none. */
    public static List<HikariDataSource> pools(DataSource source) {
        if (source instanceof ClusterDataSource several) {
            List<HikariDataSource> pools =
                    new ArrayList<>(several.pools().others().values());
            pools.addFirst(several.pools().home());
            return pools;
        }
        return source instanceof HikariDataSource one ? List.of(one) : List.of();
    }

    /** That of this thread. */
    public static String here() {
        String here = HERE.get();
        return here == null ? HOME : here;
    }

    /** Whether this thread works on the home cluster: for what is done once and not for each. */
    public static boolean isAtHome() {
        return here().equals(HOME);
    }

    /** All of them, the home cluster first. */
    public List<String> names() {
        return names;
    }

    /** The one that holds a registration's rows. */
    public String of(long registration) {
        return place(registration).cluster();
    }

    /** Whether this thread's cluster is the one that holds a registration's rows: another may still have old ones. */
    public boolean isHere(long registration) {
        return of(registration).equals(here());
    }

    /**
     * From now on this thread works on a registration's rows.
     *
     * @throws RegistrationInTransit if it is being moved at this moment
     */
    public void enter(long registration) {
        Place place = place(registration);
        if (place.moving()) {
            throw new RegistrationInTransit(registration);
        }
        go(place.cluster());
    }

    /** From now on this thread works at home, as at its beginning, and has missed nobody. */
    public static void leave() {
        HERE.remove();
        MISSED.remove();
    }

    /** Does something on a registration's cluster, and comes back. */
    public <T> T at(long registration, Supplier<T> work) {
        return in(of(registration), work);
    }

    /** Asks a registration's cluster; empty if a further cluster is away, which {@link #missed} then reports. */
    public <T> Optional<T> askAt(long registration, Supplier<T> question) {
        String cluster = of(registration);
        try {
            return Optional.of(in(cluster, question));
        } catch (DataAccessException | TransactionException e) {
            if (cluster.equals(HOME)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Does something on a cluster, and comes back. */
    public <T> T in(String cluster, Supplier<T> work) {
        String before = HERE.get();
        go(cluster);
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            if (!cluster.equals(HOME)) {
                miss(cluster);
            }
            throw e;
        } finally {
            back(before);
        }
    }

    /**
     * Does something on each cluster. An unavailable one does not stop the others, and is reported by {@link #missed}; what the home cluster said is thrown in the
     * end, and whatever is no matter of a database. What else failed is suppressed in it.
     */
    public void each(Runnable work) {
        RuntimeException failed = null;
        for (String cluster : names) {
            try {
                in(cluster, () -> {
                    work.run();
                    return cluster;
                });
            } catch (DataAccessException | TransactionException e) {
                if (cluster.equals(HOME)) {
                    failed = with(failed, e);
                } else {
                    outage.tell(
                            cluster,
                            times -> LOG.warn(
                                    "Work for the cluster {} waits ({} times so far): {}",
                                    cluster,
                                    times,
                                    e.getMessage()));
                }
            } catch (RuntimeException e) {
                // Broad on purpose: a fault over one cluster's rows stops no other cluster's work.
                failed = with(failed, e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** The first failure is thrown, and says of the later ones. */
    private static RuntimeException with(@Nullable RuntimeException first, RuntimeException later) {
        if (first == null) {
            return later;
        }
        if (!first.equals(later)) {
            first.addSuppressed(later);
        }
        return first;
    }

    /** A cluster that gave no answer, and the names of the platforms whose rows it has. */
    public record Missed(String cluster, List<String> platforms) {}

    /** The clusters that have not answered this thread since {@link #leave}: their part is missing. */
    public static List<Missed> missed() {
        Map<String, Missed> missed = MISSED.get();
        return missed == null ? List.of() : List.copyOf(missed.values());
    }

    /** Whether this thread has missed one of them. */
    public static boolean hasMissed(String cluster) {
        Map<String, Missed> missed = MISSED.get();
        return missed != null && missed.containsKey(cluster);
    }

    private void miss(String cluster) {
        if (!hasMissed(cluster)) {
            Map<String, Missed> missed = MISSED.get();
            if (missed == null) {
                missed = new TreeMap<>();
                MISSED.set(missed);
            }
            missed.put(cluster, new Missed(cluster, platformsIn(cluster)));
        }
    }

    private List<String> platformsIn(String cluster) {
        Placement asked = placement();
        try {
            return asked == null ? List.of() : asked.platformsIn(cluster);
        } catch (DataAccessException | TransactionException e) {
            // The home cluster is unavailable as well; the code that needs it reports that.
            LOG.debug("It is not known which installation the cluster {} belongs to", cluster, e);
            return List.of();
        }
    }

    /** Asks each cluster in turn and leaves out those that are away. */
    public <T> List<T> ask(Supplier<? extends Collection<T>> question) {
        List<T> answers = new ArrayList<>();
        each(() -> answers.addAll(question.get()));
        return answers;
    }

    /** The first answer: this thread's cluster is asked first, and no other one where it knows. */
    public <T> Optional<T> first(Supplier<Optional<T>> question) {
        Optional<T> answer = question.get();
        if (answer.isPresent() || names.size() == 1) {
            return answer;
        }
        String asked = here();
        List<T> found = new ArrayList<>();
        each(() -> {
            if (found.isEmpty() && !here().equals(asked)) {
                question.get().ifPresent(found::add);
            }
        });
        return found.stream().findFirst();
    }

    private Place place(long registration) {
        Placement asked = placement();
        return asked == null ? Place.AT_HOME : asked.of(registration);
    }

    private @Nullable Placement placement() {
        Placement asked = known;
        if (asked == null) {
            asked = placement.get();
            known = asked;
        }
        return asked;
    }

    private void go(String cluster) {
        if (here().equals(cluster)) {
            return;
        }
        if (!names.contains(cluster)) {
            throw new DataAccessResourceFailureException("this node knows no cluster " + cluster);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction on the cluster " + here() + " cannot go on to " + cluster);
        }
        back(cluster.equals(HOME) ? null : cluster);
    }

    private static void back(@Nullable String cluster) {
        if (cluster == null) {
            HERE.remove();
        } else {
            HERE.set(cluster);
        }
    }
}
