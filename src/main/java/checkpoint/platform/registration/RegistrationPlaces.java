package checkpoint.platform.registration;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.Placement;
import checkpoint.tool.setup.CannotStart;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Says which cluster holds a registration's rows, from memory. A node that does not know one of them does not start. */
@Component
class RegistrationPlaces implements Placement, InitializingBean {

    private final Registrations registrations;
    private final Clusters clusters;

    RegistrationPlaces(Registrations registrations, Clusters clusters) {
        this.registrations = registrations;
        this.clusters = clusters;
    }

    @Override
    public Place of(long registration) {
        return registrations.byId(registration).map(Registration::place).orElse(Place.AT_HOME);
    }

    @Override
    public List<String> platformsIn(String cluster) {
        return registrations.all().stream()
                .filter(one -> one.place().cluster().equals(cluster))
                .map(Registration::name)
                .sorted()
                .toList();
    }

    @Override
    public void afterPropertiesSet() {
        for (Registration one : registrations.all()) {
            if (!clusters.names().contains(one.place().cluster())) {
                throw new CannotStart(
                        "The platform " + one.name() + " (registration " + one.id() + ") is kept in the cluster "
                                + one.place().cluster() + ", which is not configured here",
                        "Set checkpoint.clusters." + one.place().cluster()
                                + ".url, .username and .password, on every node.");
            }
        }
    }
}
