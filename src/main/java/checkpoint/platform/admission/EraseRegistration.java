package checkpoint.platform.admission;

import checkpoint.platform.registration.Registration;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.RegistrationInTransit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows kept under a registration: their number, and their erasure. */
@Repository
public class EraseRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(EraseRegistration.class);

    private static final String COUNT = """
            select (select count(*) from deployment where registration_id = :id) deployments,
                   (select count(*) from course where registration_id = :id) courses,
                   (select count(*) from learner where registration_id = :id) learners,
                   (select count(*) from attempt where registration_id = :id) attempts,
                   (select count(*) from desired_score
                    where registration_id = :id and state not in ('SENT', 'CONFIRMED')) undelivered""";

    // A select of a function that returns nothing; the count is only there to have something to read.
    private static final String ERASE = "select count(erase_registration(:id)::text)";

    private final JdbcClient database;
    private final Clusters clusters;
    private final TransactionTemplate apart;

    EraseRegistration(JdbcClient database, Clusters clusters, PlatformTransactionManager transactions) {
        this.database = database;
        this.clusters = clusters;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Counts the data that depends on a registration.
     *
     * @param undelivered grades that its platform has not acknowledged yet, or has refused
     */
    public record Holdings(long deployments, long courses, long learners, long attempts, long undelivered) {

        /** Whether nothing would be lost with it. */
        public boolean isEmpty() {
            return courses + learners + attempts == 0;
        }
    }

    public Holdings holdings(long id) {
        return clusters.at(
                id,
                () -> database.sql(COUNT)
                        .param("id", id)
                        .query((row, number) -> new Holdings(
                                row.getLong("deployments"),
                                row.getLong("courses"),
                                row.getLong("learners"),
                                row.getLong("attempts"),
                                row.getLong("undelivered")))
                        .single());
    }

    /**
     * Erases the registration with every row of every table that carries it; in the caller's transaction where there is one.
     * What is in other clusters goes first: if anything fails after that, the same can be asked again. Those that have nothing to do with it are
     * asked too, as a move that was interrupted may have left rows there; but one of them that is away stops nothing.
     *
     * @param known as it is in the table now: this node may remember an older place
     * @throws RegistrationInTransit while its rows are being copied: the copy would be left
     */
    void erase(Registration known) {
        if (known.place().moving()) {
            throw new RegistrationInTransit(known.id());
        }
        long id = known.id();
        for (String other : clusters.names()) {
            if (!other.equals(Clusters.here())) {
                eraseIn(other, id, other.equals(known.place().cluster()));
            }
        }
        database.sql(ERASE).param("id", id).query(Long.class).single();
    }

    private void eraseIn(String cluster, long id, boolean needed) {
        try {
            apart.executeWithoutResult(status -> clusters.in(
                    cluster,
                    () -> database.sql(ERASE).param("id", id).query(Long.class).single()));
        } catch (DataAccessException e) {
            if (needed) {
                throw e;
            }
            LOG.warn("Whether the cluster {} has rows of the removed registration {} is not known", cluster, id);
        }
    }
}
